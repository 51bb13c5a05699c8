package uy.ventanilla.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

class ProxiesTest {
    private final Proxies proxies = new Proxies(new DoorSettings(
            "https",
            "platform.localhost",
            List.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32"),
            DataSize.ofMegabytes(2),
            DataSize.ofMegabytes(120)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7 | | 198.51.100.7",
                "198.51.100.7 | 203.0.113.9 | 198.51.100.7", // anybody can write that
                "10.1.2.3 | 203.0.113.9 | 203.0.113.9",
                "10.1.2.3 | 1.1.1.1, 203.0.113.9 | 203.0.113.9", // the first was sent by the second
                "10.1.2.3 | 203.0.113.9, 10.9.9.9 | 203.0.113.9",
                "10.1.2.3 | 203.0.113.9,192.0.2.1 | 203.0.113.9",
                "2001:db8::1 | 2001:4860::8 | 2001:4860:0:0:0:0:0:8",
                "10.1.2.3 | 203.0.113.9:4711 | 203.0.113.9",
                "10.1.2.3 | [2001:4860::8]:443 | 2001:4860:0:0:0:0:0:8",
                "10.1.2.3 | 10.4.4.4 | 10.4.4.4", // nobody outside
                "10.1.2.3 | | 10.1.2.3",
                "10.1.2.3 | unknown | 10.1.2.3",
                "10.1.2.3 | 1.1.1.1, evil.example | 10.1.2.3",
                "192.0.2.2 | 1.1.1.1 | 192.0.2.2"
            })
    void the_client_is_the_last_one_that_is_no_proxy_of_ours(String from, @Nullable String says, String client)
            throws Exception {
        var request =
                MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(from), 4_000));
        if (says != null) {
            request.header("X-Forwarded-For", says);
        }
        var found = proxies.clientOf(request.build());
        assertThat(found).isNotNull();
        assertThat(found.getHostAddress()).isEqualTo(client);
    }
}
