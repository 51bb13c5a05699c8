package uy.ventanilla.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The only way in: host to tenant, token to person, path to service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {
    static void main(String[] arguments) {
        SpringApplication.run(GatewayApplication.class, arguments);
    }
}
