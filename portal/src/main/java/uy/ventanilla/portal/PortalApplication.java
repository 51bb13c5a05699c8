package uy.ventanilla.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import uy.ventanilla.platform.clock.ClockBeans;

/** The portal: server-rendered pages over the public API. It keeps nothing but sessions. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(ClockBeans.class)
public class PortalApplication {
    static {
        // The gateway finds the tenant by the Host header. Both the JDK's client and Spring's adapter read this once,
        // when
        // their classes load.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    public static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
