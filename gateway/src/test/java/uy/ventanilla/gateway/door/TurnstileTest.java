package uy.ventanilla.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    @Test
    void a_visitor_of_ipv6_is_their_whole_network() throws Exception {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(network("192.0.2.2"));
        // an IPv4 address in the clothes of IPv6 stays one visitor
        assertThat(network("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private static String network(String address) throws Exception {
        return Turnstile.network(InetAddress.getByName(address));
    }
}
