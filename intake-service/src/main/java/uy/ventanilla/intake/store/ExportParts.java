package uy.ventanilla.intake.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;

/** What this service gives when all of a tenant's data is wanted; the format is docs/export.md's. */
@Configuration(proxyBeanMethods = false)
class ExportParts {
    private static final String SENT = """
            lower(m.sender) = (select p.address from people p where p.tenant_id = :tenant and p.id = :person)""";

    @Bean
    Export export() {
        return Export.of(
                new Part.Lines("mails.jsonl", """
                        select json_strip_nulls(json_build_object(
                            'id', m.id, 'file', 'mails/' || m.id || '.eml', 'mailbox', m.mailbox,
                            'receivedAt', m.received_at, 'size', m.size, 'whole', m.whole, 'messageId', m.message_id,
                            'sender', m.sender, 'senderName', m.sender_name, 'subject', m.subject,
                            'outcome', m.outcome, 'reason', m.reason, 'ticket', coalesce(m.ticket, (
                                select max(t.number) from tickets t
                                where t.tenant_id = m.tenant_id and t.conversation = m.conversation))))
                        from mails m where m.tenant_id = :tenant
                        """, SENT),
                new Part.Files("mails", "select m.id || '.eml', m.raw from mails m where m.tenant_id = :tenant", SENT),
                new Part.Lines("attachments.jsonl", """
                        select json_strip_nulls(json_build_object(
                            'id', a.id, 'file', 'attachments/' || a.id, 'name', a.name, 'contentType', a.content_type,
                            'size', a.size, 'uploadedBy', a.uploaded_by, 'createdAt', a.created_at))
                        from attachments a where a.tenant_id = :tenant
                        """, "a.uploaded_by = :person"),
                new Part.Files("attachments", """
                        select a.id::text, c.bytes
                        from attachments a join contents c on c.tenant_id = a.tenant_id and c.sha256 = a.sha256
                        where a.tenant_id = :tenant
                        """, "a.uploaded_by = :person"));
    }
}
