package uy.ventanilla.identity.usecase.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.Attempts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Factors;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.SignIns;
import uy.ventanilla.identity.store.signin.LinkedAccounts;
import uy.ventanilla.identity.store.signin.SecondFactors;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** One-time codes of an authenticator app, and what stands in for a lost one. Codes go by the machine's own clock, as phones do. */
@Service
public class SecondFactor {
    private static final int RECOVERY_CODES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What came of a typed code. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** Too many wrong ones; it was not looked at. */
        LATER
    }

    private final SecondFactors factors;
    private final LinkedAccounts accounts;
    private final People people;
    private final Blueprints blueprints;
    private final SignIns signIns;
    private final Audit audit;
    private final Seal seal;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Clock machines = Clock.systemUTC();
    private final Attempts attempts = new Attempts();

    SecondFactor(
            SecondFactors factors,
            LinkedAccounts accounts,
            People people,
            Blueprints blueprints,
            SignIns signIns,
            Audit audit,
            Seal seal,
            TenantTransactions transactions,
            Clock clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.people = people;
        this.blueprints = blueprints;
        this.signIns = signIns;
        this.audit = audit;
        this.seal = seal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whether somebody who has given one factor owes another: whoever has codes, and staff who have a passkey or whose tenant
     * wants one.
     */
    public boolean owes(TenantId tenant, PersonRow person) {
        return factors.hasCodes(tenant, person.id())
                || (person.facts().role() != Role.CUSTOMER
                        && (!factors.passkeys(tenant, person.id()).isEmpty() || wanted(tenant)));
    }

    private boolean wanted(TenantId tenant) {
        return blueprints
                .profile(tenant)
                .map(profile -> profile.signIn())
                .orElse(Ways.PASSWORD)
                .secondFactorRequired();
    }

    /** In the transaction that is under way. */
    public boolean has(TenantId tenant, UUID person, String passkey) {
        return factors.passkey(tenant, passkey)
                .filter(key -> key.person().equals(person))
                .isPresent();
    }

    public Factors of(TenantId tenant, UUID person) {
        return transactions.reading(
                tenant,
                () -> new Factors(
                        factors.hasCodes(tenant, person),
                        factors.recoveryLeft(tenant, person),
                        factors.passkeys(tenant, person)));
    }

    /**
     * A key for an authenticator app, in Base32 as they take it. It counts once a code of it was typed, in the sign-in that has
     * seen it: the same one there, another in every other, so that nobody sets up what somebody else has seen.
     */
    public String begin(TenantId tenant, UUID person, UUID session) {
        return new Base32().encodeToString(transactions.in(tenant, () -> {
            var begun = factors.generator(tenant, person)
                    .filter(found -> !found.confirmed() && found.session().equals(session));
            if (begun.isPresent()) {
                return begun.get().key();
            }
            var key = new byte[OneTimeCode.KEY_BYTES];
            RANDOM.nextBytes(key);
            factors.begin(tenant, person, session, key);
            return key;
        }));
    }

    /** Confirms the app by a code of it. Returns the recovery codes, which nobody can show again; empty where it is wrong. */
    public Optional<List<String>> confirm(TenantId tenant, UUID person, UUID session, String typed) {
        return transactions.in(tenant, () -> {
            var generator = factors.generator(tenant, person)
                    .filter(found -> !found.confirmed() && found.session().equals(session));
            var step = generator
                    .map(found -> OneTimeCode.step(found.key(), typed, machines.instant(), found.lastStep()))
                    .filter(found -> found.isPresent());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            factors.taken(tenant, person, step.get().getAsLong(), machines.instant());
            var codes = Stream.generate(SecondFactor::recoveryCode)
                    .limit(RECOVERY_CODES)
                    .toList();
            factors.recoverBy(
                    tenant,
                    person,
                    codes.stream().map(code -> hash(tenant, person, code)).toList());
            audit.noteOf(tenant, AuditAction.FACTOR_ADDED, person, name(tenant, person), "one-time codes");
            return Optional.of(codes);
        });
    }

    /** Fifty bits in two halves, easy to read from paper. */
    private static String recoveryCode() {
        var bytes = new byte[7];
        RANDOM.nextBytes(bytes);
        var text = new Base32().encodeToString(bytes).toLowerCase(Locale.ROOT).substring(0, 10);
        return text.substring(0, 5) + "-" + text.substring(5);
    }

    private String hash(TenantId tenant, UUID person, String code) {
        return seal.over("recovery", tenant.toString(), person.toString(), code);
    }

    /** Whether {@code typed} is a code of the person's app, or one of their recovery codes. */
    public Outcome check(TenantId tenant, UUID person, String typed) {
        var key = tenant + " " + person;
        if (attempts.reserve(key, clock.instant()).isPositive()) {
            return Outcome.LATER;
        }
        boolean right = transactions.in(tenant, () -> right(tenant, person, typed.strip()));
        if (right) {
            attempts.succeeded(key);
            return Outcome.RIGHT;
        }
        return Outcome.WRONG;
    }

    private boolean right(TenantId tenant, UUID person, String typed) {
        var step = factors.generator(tenant, person)
                .filter(SecondFactors.Generator::confirmed)
                .map(found -> OneTimeCode.step(found.key(), typed, machines.instant(), found.lastStep()))
                .filter(found -> found.isPresent());
        if (step.isPresent()) {
            factors.taken(tenant, person, step.get().getAsLong(), machines.instant());
            return true;
        }
        if (typed.length() <= 20
                && factors.recover(tenant, person, hash(tenant, person, typed.toLowerCase(Locale.ROOT)))) {
            var left = factors.recoveryLeft(tenant, person) + " left";
            audit.noteOf(tenant, AuditAction.RECOVERY_USED, person, name(tenant, person), left);
            return true;
        }
        // by somebody who has given the first factor, whoever that is
        audit.note(tenant, AuditAction.FACTOR_REFUSED, person, name(tenant, person), "");
        return false;
    }

    /** {@code false} where they have none. */
    public boolean removeCodes(TenantId tenant, UUID person) {
        return transactions.in(tenant, () -> {
            boolean removed = factors.removeCodes(tenant, person);
            if (removed) {
                audit.noteOf(tenant, AuditAction.FACTOR_REMOVED, person, name(tenant, person), "one-time codes");
            }
            return removed;
        });
    }

    /** For somebody who has lost theirs, by an admin: nothing is left, and they sign in anew. {@code false}: no such person. */
    public boolean reset(TenantId tenant, UUID person) {
        return transactions.in(tenant, () -> {
            var row = people.hold(tenant.value(), person);
            if (row.isEmpty()) {
                return false;
            }
            factors.removeCodes(tenant, person);
            accounts.partAll(tenant, person);
            factors.passkeys(tenant, person).forEach(passkey -> factors.remove(tenant, person, passkey.id()));
            signIns.endAll(tenant, person);
            audit.note(
                    tenant, AuditAction.FACTOR_REMOVED, person, row.get().name(), "all of them, and linked accounts");
            return true;
        });
    }

    private String name(TenantId tenant, UUID person) {
        return people.find(tenant.value(), person).map(PersonRow::name).orElse("");
    }

    /** The address by which an app names the account. */
    public String address(TenantId tenant, UUID person) {
        return transactions.reading(
                tenant,
                () -> people.find(tenant.value(), person)
                        .map(PersonRow::address)
                        .orElse(""));
    }
}
