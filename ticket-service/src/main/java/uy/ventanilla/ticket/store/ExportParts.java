package uy.ventanilla.ticket.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;

/** What this service gives when all of a tenant's data is wanted; the format is docs/export.md's. */
@Configuration(proxyBeanMethods = false)
class ExportParts {
    private static final String THEIRS = """
            t.requester_id = :person or exists (
                select from ticket_participant p
                where p.tenant_id = t.tenant_id and p.ticket_id = t.id and p.person_id = :person)""";

    @Bean
    Export export() {
        return Export.of(tickets(), messages(), history());
    }

    private static Part tickets() {
        return new Part.Lines("tickets.jsonl", """
                select json_strip_nulls(json_build_object(
                    'number', t.number, 'id', t.id, 'subject', t.subject, 'channel', lower(t.channel),
                    'openedAt', t.opened_at, 'requester', t.requester_id, 'participants', array(
                        select p.person_id from ticket_participant p
                        where p.tenant_id = t.tenant_id and p.ticket_id = t.id order by p.person_id),
                    'organisation', t.organisation_id, 'plan', t.plan, 'followsUp', t.follows_up,
                    'request', t.request,
                    'state', t.state, 'phase', lower(t.phase), 'stateSince', t.state_since, 'reason', t.reason,
                    'assignee', t.assignee_id, 'classification', t.classification, 'amount', t.amount,
                    'currency', t.currency, 'fields', t.fields, 'incomplete', t.incomplete,
                    'firstResponseAt', t.first_response_at, 'updatedAt', t.updated_at))
                from ticket t where t.tenant_id = :tenant
                """, THEIRS);
    }

    /** Of a person: what they wrote, and what was said publicly on tickets of theirs. */
    private static Part messages() {
        return new Part.Lines(
                "messages.jsonl", """
                select json_strip_nulls(json_build_object(
                    'ticket', t.number, 'id', m.id, 'at', m.at, 'visibility', lower(m.visibility),
                    'author', json_build_object(
                        'kind', lower(m.author_kind), 'id', m.author_id, 'name', m.author_name),
                    'text', m.text, 'fullText', m.full_text, 'html', m.html, 'attachments', m.attachments,
                    'channel', lower(m.channel), 'automatic', m.automatic, 'mailMessageId', m.mail_message_id))
                from message m join ticket t on t.tenant_id = m.tenant_id and t.id = m.ticket_id
                where m.tenant_id = :tenant
                """, "m.author_id = :person or m.visibility = 'PUBLIC' and (" + THEIRS + ")");
    }

    private static Part history() {
        return new Part.Lines("history.jsonl", """
                select json_strip_nulls(json_build_object(
                    'ticket', t.number, 'sequence', h.sequence, 'at', h.at, 'kind', lower(h.kind),
                    'actor', json_build_object('kind', lower(h.actor_kind), 'id', h.actor_id, 'name', h.actor_name),
                    'from', h.from_value, 'to', h.to_value, 'reason', h.reason, 'cause', lower(h.cause),
                    'message', h.message_id, 'internal', h.internal))
                from history h join ticket t on t.tenant_id = h.tenant_id and t.id = h.ticket_id
                where h.tenant_id = :tenant
                """, "h.actor_id = :person");
    }
}
