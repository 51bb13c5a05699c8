package uy.ventanilla.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import reactor.netty.ReactorNetty;

/** The only way in: host to tenant, token to person, path to service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {
    static void main(String[] arguments) {
        useAThreadPerProcessor();
        SpringApplication.run(GatewayApplication.class, arguments);
    }

    /**
     * Reactor Netty has four at least. Threads that have no processor to themselves take it from each other, and each has
     * {@link ConnectionsByThread connections of its own}.
     */
    private static void useAThreadPerProcessor() {
        if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
            System.setProperty(
                    ReactorNetty.IO_WORKER_COUNT,
                    Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
    }
}
