package uy.ventanilla.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class PasswordsTest {
    @Test
    void what_people_get_unless_told_otherwise_is_dear_to_guess() throws Exception {
        var settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst();
        var passwords = new Passwords((int) settings.getProperty("ventanilla.passwords.memory"), (int)
                settings.getProperty("ventanilla.passwords.passes"));

        var hash = passwords.hash("una balanza azul");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.match("una balanza azul", hash)).isTrue();
        assertThat(passwords.match("una balanza roja", hash)).isFalse();
        assertThat(passwords.match("una balanza azul", null)).isFalse();
    }

    @Test
    void a_cheaper_hash_goes_on_counting_and_is_known_as_outdated() {
        var cheap = new Passwords(1024, 1).hash("una balanza azul");
        var dear = new Passwords(2048, 2);

        assertThat(dear.match("una balanza azul", cheap)).isTrue();
        assertThat(dear.outdated(cheap)).isTrue();
        assertThat(dear.outdated(dear.hash("una balanza azul"))).isFalse();
    }
}
