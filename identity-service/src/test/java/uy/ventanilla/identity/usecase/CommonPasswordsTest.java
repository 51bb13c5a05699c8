package uy.ventanilla.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private final CommonPasswords common = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "qwertyuiop", "Password2026!", "QWERTYUIOP1", "iloveyou!!!!"})
    void what_guessers_try_first_is_common(String password) {
        assertThat(common.has(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"una-clave-de-prueba", "correct horse battery", "cuatro parlantes rotos", "9f2kd83jq0"})
    void what_nobody_else_thinks_of_is_not(String password) {
        assertThat(common.has(password)).isFalse();
    }
}
