package uy.ventanilla.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are, such as {@code ventanilla.identity.url} (environment: {@code VENTANILLA_IDENTITY_URL}). */
@ConfigurationProperties("ventanilla")
public record Upstreams(
        Service identity,
        Service intake,
        Service ticket,
        Service slaTimer,
        Service notification,
        Service knowledge,
        Service portal) {
    /** One service's address, such as {@code http://localhost:8101}. */
    public record Service(String url) {}
}
