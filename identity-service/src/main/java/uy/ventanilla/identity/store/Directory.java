package uy.ventanilla.identity.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import uy.ventanilla.contracts.DirectoryEvent;
import uy.ventanilla.contracts.EventType;
import uy.ventanilla.contracts.OrganisationChanged;
import uy.ventanilla.contracts.PersonChanged;
import uy.ventanilla.contracts.PersonErased;
import uy.ventanilla.contracts.PersonInvited;
import uy.ventanilla.contracts.Role;
import uy.ventanilla.contracts.TenantApplied;
import uy.ventanilla.contracts.TenantChanged;
import uy.ventanilla.contracts.Topic;
import uy.ventanilla.identity.document.BlueprintDocument;
import uy.ventanilla.identity.domain.Organisation;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.platform.messaging.Outbox;
import uy.ventanilla.platform.messaging.Outgoing;
import uy.ventanilla.platform.tenancy.Standing;
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

    /** Says that the tenant stands otherwise than before; {@code word} counts what was said of it. */
    public void stand(TenantId tenant, String slug, Standing standing, long word) {
        say(
                tenant,
                "standing:" + tenant,
                "tenant:" + slug,
                word,
                new TenantChanged(tenant.value(), uy.ventanilla.contracts.Standing.valueOf(standing.name())));
    }

    /** Has the topic forget whatever was said of the tenant, its people and organisations, but how it stands. */
    public void forget(TenantId tenant) {
        outbox.forgetAll(tenant, Topic.DIRECTORY.address(), """
                select cast(:tenant as text)
                union all select id::text from person where tenant_id = :tenant
                union all select 'invitation:' || person from invitation where tenant_id = :tenant
                union all select id::text from organisation where tenant_id = :tenant
                """);
    }

    private static String invitationKey(UUID person) {
        return "invitation:" + person;
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

    public Organisation save(OrganisationRow row) {
        var saved = organisations.saveAndFlush(row);
        say(saved, saved.sequence(), false);
        return saved.toOrganisation();
    }

    /** Forgets an organisation nobody belongs to; its tickets keep its name. */
    public void remove(OrganisationRow row) {
        organisations.delete(row);
        organisations.flush();
        say(row, row.sequence() + 1, true);
        outbox.forget(row.tenant(), Topic.DIRECTORY.address(), List.of(row.id().toString()));
    }

    private void say(OrganisationRow row, long sequence, boolean removed) {
        var facts = row.facts();
        say(
                row.tenant(),
                row.id().toString(),
                "organisation:" + row.id(),
                sequence,
                new OrganisationChanged(
                        row.id(),
                        facts.name(),
                        facts.taxId(),
                        facts.brand(),
                        facts.plan(),
                        facts.commercialContact(),
                        removed));
    }

    public Person save(PersonRow row) {
        var saved = people.saveAndFlush(row);
        var person = saved.toPerson();
        var facts = person.facts();
        boolean here = !facts.left();
        say(
                saved.tenant(),
                saved.id().toString(),
                "person:" + saved.id(),
                saved.sequence(),
                new PersonChanged(
                        person.id(),
                        person.address(),
                        facts.name(),
                        // who has left is nobody's staff: nobody hands them a ticket or tells them of one
                        here ? Role.valueOf(facts.role().name()) : Role.CUSTOMER,
                        facts.organisation(),
                        facts.organisations(),
                        here ? facts.teams() : List.of(),
                        here && person.activated(),
                        here && facts.mayMail(),
                        facts.away(),
                        facts.left(),
                        facts.language()));
        return person;
    }

    /**
     * Says that the person, whose row has stand-ins by now, is to be forgotten; with what was said of them before, and with {@code
     * files} what they sent.
     */
    public Person erased(PersonRow row, boolean files) {
        var saved = people.saveAndFlush(row);
        say(
                saved.tenant(),
                saved.id().toString(),
                "person:" + saved.id(),
                saved.sequence(),
                new PersonErased(saved.id(), saved.address(), saved.name(), files));
        outbox.forget(saved.tenant(), Topic.DIRECTORY.address(), List.of(invitationKey(saved.id())));
        return saved.toPerson();
    }

    /** Invites the person; an earlier invitation counts no more. Only the nonce's hash is kept. */
    public void invite(PersonRow row, String nonce, Instant now, Instant expiresAt) {
        invitations.put(row.tenant(), row.id(), nonce, now, expiresAt);
        say(
                row.tenant(),
                invitationKey(row.id()),
                "person:" + row.id(),
                0,
                new PersonInvited(
                        row.id(),
                        row.address(),
                        row.name(),
                        row.facts().language(),
                        nonce,
                        expiresAt,
                        row.activated()));
    }

    private void say(TenantId tenant, String key, String subject, long sequence, DirectoryEvent event) {
        var type = EventType.of(event);
        outbox.say(tenant, new Outgoing(type.topic().address(), type.wireName(), key, subject, sequence, event));
    }
}
