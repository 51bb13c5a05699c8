package uy.ventanilla.identity.fleet;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import uy.ventanilla.identity.domain.Running;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * The services that go by blueprints, by their addresses inside. Whoever does not answer in time is said not to. Of several
 * replicas one answers: they share a database, except the gateway's, each of which keeps the hosts in its own memory.
 */
@Component
public class Fleet {
    private static final Logger log = LoggerFactory.getLogger(Fleet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Counting a large tenant's tickets takes longer than looking up a number. */
    private static final Duration PATIENCE_TO_COUNT = Duration.ofSeconds(20);

    private static final String TICKETS = "ticket-service";

    /**
     * What one service says of a tenant.
     *
     * @param version of the blueprint it goes by; absent where it has not heard of the tenant, or does not answer
     */
    public record Adopted(
            String service, boolean answers, @Nullable Integer version) {}

    private record Heard(@Nullable Integer version) {}

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final RestClient http = client(PATIENCE);
    private final RestClient counting = client(PATIENCE_TO_COUNT);

    Fleet(
            @Value("${ventanilla.gateway.url}") String gateway,
            @Value("${ventanilla.intake.url}") String intake,
            @Value("${ventanilla.ticket.url}") String ticket,
            @Value("${ventanilla.sla-timer.url}") String slaTimer,
            @Value("${ventanilla.notification.url}") String notification) {
        addresses.put("gateway", gateway);
        addresses.put("intake-service", intake);
        addresses.put(TICKETS, ticket);
        addresses.put("sla-timer-service", slaTimer);
        addresses.put("notification-service", notification);
    }

    private static RestClient client(Duration patience) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(patience);
        return RestClient.builder().requestFactory(requests).build();
    }

    /** By which version of the tenant's blueprint each service goes; all are asked at once. */
    public List<Adopted> adopted(TenantId tenant) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return addresses.keySet().stream()
                    .map(service -> CompletableFuture.supplyAsync(() -> adopted(service, tenant), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /**
     * How many tickets of the tenant run, by state and plan; empty where ticket-service does not answer. Asks in the
     * operator's name, with {@code token}.
     */
    public Optional<List<Running>> running(TenantId tenant, String token) {
        try {
            return Optional.ofNullable(counting.get()
                    .uri(addresses.get(TICKETS) + "/platform/tenants/{tenant}/running", tenant)
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .body(new ParameterizedTypeReference<List<Running>>() {}));
        } catch (RestClientException e) {
            log.warn("running tickets unknown tenant={}: {}", tenant, e.getMessage());
            return Optional.empty();
        }
    }

    private Adopted adopted(String service, TenantId tenant) {
        try {
            var heard = http.get()
                    .uri(addresses.get(service) + "/actuator/tenants/{tenant}", tenant)
                    .retrieve()
                    .body(Heard.class);
            return new Adopted(service, true, heard == null ? null : heard.version());
        } catch (RestClientException e) {
            log.warn("version unknown service={} tenant={}: {}", service, tenant, e.getMessage());
            return new Adopted(service, false, null);
        }
    }
}
