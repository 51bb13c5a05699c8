package uy.ventanilla.identity.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import uy.ventanilla.contracts.DirectoryEvent;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.OrganisationChanged;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.PersonInvited;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.TenantId;

/** The one door out: a change of the directory is saved together with the event that tells the other services. */
@Repository
public class Directory {
    private final People people;
    private final Organisations organisations;
    private final Blueprints blueprints;
    private final Invitations invitations;
    private final Outbox outbox;

    Directory(
            People people, Organisations organisations, Blueprints blueprints, Invitations invitations, Outbox outbox) {
        this.people = people;
        this.organisations = organisations;
        this.blueprints = blueprints;
        this.invitations = invitations;
        this.outbox = outbox;
    }

    /** {@code restored}: the earlier version this one says again. */
    public void apply(
            TenantId tenant, int version, BlueprintDocument document, @Nullable Integer restored, Instant now) {
        var blueprint = document.blueprint();
        blueprints.add(tenant, version, document, restored, now);
        say(
                tenant,
                tenant.toString(),
                "tenant:" + blueprint.slug(),
                version,
                new TenantApplied(tenant.value(), version, blueprint));
    }

    public void save(OrganisationRow row) {
        var saved = organisations.saveAndFlush(row);
        say(
                saved.tenant(),
                saved.id().toString(),
                "organisation:" + saved.id(),
                saved.sequence(),
                new OrganisationChanged(saved.id(), saved.name(), saved.plan(), saved.commercialContact()));
    }

    public PersonRow save(PersonRow row) {
        var saved = people.saveAndFlush(row);
        var person = saved.toPerson();
        say(
                saved.tenant(),
                saved.id().toString(),
                "person:" + saved.id(),
                saved.sequence(),
                new PersonChanged(
                        person.id(),
                        person.address(),
                        person.name(),
                        Role.valueOf(person.role().name()),
                        person.organisation(),
                        person.activated(),
                        person.mayMail(),
                        person.language()));
        return saved;
    }

    /** Invites the person; an earlier invitation counts no more. Only the nonce's hash is kept. */
    public void invite(PersonRow row, String nonce, Instant now, Instant expiresAt) {
        invitations.put(row.tenant(), row.id(), nonce, now, expiresAt);
        var person = row.toPerson();
        say(
                row.tenant(),
                "invitation:" + person.id(),
                "person:" + person.id(),
                0,
                new PersonInvited(
                        person.id(),
                        person.address(),
                        person.name(),
                        person.language(),
                        nonce,
                        expiresAt,
                        person.activated()));
    }

    private void say(TenantId tenant, String key, String subject, long sequence, DirectoryEvent event) {
        var type = EventType.of(event);
        outbox.say(tenant, new Outgoing(type.topic().address(), type.wireName(), key, subject, sequence, event));
    }
}
