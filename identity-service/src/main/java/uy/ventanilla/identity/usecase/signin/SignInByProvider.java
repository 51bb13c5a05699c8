package uy.ventanilla.identity.usecase.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.PersonFacts;
import uy.ventanilla.identity.domain.Role;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Proof;
import uy.ventanilla.identity.domain.signin.Vouched;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.store.Blueprints;
import uy.ventanilla.identity.store.Directory;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.signin.LinkedAccounts;
import uy.ventanilla.identity.store.signin.ProviderSecrets;
import uy.ventanilla.identity.usecase.Secrets;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Signs in whom a provider vouches for (S39). Who is known by the provider's name for them enters. Of others the address
 * decides, and only where the provider has proved it; who comes without such a proof proves once, by their password, which
 * account is theirs.
 */
@Service
public class SignInByProvider {
    /** For so long whom a provider vouched for without a proof may prove which account is theirs. */
    public static final Duration JOIN_WITHIN = Duration.ofMinutes(20);

    /** What came of it. */
    public sealed interface Outcome {
        record Known(Proof proof) implements Outcome {}

        /** Not by this alone: they sign in by their password once, and {@code secret} says for whom the provider vouches. */
        record Unproven(String secret) implements Outcome {}

        /** Nobody here has this address, and only who has an account may enter. */
        record Nobody() implements Outcome {}

        /** They were here and have left. */
        record Gone() implements Outcome {}
    }

    private final LinkedAccounts accounts;
    private final ProviderSecrets secrets;
    private final People people;
    private final Blueprints blueprints;
    private final Directory directory;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;

