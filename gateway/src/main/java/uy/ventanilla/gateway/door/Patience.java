package uy.ventanilla.gateway.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/**
 * How long whoever asks may keep the gateway waiting, and with it a place in the service behind; and how long that service may.
 *
 * @param nextPart for the next part of a body
 * @param wholeBody for all of it: the largest upload at a megabit a second
 * @param idle for another request on the same connection; what stands before the gateway has to give up sooner
 * @param answer for the beginning of an answer, once the service has the whole request
 */
@ConfigurationProperties("ventanilla.patience")
record Patience(
        @DefaultValue("20s") Duration nextPart,
        @DefaultValue("20m") Duration wholeBody,
        @DefaultValue("75s") Duration idle,
        @DefaultValue("30s") Duration answer)
        implements NettyServerCustomizer {
    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(idle).readTimeout(nextPart).requestTimeout(wholeBody);
    }
}
