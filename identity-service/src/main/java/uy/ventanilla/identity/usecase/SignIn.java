package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Attempts;
import uy.ventanilla.identity.domain.Network;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Pending;
import uy.ventanilla.identity.domain.signin.Proof;
import uy.ventanilla.identity.domain.signin.Session;
import uy.ventanilla.identity.domain.signin.SignedIn;
import uy.ventanilla.identity.domain.signin.Visit;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.identity.usecase.signin.SecondFactor;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Signs people in by address and password, and remembers which browsers are. */
@Service
public class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final Duration VALID = Duration.ofHours(12);
    private static final Duration OWED_FOR = Duration.ofMinutes(10);

    /** What came of an attempt. Unknown people, wrong passwords and accounts not yet active are all {@code Refused}. */
    public sealed interface Outcome {
        record Accepted(Proof proof) implements Outcome {}

        record Refused() implements Outcome {}

        record TooMany(Duration pause) implements Outcome {}
    }

    private final People people;
    private final SignIns signIns;
    private final Passwords passwords;
    private final Audit audit;
    private final SecondFactor factors;
    private final SignInByProvider providers;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    SignIn(
            People people,
            SignIns signIns,
            Passwords passwords,
            Audit audit,
            SecondFactor factors,
            SignInByProvider providers,
            TenantTransactions transactions,
            Clock clock) {
        this.audit = audit;
        this.factors = factors;
        this.providers = providers;
        this.people = people;
        this.signIns = signIns;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code from} is where the attempt comes from, an IP address. */
    public Outcome attempt(TenantId tenant, String typedAddress, String password, String from) {
        var address = typedAddress.strip().toLowerCase(Locale.ROOT);
        var key = tenant + " " + Network.of(from) + " " + address;
        var wait = attempts.reserve(key, clock.instant());
        if (wait.isPositive()) {
            return new Outcome.TooMany(wait);
        }
        // asked whether or not there is somebody: time must not tell
        var ways = providers.ways(tenant);
        var person = transactions.reading(tenant, () -> people.findByAddress(tenant.value(), address));
        var hash = person.filter(PersonRow::maySignIn)
                .filter(found -> ways.takesPassword(found.facts().role() == Role.CUSTOMER))
                .map(PersonRow::password)
                .orElse(null);
        if (!passwords.match(password, hash) || hash == null) {
            log.info("sign-in refused tenant={}", tenant);
            person.ifPresent(known ->
                    audit.noteLater(tenant, AuditAction.SIGN_IN_REFUSED, known.id(), known.name(), "password"));
            return new Outcome.Refused();
        }
        attempts.succeeded(key);
        var id = person.orElseThrow().id();
        var counting = passwords.outdated(hash) ? renewed(tenant, id, password, hash) : hash;
        return new Outcome.Accepted(new Proof.Password(id, counting));
    }

    /** Only now is the password at hand to be hashed by today's settings. */
    private String renewed(TenantId tenant, UUID id, String password, String old) {
        var hash = passwords.hash(password);
        return transactions.in(
                tenant,
                () -> people.hold(tenant.value(), id)
                        .filter(person -> old.equals(person.password()))
                        .map(person -> {
                            person.activate(hash);
                            return hash;
                        })
                        .orElse(old));
    }

    /** In the transaction that remembers: what the proof rests on may have gone while it was on its way. */
    private boolean counts(TenantId tenant, PersonRow person, Proof proof) {
        // customers of a tenant whose own program lets them in come by that alone, or by a second step after it (S57)
        boolean byProgramOnly = person.facts().role() == Role.CUSTOMER && providers.byHostOnly(tenant);
        return switch (proof) {
            case Proof.Password password ->
                providers.takesPassword(tenant, person.facts().role())
                        && password.hash().equals(person.password());
            case Proof.Provider _ -> !byProgramOnly;
            case Proof.Program _ -> true;
            case Proof.Twofold twofold -> signIns.takePending(tenant, person.id(), twofold.pending());
            case Proof.Device device -> !byProgramOnly && factors.has(tenant, person.id(), device.passkey());
        };
    }

    /** The cookie's secret; {@code pending}: a second factor is owed. */
    public record Remembered(String secret, boolean pending) {}

    /** Who owes a second factor. */
    public Optional<Pending> pending(TenantId tenant, String secret) {
        return transactions.reading(tenant, () -> signIns.findPending(tenant, secret, clock.instant()));
    }

    /** In the transaction that is under way: whether somebody of this role is let in by their password. */
    boolean takesPassword(TenantId tenant, Role role) {
        return providers.takesPassword(tenant, role);
    }

    /** Whoever has just chosen a password need not wait for what went wrong before. */
    void welcome(TenantId tenant, String address) {
        attempts.forget(key -> key.startsWith(tenant + " ") && key.endsWith(" " + address));
    }

    /**
     * Remembers a browser as that of the person who has proved to be one; what is returned is the cookie's secret. Empty where
     * the proof holds no more: another password that was chosen meanwhile ends every sign-in, those on their way included.
     * Staff who have a second factor, or whose tenant wants one, are not signed in by this before they have given it.
     */
    public Optional<Remembered> remember(TenantId tenant, Proof proof, Visit visit) {
        return transactions.in(
                tenant,
                () -> people.hold(tenant.value(), proof.person())
                        .filter(PersonRow::maySignIn)
                        .filter(person -> counts(tenant, person, proof))
                        .map(person -> {
                            var secret = Secrets.key();
                            var now = clock.instant();
                            boolean pending = !proof.whole() && factors.owes(tenant, person);
                            var until = now.plus(pending ? OWED_FOR : VALID);
                            var session = new Session(UUID.randomUUID(), proof.how(), visit, now, now, until);
                            signIns.add(tenant, secret, person.id(), session, pending);
                            if (pending) {
                                audit.note(tenant, AuditAction.FACTOR_OWED, person.id(), person.name(), proof.how());
                            } else {
                                audit.noteOf(tenant, AuditAction.SIGNED_IN, person.id(), person.name(), proof.how());
                            }
                            return new Remembered(secret, pending);
                        }));
    }

    public Optional<SignedIn> remembered(TenantId tenant, String secret) {
        return transactions.reading(tenant, () -> signIns.find(tenant, secret, clock.instant()));
    }

    /** Signs the browser out. What was authorised by its sign-in ends with it. */
    public void forget(TenantId tenant, String secret) {
        remembered(tenant, secret).ifPresent(who -> end(tenant, who.person(), who.session()));
        pending(tenant, secret)
                .ifPresent(who -> transactions.run(tenant, () -> signIns.end(tenant, who.person(), who.session())));
    }

    /**
     * Holds a sign-in by which something is authorised in the transaction under way: its end waits, and then ends that too.
     * {@code false} where it has ended already.
     */
    public boolean holds(TenantId tenant, UUID session) {
        return signIns.hold(tenant, session);
    }

    /** It has just got a token; {@code false} where it has ended. In the transaction that is under way. */
    public boolean seen(TenantId tenant, UUID session) {
        return signIns.seen(tenant, session, clock.instant());
    }

    /** A person's browsers, the newest sign-in first. */
    public List<Session> sessions(TenantId tenant, UUID person) {
        return transactions.reading(tenant, () -> signIns.all(tenant, person, clock.instant()));
    }

    /** Signs one of the person's browsers out; {@code false} where there is no such. */
    public boolean end(TenantId tenant, UUID person, UUID session) {
        return transactions.in(tenant, () -> {
            boolean ended = signIns.end(tenant, person, session);
            if (ended) {
                audit.noteOf(tenant, AuditAction.SIGNED_OUT, person, nameOf(tenant, person), "");
            }
            return ended;
        });
    }

    /** As {@link #endAll}, by the person's own browser. */
    public void endOwn(TenantId tenant, UUID person) {
        transactions.run(tenant, () -> {
            signIns.endAll(tenant, person);
            audit.noteOf(tenant, AuditAction.SIGNED_OUT_EVERYWHERE, person, nameOf(tenant, person), "");
        });
    }

    /** Signs the person out everywhere. Tokens that are out already run out within minutes. */
    public void endAll(TenantId tenant, UUID person) {
        transactions.run(tenant, () -> {
            signIns.endAll(tenant, person);
            audit.note(tenant, AuditAction.SIGNED_OUT_EVERYWHERE, person, nameOf(tenant, person), "");
        });
    }

    private String nameOf(TenantId tenant, UUID person) {
        return people.find(tenant.value(), person).map(PersonRow::name).orElse("");
    }
}
