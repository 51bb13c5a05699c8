package uy.ventanilla.identity.store;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uy.ventanilla.platform.tenancy.TenantId;

/** What this service keeps of a person beside what is said of them: what proves who they are, and where they are named. */
@Repository
public class PersonalTraces {
    private final JdbcClient jdbc;

    PersonalTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How they were called, and what takes its place. */
    public record Called(String address, String name) {}

    /** All of it goes; of the audit log, who they were. The person is erased by now. */
    public void forget(TenantId tenant, UUID person, Called before, Called now) {
        for (var table : List.of("invitation", "linked_account", "code_generator", "recovery_code", "passkey")) {
            jdbc.sql("delete from " + table + " where tenant_id = :tenant and person = :person")
                    .param("tenant", tenant.value())
                    .param("person", person)
                    .update();
        }
        jdbc.sql("select forget_in_audit(:person, :address, :name, :standInAddress, :standIn)")
                .param("person", person)
                .param("address", before.address())
                .param("name", before.name())
                .param("standInAddress", now.address())
                .param("standIn", now.name())
                .query(_ -> {});
    }
}
