package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.Actor;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * Gives an unknown sender an account, once (S35): not active until they follow the link they are sent (S37). Of one who
 * has an account it is said once more who they are.
 */
@Service
public class WelcomeSender {
    private final People people;
    private final Blueprints blueprints;
    private final Directory directory;
    private final InvitePerson invite;
    private final Audit audit;
    private final Clock clock;

    WelcomeSender(
            People people, Blueprints blueprints, Directory directory, InvitePerson invite, Audit audit, Clock clock) {
        this.audit = audit;
        this.people = people;
        this.blueprints = blueprints;
        this.directory = directory;
        this.invite = invite;
        this.clock = clock;
    }

    /**
     * Runs in the transaction that hears the event.
     *
     * @param byPhone an agent took their call: that lets nobody open tickets by mail (S3)
     */
    public void within(TenantId tenant, String wantedAddress, String wantedName, boolean byPhone) {
        var address = wantedAddress.toLowerCase(Locale.ROOT);
        var known = people.holdByAddress(tenant.value(), address);
        if (known.isPresent()) {
            directory.save(known.get()); // whoever asks has not heard of them
            return;
        }
        var given = wantedName.isBlank() ? address.replaceFirst("@.*", "") : wantedName;
        var name = given.substring(0, Math.min(given.length(), PersonFacts.LONGEST_NAME));
        var language =
                blueprints.profile(tenant).map(profile -> profile.language()).orElse("es");
        var person = new PersonRow(tenant, UUID.randomUUID(), address, name, Role.CUSTOMER, language);
        var facts = new PersonFacts(name, Role.CUSTOMER, List.of(), List.of(), !byPhone, false, false, language);
        person.becomes(facts, clock.instant());
        directory.save(person);
        audit.note(
                tenant,
                Actor.PLATFORM,
                AuditAction.PERSON_ADDED,
                person.id(),
                name,
                byPhone ? "customer, by calling" : "customer, by writing");
        invite.within(person);
    }
}