    SignInByProvider(
            LinkedAccounts accounts,
            ProviderSecrets secrets,
            People people,
            Blueprints blueprints,
            Directory directory,
            Audit audit,
            TenantTransactions transactions,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.people = people;
        this.blueprints = blueprints;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How people get in beside their password. */
    public Ways ways(TenantId tenant) {
        return transactions.reading(tenant, () -> rules(tenant));
    }

    /** Those that can be used: named in the blueprint, and with a secret. */
    public List<Ways.Provider> offered(TenantId tenant) {
        return transactions.reading(tenant, () -> {
            var providers = rules(tenant).providers();
            var known = providers.isEmpty() ? Set.<String>of() : secrets.known(tenant);
            return providers.stream()
                    .filter(provider -> known.contains(provider.id()))
                    .toList();
        });
    }

    /** A provider with the secret by which we prove to it who we are. */
    public record Client(Ways.Provider provider, String secret) {}

    public Optional<Client> client(TenantId tenant, String id) {
        return transactions.reading(
                tenant,
                () -> rules(tenant)
                        .provider(id)
                        .flatMap(provider -> secrets.find(tenant, id).map(secret -> new Client(provider, secret))));
    }

    /** {@code false} where the blueprint names no such provider. */
    public boolean keepSecret(TenantId tenant, String provider, String secret) {
        return transactions.in(tenant, () -> {
            boolean named = rules(tenant).provider(provider).isPresent();
            if (named) {
                secrets.put(tenant, provider, secret, clock.instant());
                audit.note(tenant, AuditAction.PROVIDER_SECRET_SET, provider, provider, "");
            }
            return named;
        });
    }

    public Outcome arrive(TenantId tenant, Vouched vouched) {
        return transactions.in(tenant, () -> {
            var linked = accounts.use(tenant, vouched, clock.instant());
            if (linked.isPresent()) {
                return people.find(tenant.value(), linked.get())
                        .<Outcome>map(person -> !person.left() && mayByProvider(tenant, person)
                                ? new Outcome.Known(new Proof.Provider(person.id(), vouched.provider()))
                                : refused(tenant, vouched, person, new Outcome.Gone()))
                        .orElse(new Outcome.Gone());
            }
            var address = vouched.provenAddress();
            if (address == null) {
                // whose it is would be said by a password
                return rules(tenant).password() ? unproven(tenant, vouched) : new Outcome.Nobody();
            }
            var known = people.findByAddress(tenant.value(), address);
            boolean may = known.map(person -> mayByProvider(tenant, person))
                    .orElseGet(() -> !rules(tenant).customersByHostOnly());
            if (may) {
                return proven(tenant, vouched, address);
            }
            return known.map(person -> refused(tenant, vouched, person, new Outcome.Nobody()))
                    .orElse(new Outcome.Nobody());
        });
    }

    private Outcome refused(TenantId tenant, Vouched vouched, PersonRow person, Outcome outcome) {
        audit.note(tenant, AuditAction.SIGN_IN_REFUSED, person.id(), person.name(), vouched.provider());
        return outcome;
    }

    private boolean mayByProvider(TenantId tenant, PersonRow person) {
        return person.facts().role() != Role.CUSTOMER || !rules(tenant).customersByHostOnly();
    }

    private Outcome proven(TenantId tenant, Vouched vouched, String address) {
        var known = people.holdByAddress(tenant.value(), address);
        if (known.isEmpty() && !rules(tenant).newPeople()) {
            return new Outcome.Nobody();
        }
        var person = known.orElseGet(() -> newcomer(tenant, address, vouched.name()));
        if (person.left()) {
            return refused(tenant, vouched, person, new Outcome.Gone());
        }
        if (!person.activated()) {
            person.activate(null);
            directory.save(person);
        }
        return link(tenant, vouched, person);
    }

    private Outcome link(TenantId tenant, Vouched vouched, PersonRow person) {
        if (accounts.add(tenant, vouched, person.id(), clock.instant())) {
            audit.noteOf(tenant, AuditAction.ACCOUNT_LINKED, person.id(), person.name(), vouched.provider());
        }
        return new Outcome.Known(new Proof.Provider(person.id(), vouched.provider()));
    }

    /**
     * Lets in whom the program around the portal vouches for (S57): customers alone, since whoever has the program's key could
     * else be anybody of the staff. A token lets in once.
     *
     * @param vouched with {@code proven}: the program is the tenant's own
     * @param token its id
     * @param until when it runs out
     */
    public Outcome arriveByProgram(TenantId tenant, Vouched vouched, String token, Instant until) {
        return transactions.in(tenant, () -> {
            boolean first = accounts.take(tenant, token, until);
            var linked = accounts.use(tenant, vouched, clock.instant()).flatMap(id -> people.hold(tenant.value(), id));
            var address = vouched.address();
            var known = linked.isPresent() || address == null ? linked : people.holdByAddress(tenant.value(), address);
            if (!first
                    || known.filter(person -> person.facts().role() != Role.CUSTOMER)
                            .isPresent()) {
                return known.map(person -> refused(tenant, vouched, person, new Outcome.Nobody()))
                        .orElse(new Outcome.Nobody());
            }
            if (linked.isPresent()) {
                return linked.get().left()
                        ? refused(tenant, vouched, linked.get(), new Outcome.Gone())
                        : new Outcome.Known(new Proof.Program(linked.get().id()));
            }
            var outcome = address == null ? new Outcome.Nobody() : proven(tenant, vouched, address);
            return outcome instanceof Outcome.Known(var proof)
                    ? new Outcome.Known(new Proof.Program(proof.person()))
                    : outcome;
        });
    }

    private Outcome unproven(TenantId tenant, Vouched vouched) {
        var secret = Secrets.key();
        accounts.await(tenant, secret, vouched, clock.instant().plus(JOIN_WITHIN));
        return new Outcome.Unproven(secret);
    }

    private PersonRow newcomer(TenantId tenant, String address, String given) {
        var language = blueprints.profile(tenant).orElseThrow().language();
        var called = given.isBlank() ? address.replaceFirst("@.*", "") : given;
        var name = called.substring(0, Math.min(called.length(), PersonFacts.LONGEST_NAME));
        var person = new PersonRow(tenant, UUID.randomUUID(), address, name, Role.CUSTOMER, language);
        var facts = new PersonFacts(name, Role.CUSTOMER, List.of(), List.of(), true, false, false, language);
        person.becomes(facts, clock.instant());
        person.activate(null);
        directory.save(person);
        audit.noteOf(tenant, AuditAction.PERSON_ADDED, person.id(), name, "customer, by a provider");
        return person;
    }

    /** Who waits to prove which account is theirs; empty where their time is over. */
    public Optional<Vouched> awaited(TenantId tenant, String secret) {
        return transactions.reading(tenant, () -> accounts.awaited(tenant, secret, clock.instant()));
    }

    /** They have proved to be {@code person}: the provider's word is enough from now on. */
    public void join(TenantId tenant, String secret, UUID person) {
        transactions.run(tenant, () -> {
            var vouched = accounts.awaited(tenant, secret, clock.instant());
            var row = people.hold(tenant.value(), person).filter(PersonRow::maySignIn);
            if (vouched.isPresent() && row.isPresent()) {
                link(tenant, vouched.get(), row.get());
            }
            accounts.forget(tenant, secret);
        });
    }

    /** In the transaction that is under way. */
    public boolean byHostOnly(TenantId tenant) {
        return rules(tenant).customersByHostOnly();
    }

    /** In the transaction that is under way: whether somebody of this role is let in by their password. */
    public boolean takesPassword(TenantId tenant, Role role) {
        return rules(tenant).takesPassword(role == Role.CUSTOMER);
    }

    private Ways rules(TenantId tenant) {
        return blueprints.profile(tenant).map(profile -> profile.signIn()).orElse(Ways.PASSWORD);
    }

    /** Whether who waits may have an account made, once: a mail to that address lets them choose a password. */
    public boolean mayBeWelcomed(TenantId tenant, @Nullable String secret) {
        return secret != null
                && transactions.in(
                        tenant,
                        () -> rules(tenant).password()
                                && rules(tenant).newPeople()
                                && accounts.mail(tenant, secret, clock.instant()));
    }
}
