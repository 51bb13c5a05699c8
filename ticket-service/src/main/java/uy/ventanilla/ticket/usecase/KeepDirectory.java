package uy.ventanilla.ticket.usecase;

import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.ticket.domain.Person;
import uy.ventanilla.ticket.domain.PersonId;
import uy.ventanilla.ticket.store.Organisations;
import uy.ventanilla.ticket.store.People;
import uy.ventanilla.ticket.store.Workflows;

/** Keeps our copies of identity-service's facts. Runs in the transaction of whoever heard them. */
@Service
public class KeepDirectory {
    private final Workflows workflows;
    private final Organisations organisations;
    private final People people;

    KeepDirectory(Workflows workflows, Organisations organisations, People people) {
        this.workflows = workflows;
        this.organisations = organisations;
        this.people = people;
    }

    /** {@code applied} is the event's data as it came. */
    public void tenant(TenantId tenant, int version, String applied) {
        workflows.keep(tenant, version, applied);
    }

    public void organisation(TenantId tenant, UUID organisation, String name, String plan, long sequence) {
        organisations.keep(tenant, organisation, name, plan, sequence);
    }

    public void erased(
            TenantId tenant, PersonId person, String standInAddress, String standIn, boolean files, long sequence) {
        people.erase(tenant, person, standInAddress, standIn, files, sequence);
    }

    public void person(TenantId tenant, Person person, long sequence) {
        people.keep(tenant, person, sequence);
    }
}
