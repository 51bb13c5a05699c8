package uy.ventanilla.identity.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;

/** What this service gives when all of a tenant's data is wanted; the format is docs/export.md's. */
@Configuration(proxyBeanMethods = false)
class ExportParts {
    @Bean
    Export export() {
        return Export.of(
                blueprints(),
                blueprintFiles(),
                organisations(),
                people(),
                linkedAccounts(),
                passkeys(),
                signIns(),
                clients(),
                audit());
    }

    private static Part blueprints() {
        return new Part.Lines("blueprints.jsonl", """
                select json_strip_nulls(json_build_object(
                    'version', b.version, 'file', 'blueprints/' || b.version || '.yaml', 'appliedAt', b.applied_at,
                    'restored', b.restored))
                from blueprint b where b.tenant_id = :tenant
                """, null);
    }

    private static Part blueprintFiles() {
        return new Part.Files("blueprints", """
                select b.version || '.yaml', convert_to(b.document, 'UTF8') from blueprint b where b.tenant_id = :tenant
                """, null);
    }

    private static Part organisations() {
        return new Part.Lines("organisations.jsonl", """
                select json_strip_nulls(json_build_object(
                    'id', o.id, 'name', o.name, 'taxId', o.tax_id, 'brand', o.brand, 'plan', o.plan,
                    'commercialContact', o.commercial_contact))
                from organisation o where o.tenant_id = :tenant
                """, null);
    }

    private static Part people() {
        return new Part.Lines("people.jsonl", """
                select json_strip_nulls(json_build_object(
                    'id', p.id, 'email', p.address, 'name', p.name, 'role', lower(p.role),
                    'organisations', case when p.organisation is null then p.further else p.organisation || p.further end,
                    'teams', p.teams, 'activated', p.activated, 'mayMail', p.may_mail, 'away', p.away,
                    'leftAt', p.left_at, 'language', p.language))
                from person p where p.tenant_id = :tenant
                """, "p.id = :person");
    }

    private static Part linkedAccounts() {
        return new Part.Lines("linked-accounts.jsonl", """
                select json_build_object(
                    'person', l.person, 'provider', l.provider, 'issuer', l.issuer, 'subject', l.subject,
                    'linkedAt', l.linked_at, 'usedAt', l.used_at)
                from linked_account l where l.tenant_id = :tenant
                """, "l.person = :person");
    }

    private static Part passkeys() {
        return new Part.Lines("passkeys.jsonl", """
                select json_strip_nulls(json_build_object(
                    'person', k.person, 'label', k.label, 'host', k.host, 'madeAt', k.made_at, 'usedAt', k.used_at))
                from passkey k where k.tenant_id = :tenant
                """, "k.person = :person");
    }

    private static Part signIns() {
        return new Part.Lines("sessions.jsonl", """
                select json_strip_nulls(json_build_object(
                    'person', s.person, 'how', s.how, 'program', s.program, 'from', s.origin, 'since', s.since,
                    'seenAt', s.seen_at, 'expiresAt', s.expires_at))
                from sign_in s where s.tenant_id = :tenant
                """, "s.person = :person");
    }

    private static Part clients() {
        return new Part.Lines("clients.jsonl", """
                select json_strip_nulls(json_build_object(
                    'id', i.client_id, 'name', i.name, 'scopes', i.scopes, 'madeAt', i.made_at,
                    'revokedAt', i.revoked_at, 'lastUsedAt', i.last_used_at))
                from integrator i where i.tenant_id = :tenant
                """, null);
    }

    private static Part audit() {
        return new Part.Lines("audit.jsonl", """
                select json_strip_nulls(json_build_object(
                    'id', a.id, 'at', a.at, 'action', a.action,
                    'actor', json_build_object(
                        'kind', lower(a.actor_kind), 'id', a.actor, 'name', a.actor_name, 'from', a.origin),
                    'subject', a.subject, 'subjectName', a.subject_name, 'detail', a.detail))
                from audit a where a.tenant_id = :tenant
                """, "a.actor = cast(:person as text)");
    }
}
