package uy.ventanilla.identity.usecase.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.signin.Passkey;
import uy.ventanilla.identity.store.People;
import uy.ventanilla.identity.store.PersonRow;
import uy.ventanilla.identity.store.signin.SecondFactors;
import uy.ventanilla.identity.usecase.Secrets;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Passkeys (WebAuthn level 3): a device keeps a key for a person and one host, and signs what it is asked there. No attestation
 * is wanted: which make of device somebody has is nobody's business.
 */
@Service
public class Passkeys {
    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    /** For so long a browser may answer what it was asked. */
    public static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);

    private static final int MOST = 10;
    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    // ES256, EdDSA, RS256: what WebAuthn level 3 §5.4 asks everybody to take
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    /** Where a browser is: {@code host} is the relying party, {@code origin} with scheme and port. */
    public record Site(String host, String origin) {}

    /** What the browser is asked, as {@code parse..OptionsFromJSON} takes it; {@code secret} ties the answer to it. */
    public record Question(String secret, Map<String, Object> options) {}

    private final SecondFactors factors;
    private final People people;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    Passkeys(SecondFactors factors, People people, Audit audit, TenantTransactions transactions, Clock clock) {
        this.factors = factors;
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether anybody could sign in on this host by one alone. */
    public boolean any(TenantId tenant, String host) {
        return transactions.reading(tenant, () -> factors.anyPasskey(tenant, host));
    }

    /** Asks the browser to make one for the person. */
    public Question toMake(TenantId tenant, UUID person, Site site, String tenantName) {
        return transactions.in(tenant, () -> {
            var who = people.find(tenant.value(), person).orElseThrow();
            var options = new LinkedHashMap<String, Object>();
            options.put("rp", Map.of("id", site.host, "name", tenantName));
            options.put(
                    "user",
                    Map.of(
                            "id",
                            LETTERS.encodeToString(bytes(person)),
                            "name",
                            who.address(),
                            "displayName",
                            who.name()));
            options.put(
                    "pubKeyCredParams",
                    ALGORITHMS.stream()
                            .map(algorithm -> Map.of("type", "public-key", "alg", algorithm.getValue()))
                            .toList());
            options.put("excludeCredentials", named(factors.passkeys(tenant, person).stream()));
            options.put("authenticatorSelection", Map.of("residentKey", "preferred", "userVerification", "preferred"));
            options.put("attestation", "none");
            return asked(tenant, options);
        });
    }

    /** Asks the browser to sign: by one of the person's, or, where nobody is known yet, by any that it has for this host. */
    public Question toSign(TenantId tenant, @Nullable UUID person, Site site) {
        return transactions.in(tenant, () -> {
            var options = new LinkedHashMap<String, Object>();
            options.put("rpId", site.host);
            options.put("userVerification", person == null ? "required" : "preferred");
            var known = person == null ? Stream.<Passkey>empty() : factors.passkeys(tenant, person).stream();
            options.put("allowCredentials", named(known.filter(key -> key.host().equals(site.host))));
            return asked(tenant, options);
        });
    }

    private Question asked(TenantId tenant, Map<String, Object> options) {
        var secret = Secrets.key();
        var challenge = Secrets.key();
        factors.ask(tenant, secret, challenge, clock.instant().plus(ANSWER_WITHIN));
        options.put("challenge", challenge);
        options.put("timeout", ANSWER_WITHIN.toMillis());
        return new Question(secret, options);
    }

    private static List<Map<String, String>> named(Stream<Passkey> passkeys) {
        return passkeys.map(key -> Map.of("type", "public-key", "id", key.id())).toList();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Keeps the key the browser has made; {@code false} where its answer is not one to what it was asked, or they have ten. */
    public boolean keep(TenantId tenant, UUID person, Site site, String secret, String label, String answer) {
        var property = property(tenant, site, secret);
        if (property.isEmpty()) {
            return false;
        }
        boolean full = transactions
                        .reading(tenant, () -> factors.passkeys(tenant, person))
                        .size()
                >= MOST;
        if (full || answer.length() > LONGEST_ANSWER) {
            return false;
        }
        try {
            var accepted = ALGORITHMS.stream()
                    .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
                    .toList();
            var made = manager.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(property.get(), accepted, false, true));
            var object = Objects.requireNonNull(made.getAttestationObject());
            var data = object.getAuthenticatorData();
            var id = LETTERS.encodeToString(
                    Objects.requireNonNull(data.getAttestedCredentialData()).getCredentialId());
            var attestation = new AttestationObjectConverter(converter).convertToBase64urlString(object);
            var passkey =
                    new Passkey(id, person, site.host, label, attestation, data.getSignCount(), clock.instant(), null);
            transactions.run(tenant, () -> {
                factors.add(tenant, passkey);
                audit.noteOf(tenant, AuditAction.FACTOR_ADDED, person, name(tenant, person), "passkey " + label);
            });
            return true;
        } catch (WebAuthnException | NullPointerException | DuplicateKeyException e) {
            log.info("a passkey was not kept tenant={} person={}", tenant, person, e);
            return false;
        }
    }

    /**
     * The key by which what was asked was signed; empty where it is nobody's.
     *
     * @param person who it has to be; absent where the key alone tells, which then has to have made sure that it is they
     */
    public Optional<Passkey> signedBy(TenantId tenant, @Nullable UUID person, Site site, String secret, String answer) {
        var property = property(tenant, site, secret);
        if (property.isEmpty()) {
            return Optional.empty();
        }
        try {
            var parsed = manager.parseAuthenticationResponseJSON(answer);
            var id = LETTERS.encodeToString(Objects.requireNonNull(parsed.getCredentialId()));
            return transactions.in(tenant, () -> {
                var known = factors.passkey(tenant, id)
                        .filter(key -> key.host().equals(site.host))
                        .filter(key -> person == null || key.person().equals(person))
                        .filter(key -> mine(key, parsed));
                known.ifPresent(key -> {
                    var verified = manager.verify(
                            parsed,
                            new AuthenticationParameters(
                                    property.get(),
                                    record(key),
                                    List.of(Base64.getUrlDecoder().decode(id)),
                                    person == null,
                                    true));
                    long counter = Objects.requireNonNull(verified.getAuthenticatorData())
                            .getSignCount();
                    factors.used(tenant, id, counter, clock.instant());
                });
                return known;
            });
        } catch (WebAuthnException | NullPointerException e) {
            log.info("a passkey's answer was refused tenant={}", tenant, e);
            return Optional.empty();
        }
    }

    /** A key that tells its user tells the one it was made for (WebAuthn level 3 §7.2, step 6). */
    private static boolean mine(Passkey key, AuthenticationData answer) {
        var handle = answer.getUserHandle();
        return handle == null || Arrays.equals(handle, bytes(key.person()));
    }

    private CredentialRecordImpl record(Passkey key) {
        var object = Objects.requireNonNull(new AttestationObjectConverter(converter).convert(key.attestation()));
        var record = new CredentialRecordImpl(object, null, null, null);
        record.setCounter(key.counter());
        return record;
    }

    private Optional<ServerProperty> property(TenantId tenant, Site site, String secret) {
        return transactions
                .in(tenant, () -> factors.answered(tenant, secret, clock.instant()))
                .map(challenge -> ServerProperty.builder()
                        .origin(new Origin(site.origin))
                        .rpId(site.host)
                        .challenge(new DefaultChallenge(challenge))
                        .build());
    }

    /** {@code false} where the person has no such. */
    public boolean remove(TenantId tenant, UUID person, String id) {
        return transactions.in(tenant, () -> {
            boolean removed = factors.remove(tenant, person, id);
            if (removed) {
                audit.noteOf(tenant, AuditAction.FACTOR_REMOVED, person, name(tenant, person), "passkey");
            }
            return removed;
        });
    }

    private String name(TenantId tenant, UUID person) {
        return people.find(tenant.value(), person).map(PersonRow::name).orElse("");
    }
}
