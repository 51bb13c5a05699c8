package uy.ventanilla.portal.session;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is signed in, as the access token tells; the services behind the gateway are the ones who judge it. */
public record Person(@Nullable String id, String name, Set<String> roles) {
    private static final Set<String> STAFF = Set.of("agent", "lead", "admin");

    /** Reads a token that came from identity's own token endpoint. One that can't be read makes a person without roles. */
    static Person of(String accessToken) {
        try {
            var claims = JWTParser.parse(accessToken).getJWTClaimsSet();
            var roles = claims.getStringListClaim("roles");
            return new Person(
                    claims.getStringClaim("person"),
                    Objects.requireNonNullElse(claims.getStringClaim("name"), claims.getSubject()),
                    Set.copyOf(roles == null ? List.of() : roles));
        } catch (ParseException e) {
            return new Person(null, "", Set.of());
        }
    }

    /** How a page greets. */
    public String firstName() {
        return name.strip().split("\\s+", 2)[0];
    }

    public boolean admin() {
        return roles.contains("admin");
    }

    public boolean lead() {
        return roles.contains("lead");
    }

    public boolean staff() {
        return roles.stream().anyMatch(STAFF::contains);
    }
}
