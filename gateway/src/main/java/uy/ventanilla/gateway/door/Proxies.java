package uy.ventanilla.gateway.door;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Whose address a request comes from. Where the connection is one of our own proxies', it is the last address of
 * {@code X-Forwarded-For} that is not one of theirs: what stands before it anybody could have written. Everybody else's word is
 * not heard.
 */
@Component
final class Proxies {
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Pattern PORT = Pattern.compile("^(?:([0-9.]+):\\d{1,5}|\\[([0-9A-Fa-f:.]+)](?::\\d{1,5})?)$");

    private final List<IpSubnetFilterRule> trusted;

    Proxies(DoorSettings settings) {
        this.trusted = settings.trustedProxies().stream()
                .map(network -> new IpSubnetFilterRule(
                        network.contains("/") ? network : network + (network.contains(":") ? "/128" : "/32"),
                        IpFilterRuleType.ACCEPT))
                .toList();
    }

    /** Absent where the connection is gone already. */
    @Nullable
    InetAddress clientOf(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var client = remote == null ? null : remote.getAddress();
        if (client == null || !isOurs(client)) {
            return client;
        }
        var named =
                String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)).split(",", -1);
        for (int i = named.length - 1; i >= 0 && isOurs(client); i--) {
            try {
                client = InetAddress.ofLiteral(withoutPort(named[i].strip()));
            } catch (IllegalArgumentException e) {
                return client; // no address: whoever wrote it, what stands before it is worth no more
            }
        }
        return client;
    }

    /** Some proxies tell the port too: {@code 203.0.113.9:4711}, {@code [2001:db8::1]:443}. */
    private static String withoutPort(String named) {
        return PORT.matcher(named).replaceFirst(it -> it.group(1) == null ? it.group(2) : it.group(1));
    }

    private boolean isOurs(InetAddress address) {
        var asked = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(asked));
    }
}
