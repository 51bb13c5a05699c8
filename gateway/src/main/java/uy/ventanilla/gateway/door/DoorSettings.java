package uy.ventanilla.gateway.door;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the outside sees the platform.
 *
 * @param scheme of the browser's address line; {@code https} where something in front of the gateway ends TLS. Never
 *     taken from a header, which anybody could send
 * @param platformHost the operator's own host name
 * @param trustedProxies networks, such as {@code 10.0.0.0/8}, of whatever stands before the gateway and says in {@code
 *     X-Forwarded-For} for whom it asks; of nobody else that is believed
 * @param maxBody of an ordinary request
 * @param maxUpload of a request that may carry files
 */
@ConfigurationProperties("ventanilla.door")
public record DoorSettings(
        @DefaultValue("http") String scheme,
        @DefaultValue("platform.localhost") String platformHost,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("120MB") DataSize maxUpload) {}
