package uy.ventanilla.identity.fleet;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import uy.ventanilla.identity.domain.Forgotten;
import uy.ventanilla.identity.domain.Running;
import uy.ventanilla.platform.tenancy.Erased;
import uy.ventanilla.platform.tenancy.TenantId;

/**
 * The services that keep something of tenants, by their addresses inside. Whoever does not answer in time is said not to. Of several
 * replicas one answers: they share a database, except the gateway's, each of which keeps the hosts in its own memory.
 */
@Component
public class Fleet {
    private static final Logger log = LoggerFactory.getLogger(Fleet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Counting a large tenant's tickets takes longer than looking up a number. */
    private static final Duration PATIENCE_TO_COUNT = Duration.ofSeconds(20);

    private static final String TICKETS = "ticket-service";
    /** Its articles are the tenant's, but it goes by no blueprint. */
    private static final String KNOWLEDGE = "knowledge-service";

    /**
     * What one service says of a tenant.
     *
     * @param version of the blueprint it goes by; absent where it has not heard of the tenant, or does not answer
     */
    public record Adopted(
            String service, boolean answers, @Nullable Integer version) {}

    private record Heard(
            @Nullable Integer version, @Nullable Erased erased) {}

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final RestClient http = client(PATIENCE);
    private final RestClient counting = client(PATIENCE_TO_COUNT);

    Fleet(
            @Value("${ventanilla.gateway.url}") String gateway,
            @Value("${ventanilla.intake.url}") String intake,
            @Value("${ventanilla.ticket.url}") String ticket,
            @Value("${ventanilla.sla-timer.url}") String slaTimer,
            @Value("${ventanilla.notification.url}") String notification,
            @Value("${ventanilla.knowledge.url}") String knowledge) {
        addresses.put("gateway", gateway);
        addresses.put("intake-service", intake);
        addresses.put(TICKETS, ticket);
        addresses.put("sla-timer-service", slaTimer);
        addresses.put("notification-service", notification);
        addresses.put(KNOWLEDGE, knowledge);
    }

    private static RestClient client(Duration patience) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(patience);
        return RestClient.builder().requestFactory(requests).build();
    }

    /** By which version of the tenant's blueprint each service goes; all are asked at once. */
    public List<Adopted> adopted(TenantId tenant) {
        return ofAll(
                service -> !service.equals(KNOWLEDGE),
                service -> ask(service, tenant)
                        .map(heard -> new Adopted(service, true, heard.version))
                        .orElseGet(() -> new Adopted(service, false, null)));
    }

    /** What each service has forgotten of an erased tenant; all are asked at once. */
    public List<Forgotten> forgotten(TenantId tenant) {
        return ofAll(
                _ -> true,
                service -> ask(service, tenant)
                        .map(heard -> forgotten(service, heard.erased))
                        .orElseGet(() -> new Forgotten(service, false, null, Map.of())));
    }

    private static Forgotten forgotten(String service, @Nullable Erased erased) {
        return erased == null
                ? new Forgotten(service, true, null, Map.of())
                : new Forgotten(service, true, erased.at(), erased.counts());
    }

    private <T> List<T> ofAll(Predicate<String> whom, Function<String, T> answer) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return addresses.keySet().stream()
                    .filter(whom)
                    .map(service -> CompletableFuture.supplyAsync(() -> answer.apply(service), threads))
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

    /** What the service has heard of the tenant; empty where it does not answer. */
    private Optional<Heard> ask(String service, TenantId tenant) {
        try {
            return Optional.ofNullable(http.get()
                    .uri(addresses.get(service) + "/actuator/tenants/{tenant}", tenant)
                    .retrieve()
                    .body(Heard.class));
        } catch (RestClientException e) {
            log.warn("no word of a tenant service={} tenant={}: {}", service, tenant, e.getMessage());
            return Optional.empty();
        }
    }
}
