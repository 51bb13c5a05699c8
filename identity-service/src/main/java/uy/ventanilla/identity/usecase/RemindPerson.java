package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Attempts;
import uy.ventanilla.identity.store.Invitations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Sends whoever forgot their password a link to choose another; who never had one gets their activation link again (S38). */
@Service
public class RemindPerson {
    private static final Logger log = LoggerFactory.getLogger(RemindPerson.class);
    /** Nobody is written to more often, whoever asks. */
    static final Duration PAUSE = Duration.ofMinutes(2);

    private final People people;
    private final Invitations invitations;
    private final InvitePerson invite;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    RemindPerson(
            People people, Invitations invitations, InvitePerson invite, TenantTransactions transactions, Clock clock) {
        this.people = people;
        this.invitations = invitations;
        this.invite = invite;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes the request and answers alike, and as soon, for people there are and people there are not.
     *
     * @param from where it comes from, an IP address
     * @return {@code false} for a place that has asked too often and has to wait
     */
    public boolean forgotten(TenantId tenant, String typedAddress, String from) {
        var place = tenant + " " + from;
        if (attempts.wait(place, clock.instant()).isPositive()) {
            return false;
        }
        attempts.failed(place, clock.instant());
        var address = typedAddress.strip().toLowerCase(Locale.ROOT);
        // not in the request's time: writing takes longer than finding nobody
        Thread.ofVirtual().name("remind").start(() -> remind(tenant, address));
        return true;
    }

    private void remind(TenantId tenant, String address) {
        try {
            transactions.run(
                    tenant,
                    () -> people.holdByAddress(tenant.value(), address)
                            .filter(person -> !invitations.issuedSince(
                                    tenant, person.id(), clock.instant().minus(PAUSE)))
                            .ifPresent(invite::within));
        } catch (RuntimeException e) {
            log.error("no link was sent to somebody who asked for one tenant={}", tenant, e);
        }
    }
}
