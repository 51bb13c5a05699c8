package uy.ventanilla.platform.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.platform.loop.DueLoop;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Outbox, relay, inbox and error policy of a service. */
@Configuration(proxyBeanMethods = false)
public class MessagingBeans {
    /** The safety net: rows are normally relayed because a commit wakes the relay. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

    @Bean
    DueLoop outboxLoop(
            JdbcClient jdbc,
            TenantTransactions transactions,
            ProducerFactory<?, ?> producers,
            @Value("${ventanilla.topic-prefix:}") String topicPrefix,
            @Value("${spring.application.name}") String name) {
        @SuppressWarnings("unchecked") // platform.yaml sets string keys and byte values
        var producer = (Producer<String, byte[]>) producers.createProducer();
        var relay = new OutboxRelay(jdbc, transactions, producer, topicPrefix, "/ventanilla/" + name);
        return new DueLoop("outbox-relay", LOOK_EVERY, relay::relay);
    }

    @Bean
    Outbox outbox(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            @Qualifier("outboxLoop") DueLoop loop,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        return new Outbox(jdbc, json, clock, traceParent(tracer, propagator), loop::wake);
    }

    @Bean
    Inbox inbox(JdbcClient jdbc, TenantTransactions transactions, JsonMapper json) {
        return new Inbox(jdbc, transactions, json);
    }

    /** {@code keep} must be longer than any topic keeps an event. */
    @Bean
    DueLoop inboxSweep(
            JdbcClient jdbc, TenantTransactions transactions, @Value("${ventanilla.inbox.keep:30d}") Duration keep) {
        return new DueLoop("inbox-sweep", SWEEP_EVERY, new InboxSweep(jdbc, transactions, keep)::round);
    }

    @Bean
    ListenerContainerWithDlqAndRetryCustomizer errorPolicy(ProducerFactory<?, ?> producers) {
        // consumers hand over keys and values as the bytes that came
        var bytes = Map.<String, Object>of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new ErrorPolicy(new KafkaTemplate<>(producers, bytes));
    }

    @Bean
    Gauge outboxAge(MeterRegistry meters, JdbcClient jdbc, TenantTransactions transactions) {
        return Gauge.builder(
                        "ventanilla.outbox.rows",
                        () -> transactions.acrossTenants(() -> jdbc.sql("select count(*) from outbox")
                                .query(Long.class)
                                .single()))
                .description("events said but not yet on Kafka")
                .register(meters);
    }

    private static Supplier<@Nullable String> traceParent(
            ObjectProvider<Tracer> tracers, ObjectProvider<Propagator> propagators) {
        return () -> {
            var tracer = tracers.getIfAvailable();
            var propagator = propagators.getIfAvailable();
            var context = tracer == null ? null : tracer.currentTraceContext().context();
            if (propagator == null || context == null) {
                return null;
            }
            var carrier = new HashMap<String, String>();
            propagator.inject(context, carrier, (map, key, value) -> {
                if (map != null) {
                    map.put(key, value);
                }
            });
            return carrier.get("traceparent");
        };
    }
}
