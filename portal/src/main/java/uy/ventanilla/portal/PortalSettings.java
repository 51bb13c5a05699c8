package uy.ventanilla.portal;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the portal must be told.
 *
 * @param gateway where the gateway listens, without a path
 * @param portal the portal's own secret at identity
 * @param openPages how many pages hear at once what happens
 */
@ConfigurationProperties("ventanilla")
public record PortalSettings(
        Gateway gateway,
        Portal portal,
        @DefaultValue("1000") int openPages) {
    public PortalSettings {
        if (openPages < 1) {
            throw new IllegalArgumentException("ventanilla.open-pages is " + openPages + " and must be 1 at least");
        }
    }

    /** The front door. */
    public record Gateway(URI url) {}

    /** The OAuth2 client {@code portal}. */
    public record Portal(String secret) {}
}
