package uy.ventanilla.portal;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the portal must be told.
 *
 * @param gateway where the gateway listens, without a path
 * @param portal the portal's own secret at identity
 */
@ConfigurationProperties("ventanilla")
public record PortalSettings(Gateway gateway, Portal portal) {
    /** The front door. */
    public record Gateway(URI url) {}

    /** The OAuth2 client {@code portal}. */
    public record Portal(String secret) {}
}
