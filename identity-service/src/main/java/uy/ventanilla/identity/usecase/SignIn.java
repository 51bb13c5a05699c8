package uy.ventanilla.identity.usecase;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Attempts;
import uy.ventanilla.identity.domain.SignedIn;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Signs people in by address and password, and remembers which browsers are. */
@Service
public class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final Duration VALID = Duration.ofHours(12);

    /** What came of an attempt. Unknown people, wrong passwords and accounts not yet active are all {@code Refused}. */
    public sealed interface Outcome {
        /** {@code hash} is what the password matched: the sign-in counts only as long as it is the person's. */
        record Accepted(UUID person, String hash) implements Outcome {}

        record Refused() implements Outcome {}

        record TooMany(Duration pause) implements Outcome {}
    }

    private final People people;
    private final SignIns signIns;
    private final Passwords passwords;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Attempts attempts = new Attempts();

    SignIn(People people, SignIns signIns, Passwords passwords, TenantTransactions transactions, Clock clock) {
        this.people = people;
        this.signIns = signIns;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** {@code from} is where the attempt comes from, an IP address. */
    public Outcome attempt(TenantId tenant, String typedAddress, String password, String from) {
        var address = typedAddress.strip().toLowerCase(Locale.ROOT);
        var key = tenant + " " + from + " " + address;
        var wait = attempts.wait(key, clock.instant());
        if (wait.isPositive()) {
            return new Outcome.TooMany(wait);
        }
        var person = transactions.reading(tenant, () -> people.findByAddress(tenant.value(), address));
        var hash = person.filter(PersonRow::maySignIn).map(PersonRow::password).orElse(null);
        if (!passwords.match(password, hash) || hash == null) {
            attempts.failed(key, clock.instant());
            log.info("sign-in refused tenant={}", tenant);
            return new Outcome.Refused();
        }
        attempts.succeeded(key);
        return new Outcome.Accepted(person.orElseThrow().id(), hash);
    }

    /** Whoever has just chosen a password need not wait for what went wrong before. */
    void welcome(TenantId tenant, String address) {
        attempts.forget(key -> key.startsWith(tenant + " ") && key.endsWith(" " + address));
    }

    /**
     * Remembers a browser as that of the person whose password matched; what is returned is the cookie's secret. Empty where
     * another password was chosen meanwhile, which ends every sign-in, those on their way included.
     */
    public Optional<String> remember(TenantId tenant, Outcome.Accepted accepted) {
        return transactions.in(
                tenant,
                () -> people.hold(tenant.value(), accepted.person)
                        .filter(person -> person.maySignIn() && accepted.hash.equals(person.password()))
                        .map(person -> {
                            var secret = Secrets.key();
                            var now = clock.instant();
                            signIns.add(tenant, secret, new SignedIn(person.id(), now), now.plus(VALID));
                            return secret;
                        }));
    }

    public Optional<SignedIn> remembered(TenantId tenant, String secret) {
        return transactions.reading(tenant, () -> signIns.find(tenant, secret, clock.instant()));
    }

    public void forget(TenantId tenant, String secret) {
        transactions.run(tenant, () -> signIns.end(tenant, secret));
    }
}
