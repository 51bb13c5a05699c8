package uy.ventanilla.gateway;

import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.stereotype.Component;
import reactor.netty.resources.ConnectionProvider;

/** What asks the services: the framework's own client by its own settings, with {@link ConnectionsByThread}. */
@Component
class ServicesClient extends HttpClientFactory {
    ServicesClient(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers) {
        super(properties, server, ssl, customizers);
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties settings) {
        return new ConnectionsByThread(() -> super.buildConnectionProvider(settings));
    }
}
