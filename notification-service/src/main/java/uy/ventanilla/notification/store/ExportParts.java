package uy.ventanilla.notification.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;

/** What this service gives when all of a tenant's data is wanted; the format is docs/export.md's. */
@Configuration(proxyBeanMethods = false)
class ExportParts {
    /** What an invitation holds opens an account, so it is left out. */
    @Bean
    Export export() {
        return Export.of(
                new Part.Lines(
                        "deliveries.jsonl",
                        """
                        select json_strip_nulls(json_build_object(
                            'id', d.id, 'ticket', d.number, 'kind', d.kind, 'recipient', d.recipient::json,
                            'content', case when d.kind <> 'invitation' then d.content::json end,
                            'messageId', d.message_id, 'state', d.state, 'wantedAt', d.wanted_at,
                            'sentAt', d.sent_at, 'error', d.error))
                        from delivery d where d.tenant_id = :tenant
                        """,
                        "d.mailbox = (select p.address from person p where p.tenant_id = :tenant and p.id = :person)"),
                new Part.Lines("notices.jsonl", """
                        select json_strip_nulls(json_build_object(
                            'person', b.person, 'ticket', b.ticket, 'kind', b.kind, 'es', b.text_es, 'en', b.text_en,
                            'at', b.at, 'read', b.read))
                        from bell b where b.tenant_id = :tenant
                        """, "b.person = :person"),
                new Part.Lines("suppressed-addresses.jsonl", """
                        select json_build_object('address', s.mailbox, 'reason', s.reason, 'since', s.since)
                        from suppressed s where s.tenant_id = :tenant
                        """, """
                        exists (select from person p
                            where p.tenant_id = s.tenant_id and p.id = :person and p.address = s.mailbox)"""));
    }
}
