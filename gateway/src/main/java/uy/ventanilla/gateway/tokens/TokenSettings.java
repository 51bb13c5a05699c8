package uy.ventanilla.gateway.tokens;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the public keys are and for whom a token must be made. */
@ConfigurationProperties("ventanilla.tokens")
public record TokenSettings(
        URI keys, @DefaultValue("ventanilla") String audience) {}
