package uy.ventanilla.slatimer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.contracts.DeadlineReached;
import uy.ventanilla.contracts.DeadlineScheduled;
import uy.ventanilla.contracts.Phase;
import uy.ventanilla.testkit.Await;
import uy.ventanilla.testkit.ServersInitializer;

class RestartTest {
    @TempDir
    private Path directory;

    @Test
    void what_falls_due_while_the_service_is_down_rings_when_it_is_back() throws Exception {
        var offset = Files.writeString(directory.resolve("offset"), "PT0S");
        var expand = UUID.randomUUID();
        Map<String, Object> servers;
        Story story;
        Instant now;

        try (var service = start(new ServersInitializer(), Map.of("ventanilla.clock.offset-file", offset.toString()))) {
            servers = serversOf(service);
            try (var others = new Others(service.getEnvironment(), service.getBean(JsonMapper.class))) {
                now = service.getBean(Clock.class).instant();
                others.apply(expand, "expand-opens-its-window");
                story = new Story(others, expand, "24x7").opens("esperando-respuesta", Phase.WAITING, now);
                Await.until(
                        "the deadline is known",
                        () -> !others.heard(story.ticket, DeadlineScheduled.class)
                                .isEmpty());
            }
        }
        Files.writeString(offset, Duration.ofDays(8).toString());

        try (var service = start(_ -> {}, servers);
                var others = new Others(service.getEnvironment(), service.getBean(JsonMapper.class))) {
            Await.until(
                    "it rang",
                    () -> !others.heard(story.ticket, DeadlineReached.class).isEmpty());
            assertThat(others.heard(story.ticket, DeadlineReached.class))
                    .hasSize(1)
                    .allMatch(ring -> ring.generation() == 0 && ring.dueAt().isAfter(now.plus(Duration.ofDays(6))));
            assertThat(others.heard(story.ticket, DeadlineScheduled.class)).hasSize(1);
        }
    }

    private static ConfigurableApplicationContext start(
            ApplicationContextInitializer<ConfigurableApplicationContext> servers, Map<String, Object> properties) {
        return new SpringApplicationBuilder(SlaTimerApplication.class)
                .initializers(servers)
                .properties(properties)
                .properties(Map.of("server.port", 0, "ventanilla.identity.url", "http://localhost:1"))
                .run("--server.port=0");
    }

    private static Map<String, Object> serversOf(ConfigurableApplicationContext service) {
        return Stream.of(
                        "ventanilla.db.url",
                        "ventanilla.db.owner.user",
                        "ventanilla.db.owner.password",
                        "ventanilla.db.app.user",
                        "ventanilla.db.app.password",
                        "spring.kafka.bootstrap-servers",
                        "ventanilla.topic-prefix",
                        "ventanilla.clock.offset-file")
                .collect(Collectors.toMap(
                        name -> name, name -> service.getEnvironment().getRequiredProperty(name)));
    }
}
