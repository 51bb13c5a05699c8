package uy.ventanilla.identity.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** A large tenant's data are read and packed before the first byte comes. */
    private static final Duration PATIENCE_TO_EXPORT = Duration.ofMinutes(30);

    private static final String GATEWAY = "gateway";
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
    private final RestClient exporting = client(PATIENCE_TO_EXPORT);

    Fleet(
            @Value("${ventanilla.gateway.url}") String gateway,
            @Value("${ventanilla.intake.url}") String intake,
            @Value("${ventanilla.ticket.url}") String ticket,
            @Value("${ventanilla.sla-timer.url}") String slaTimer,
            @Value("${ventanilla.notification.url}") String notification,
            @Value("${ventanilla.knowledge.url}") String knowledge) {
        addresses.put(GATEWAY, gateway);
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

    /** Thrown where a service's part of an export cannot be had. */
    public static final class PartMissing extends RuntimeException {
        private final String service;

        PartMissing(String service, Throwable cause) {
            super("no part of the export from " + service, cause);
            this.service = service;
        }

        public String service() {
            return service;
        }
    }

    /**
     * Saves every service's part of an export to a file in {@code folder}; all are asked at once, in the name of whose {@code
     * token} it is: the operator for all of a tenant, one of its admins for all or for one {@code person}. Throws {@link
     * PartMissing} where one cannot be had.
     */
    public List<Path> exports(TenantId tenant, @Nullable UUID person, boolean operator, String token, Path folder) {
        var path = operator
                ? "/platform/tenants/" + tenant + "/export"
                : "/api/export" + (person == null ? "" : "?person=" + person);
        return ofAll(
                service -> !service.equals(GATEWAY), service -> save(service, path, token, folder.resolve(service)));
    }

    private Path save(String service, String path, String token, Path file) {
        try {
            exporting
                    .get()
                    .uri(addresses.get(service) + path)
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange((_, answer) -> {
                        if (!answer.getStatusCode().is2xxSuccessful()) {
                            throw new IOException("status " + answer.getStatusCode());
                        }
                        return Files.copy(answer.getBody(), file);
                    });
            return file;
        } catch (RestClientException | UncheckedIOException e) {
            throw new PartMissing(service, e);
        }
    }

    private static Forgotten forgotten(String service, @Nullable Erased erased) {
        return erased == null
                ? new Forgotten(service, true, null, Map.of())
                : new Forgotten(service, true, erased.at(), erased.counts());
    }

    private <T> List<T> ofAll(Predicate<String> whom, Function<String, T> answer) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return addresses.keySet().stream()
                    .filter(whom)
                    .map(service -> CompletableFuture.supplyAsync(() -> answer.apply(service), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } catch (CompletionException e) {
            threads.shutdownNow(); // what the others are still doing is for nothing
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.close();
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
