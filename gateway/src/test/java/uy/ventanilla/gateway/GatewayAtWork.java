package uy.ventanilla.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.ServersInitializer;

/** The real gateway before services that answer with what they were asked, and two tenants; one for all tests of this module. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ventanilla.patience.answer=4s",
            "ventanilla.limits.visitor=1000000",
            "ventanilla.limits.tenant=2000000",
            "ventanilla.portal.url=http://127.0.0.1:11", // nobody listens there
            "ventanilla.door.max-body=4KB",
            "ventanilla.patience.next-part=2s",
            "ventanilla.patience.idle=3s"
        })
@ContextConfiguration(initializers = ServersInitializer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayAtWork {
    static final Identity IDENTITY = new Identity();
    static final Map<String, Upstream> SERVICES = Stream.of(
                    "identity", "intake", "ticket", "sla-timer", "notification", "knowledge")
            .collect(Collectors.toMap(name -> name, name -> new Upstream(name, IDENTITY::keys)));
    static final String EXPAND = "expand.localhost:8080";
    static final String PLATFORM = "platform.localhost:8080";

    static final UUID EXPANDS = UUID.randomUUID();
    static final UUID EXOSOUNDS = UUID.randomUUID();
    DirectoryTopic directory;
    Browser browser;

    @Autowired
    Environment environment;

    @Autowired
    MeterRegistry meters;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        SERVICES.forEach((name, service) -> properties.add("ventanilla." + name + ".url", service::url));
    }

    @BeforeAll
    void applyTwoTenants() {
        browser = new Browser(port);
        directory = new DirectoryTopic(environment, json);
        directory.apply(EXPANDS, 1, "expand.localhost", "soporte.expand.com.uy");
        directory.apply(EXOSOUNDS, 1, "exosound.localhost");
        Await.until(
                "both are known",
                () -> browser.get(EXPAND, "/api/me").status() == 200
                        && browser.get("exosound.localhost", "/api/me").status() == 200);
    }

    /** Another gateway, over the same Kafka. {@code settings} win over application.yaml. */
    ConfigurableApplicationContext another(String... settings) {
        return start(Stream.concat(
                        Stream.of(
                                "spring.kafka.bootstrap-servers="
                                        + environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                                "ventanilla.topic-prefix="
                                        + environment.getRequiredProperty("ventanilla.topic-prefix")),
                        Stream.of(settings))
                .toArray(String[]::new));
    }

    /** How to ask {@code another} gateway, once it is ready. */
    static Browser at(ConfigurableApplicationContext another) {
        var browser = new Browser(another.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        Await.until(
                "it is ready",
                () -> browser.get("localhost", "/actuator/health/readiness").status() == 200);
        return browser;
    }

    static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(Stream.concat(Stream.of("server.port=0"), Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    @AfterAll
    void close() {
        directory.close();
    }
}
