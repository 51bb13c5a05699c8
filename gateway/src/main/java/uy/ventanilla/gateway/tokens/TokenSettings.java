package uy.ventanilla.gateway.tokens;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the public keys are and for whom a token must be made.
 *
 * @param audience of a token that belongs to a tenant
 * @param operatorAudience of one that belongs to none
 */
@ConfigurationProperties("ventanilla.tokens")
public record TokenSettings(
        URI keys,
        @DefaultValue("ventanilla") String audience,
        @DefaultValue("platform") String operatorAudience) {}
