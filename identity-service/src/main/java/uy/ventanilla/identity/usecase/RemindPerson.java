package uy.ventanilla.identity.usecase;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.store.Invitations;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Sends whoever forgot their password a link to choose another; who never had one gets their activation link again (S38). */
@Service
public class RemindPerson {
    private static final Logger log = LoggerFactory.getLogger(RemindPerson.class);
    private static final int WAITING = 500;
    private static final int LONGEST_ADDRESS = 254; // RFC 5321 §4.5.3.1.3
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\",;]+@[^@\\s<>\",;]+\\.[^@\\s<>\",;.]+");

    private final People people;
    private final Invitations invitations;
    private final InvitePerson invite;
    private final WelcomeSender newcomers;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final ThreadPoolExecutor afterwards = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> Thread.ofPlatform().name("remind").daemon(true).unstarted(task));

    RemindPerson(
            People people,
            Invitations invitations,
            InvitePerson invite,
            WelcomeSender newcomers,
            TenantTransactions transactions,
            Clock clock) {
        this.newcomers = newcomers;
        this.people = people;
        this.invitations = invitations;
        this.invite = invite;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes the request and answers alike, and as soon, for people there are and people there are not. How often one person is
     * written to depends on nobody but them ({@link uy.ventanilla.identity.domain.Reminders}).
     *
     * @return {@code false} where so many requests wait that this one can't be taken
     */
    public boolean forgotten(TenantId tenant, String typedAddress) {
        var address = typedAddress.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_ADDRESS || CONTROLS.matcher(address).find()) {
            return true; // nobody's
        }
        try {
            // not in the request's time: writing takes longer than finding nobody
            afterwards.execute(() -> remind(tenant, address));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * As {@link #forgotten}, and who is not known gets an account and the link that activates it.
     *
     * @param name theirs, as somebody else tells it; used where an account is made
     */
    public void welcome(TenantId tenant, String typedAddress, String name) {
        var address = typedAddress.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
            return; // nobody's
        }
        try {
            afterwards.execute(() -> {
                boolean known = transactions
                        .reading(tenant, () -> people.findByAddress(tenant.value(), address))
                        .isPresent();
                if (known) {
                    remind(tenant, address);
                } else {
                    transactions.run(tenant, () -> newcomers.within(tenant, address, name, false));
                }
            });
        } catch (RejectedExecutionException e) {
            log.warn("no account was made for somebody who asked for one tenant={}", tenant);
        }
    }

    /** What was taken is worked off before the database goes away. */
    @PreDestroy
    void finish() throws InterruptedException {
        afterwards.shutdown();
        if (!afterwards.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn("{} requests for a link were left", afterwards.getQueue().size());
        }
    }

    private void remind(TenantId tenant, String address) {
        try {
            transactions.run(
                    tenant,
                    () -> people.holdByAddress(tenant.value(), address)
                            .filter(person -> mayBeReminded(tenant, person))
                            .ifPresent(invite::within));
        } catch (RuntimeException e) {
            log.error("no link was sent to somebody who asked for one tenant={}", tenant, e);
        }
    }

    private boolean mayBeReminded(TenantId tenant, PersonRow person) {
        return !person.left()
                && invitations
                        .reminders(tenant, person.id())
                        .map(earlier -> earlier.allowAnother(clock.instant()))
                        .orElse(true);
    }
}
