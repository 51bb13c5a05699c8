package uy.ventanilla.slatimer.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;

/** What this service gives when all of a tenant's data is wanted; the format is docs/export.md's. */
@Configuration(proxyBeanMethods = false)
class ExportParts {
    @Bean
    Export export() {
        return Export.of(new Part.Lines("due-times.jsonl", """
                select json_strip_nulls(json_build_object(
                    'ticket', t.number, 'kind', t.kind, 'id', t.id, 'dueAt', t.due_at, 'reachedAt', t.rung_at))
                from timer t where t.tenant_id = :tenant
                """, null));
    }
}
