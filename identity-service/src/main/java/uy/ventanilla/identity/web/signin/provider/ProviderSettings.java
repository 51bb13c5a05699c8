package uy.ventanilla.identity.web.signin.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where the providers are that everybody knows. Google speaks OpenID Connect and tells the rest itself; Facebook speaks OAuth 2
 * alone.
 */
@ConfigurationProperties("ventanilla.providers")
record ProviderSettings(String google, Facebook facebook) {
    /** {@code user}: answers with the fields {@code id}, {@code name} and perhaps {@code email}. */
    record Facebook(
            String authorize,
            String token,
            String user,
            @Name("issuer") String issuer) {}
}
