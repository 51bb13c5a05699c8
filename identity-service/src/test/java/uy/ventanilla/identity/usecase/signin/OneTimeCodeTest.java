package uy.ventanilla.identity.usecase.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238 appendix B, SHA-1, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void it_makes_the_codes_of_the_standard(long second, String code) {
        assertThat(OneTimeCode.step(KEY, code, Instant.ofEpochSecond(second), 0))
                .hasValue(second / 30);
    }

    @Test
    void a_code_counts_half_a_minute_early_or_late_and_once() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        long step = now.getEpochSecond() / 30;

        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, step - 1), now, 0)).hasValue(step - 1);
        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, step + 1), now, 0)).hasValue(step + 1);
        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, step - 2), now, 0)).isEmpty();
        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, step + 2), now, 0)).isEmpty();
        assertThat(OneTimeCode.step(KEY, OneTimeCode.at(KEY, step), now, step)).isEmpty();
        assertThat(OneTimeCode.step(KEY, "", now, 0)).isEmpty();
    }
}
