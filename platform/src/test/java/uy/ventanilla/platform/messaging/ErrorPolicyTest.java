package uy.ventanilla.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class ErrorPolicyTest {
    @Test
    void a_server_that_is_away_is_an_outage() {
        assertThat(ErrorPolicy.isOutage(new CannotCreateTransactionException("no connection")))
                .isTrue();
        assertThat(ErrorPolicy.isOutage(new RuntimeException(new SQLException("connection reset", "08006"))))
                .isTrue();
        assertThat(ErrorPolicy.isOutage(new RuntimeException(new SQLException("shutting down", "57P01"))))
                .isTrue();
    }

    @Test
    void a_bad_event_is_none() {
        assertThat(ErrorPolicy.isOutage(new IllegalArgumentException("no such state")))
                .isFalse();
        assertThat(ErrorPolicy.isOutage(new RuntimeException(new SQLException("null in column", "23502"))))
                .isFalse();
        assertThat(ErrorPolicy.isOutage(new BadEnvelope("no ce_id header"))).isFalse();
    }
}
