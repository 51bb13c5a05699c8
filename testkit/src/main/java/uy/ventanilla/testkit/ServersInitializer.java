package uy.ventanilla.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Gives a service under test its servers: {@code @ContextConfiguration(initializers = ServersInitializer.class)} beside
 * {@code @SpringBootTest}. Each context gets a database and a topic prefix of its own.
 *
 * <p>A property waits for its server when it is read, so a service that never asks for Elasticsearch never waits for it.
 */
public final class ServersInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var name = context.getEnvironment().getProperty("spring.application.name", "test");
        context.getEnvironment().getPropertySources().addFirst(new Addresses(name));
    }

    private static final class Addresses extends EnumerablePropertySource<Servers> {
        private final Map<String, Supplier<Object>> properties = new LinkedHashMap<>();
        private final String service;
        private @Nullable TestDatabase database;

        Addresses(String service) {
            super("ventanilla test servers", Servers.shared());
            this.service = service;
            var prefix = "t" + UUID.randomUUID().toString().substring(0, 6) + ".";
            properties.put("ventanilla.db.url", () -> database().url());
            properties.put("ventanilla.db.owner.user", () -> database().owner());
            properties.put("ventanilla.db.owner.password", () -> database().ownerPassword());
            properties.put("ventanilla.db.app.user", () -> database().app());
            properties.put("ventanilla.db.app.password", () -> database().appPassword());
            properties.put("spring.kafka.bootstrap-servers", () -> getSource().kafka());
            properties.put("ventanilla.elasticsearch.url", () -> getSource().elasticsearch());
            properties.put("ventanilla.mail.smtp.host", () -> getSource().mail().smtpHost());
            properties.put("ventanilla.mail.smtp.port", () -> getSource().mail().smtpPort());
            properties.put("ventanilla.mail.imap.host", () -> getSource().mail().imapHost());
            properties.put("ventanilla.mail.imap.port", () -> getSource().mail().imapPort());
            properties.put("ventanilla.topic-prefix", () -> prefix);
        }

        private synchronized TestDatabase database() {
            var made = database;
            if (made == null) {
                made = TestDatabase.create(getSource().postgres(), service);
                database = made;
            }
            return made;
        }

        @Override
        public String[] getPropertyNames() {
            return properties.keySet().toArray(new String[0]);
        }

        @Override
        public boolean containsProperty(String name) {
            return properties.containsKey(name);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var value = properties.get(name);
            return value == null ? null : value.get();
        }
    }
}
