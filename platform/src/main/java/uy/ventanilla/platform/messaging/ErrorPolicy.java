package uy.ventanilla.platform.messaging;

import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens when hearing an event fails. An outage (the database is away) or another event that is {@link NotYet} here
 * is waited out, for as long as it takes, with growing pauses: nothing is skipped. Anything else is tried three times and then put aside on the dead-letter topic
 * {@code error.<topic>.<group>} with the reason in its headers, so that one bad event never stops the rest.
 */
final class ErrorPolicy implements ListenerContainerWithDlqAndRetryCustomizer {
    private static final Logger log = LoggerFactory.getLogger(ErrorPolicy.class);

    private final KafkaOperations<?, ?> kafka;

    ErrorPolicy(KafkaOperations<?, ?> kafka) {
        this.kafka = kafka;
    }

    @Override
    public boolean retryAndDlqInBinding(String destination, @Nullable String group) {
        return false;
    }

    @Override
    public void configure(
            AbstractMessageListenerContainer<?, ?> container,
            String destination,
            @Nullable String group,
            java.util.function.@Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> dlqResolver,
            @Nullable BackOff backOff) {
        var deadLetters = new DeadLetterPublishingRecoverer(
                kafka, (record, _) -> new TopicPartition("error." + record.topic() + "." + group, -1));
        ConsumerRecordRecoverer recoverer = (record, failure) -> {
            deadLetters.accept(record, failure);
            log.error(
                    "dead letter topic={} partition={} offset={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    failure);
        };
        var handler = new DefaultErrorHandler(recoverer, new FixedBackOff(200, 2));
        handler.setBackOffFunction((_, failure) -> isOutage(failure) ? untilItIsOver() : null);
        handler.addNotRetryableExceptions(BadEnvelope.class);
        container.setCommonErrorHandler(handler);
    }

    private static BackOff untilItIsOver() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        backOff.setMaxElapsedTime(Long.MAX_VALUE);
        return backOff;
    }

    /** Whether waiting helps: the connection is gone, refused, the server is starting or stopping, an event is on its way. */
    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotYet
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof java.io.IOException) {
                return true;
            }
            // SQLSTATE 08: connection; 57P01 to 57P03: server stopping or starting; 53: out of resources; 40:
            // serialization; 25006: read-only, as a primary is after a switch-over
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08")
                            || sql.getSQLState().startsWith("57P")
                            || sql.getSQLState().startsWith("53")
                            || sql.getSQLState().startsWith("40")
                            || sql.getSQLState().equals("25006"))) {
                return true;
            }
        }
        return false;
    }
}
