package uy.ventanilla.gateway.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/**
 * How long whoever asks may keep the gateway waiting, and with it a place in the service behind.
 *
 * @param nextPart for the next part of a body
 * @param wholeBody for all of it: the largest upload at a megabit a second
 * @param idle for another request on the same connection; more than what stands before the gateway keeps one
 */
@ConfigurationProperties("ventanilla.patience")
record Patience(
        @DefaultValue("20s") Duration nextPart,
        @DefaultValue("15m") Duration wholeBody,
        @DefaultValue("75s") Duration idle)
        implements NettyServerCustomizer {
    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(idle).readTimeout(nextPart).requestTimeout(wholeBody);
    }
}
