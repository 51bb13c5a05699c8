package uy.ventanilla.notification.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How browsers reach a tenant's host, for the links in mails. */
@Validated
@ConfigurationProperties("ventanilla.public")
public record PublicSettings(
        @Pattern(regexp = "https?") String scheme,
        @Min(1) @Max(65535) int port) {
    public String origin(String host) {
        boolean standard = (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        return scheme + "://" + host + (standard ? "" : ":" + port);
    }
}
