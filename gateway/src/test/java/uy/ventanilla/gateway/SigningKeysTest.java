package uy.ventanilla.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.Await;

class SigningKeysTest extends GatewayAtWork {
    @Test
    void keys_turn_without_a_failed_request_and_a_withdrawn_one_is_refused() throws Exception {
        var identity = new Identity();
        try (var service = new Upstream("identity", identity::keys);
                var gateway = another("ventanilla.identity.url=" + service.url(), "ventanilla.limits.caller=1000000")) {
            var at = at(gateway);
            var failed = new ConcurrentLinkedQueue<Integer>();
            var asked = new AtomicInteger();
            var over = new AtomicBoolean();
            var everybody = IntStream.range(0, 3)
                    .mapToObj(number -> Thread.ofPlatform().start(() -> {
                        while (!over.get()) {
                            // one of their own each time: known tokens are not checked again
                            var token = identity.token(EXPANDS, "somebody" + number);
                            int status = at.get(EXPAND, "/api/me", "Authorization", "Bearer " + token)
                                    .status();
                            asked.incrementAndGet();
                            if (status != 200) {
                                failed.add(status);
                            }
                        }
                    }))
                    .toList();
            var old = identity.token(EXPANDS, "ada");
            assertThat(status(at, old)).isEqualTo(200);
            Await.until("they are at it", () -> asked.get() > 20);
            identity.publishTheNext();
            identity.signByTheNext();
            assertThat(status(at, identity.token(EXPANDS, "bruno"))).isEqualTo(200);
            assertThat(status(at, old)).as("what the key before signed").isEqualTo(200);
            int before = asked.get();
            Await.until("they have gone on for a while", () -> asked.get() > before + 200);
            over.set(true);
            for (var somebody : everybody) {
                somebody.join();
            }
            assertThat(failed).isEmpty();

            identity.withdrawTheOld();
            try (var later = another("ventanilla.identity.url=" + service.url())) {
                assertThat(status(at(later), identity.token(EXPANDS, "carla"))).isEqualTo(200);
                assertThat(status(at(later), old)).isEqualTo(401);
            }
        }
    }

    private static int status(Browser at, String token) {
        return at.get(EXPAND, "/api/me", "Authorization", "Bearer " + token).status();
    }
}
