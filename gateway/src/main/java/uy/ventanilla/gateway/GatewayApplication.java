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
     * Reactor Netty has four at least. A request that came in by one thread goes to its service by whichever has a connection
     * free, and the answer comes back the same way: with more threads than processors more of them have to be woken for it.
     */
    private static void useAThreadPerProcessor() {
        if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
            System.setProperty(
                    ReactorNetty.IO_WORKER_COUNT,
                    Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
    }
}
