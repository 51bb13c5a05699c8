package uy.ventanilla.portal.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import uy.ventanilla.portal.PortalSettings;

/** The one door to everything the portal shows. Every refusal comes back as an {@link ApiProblem}. */
@Component
public class Gateway {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Longer than intake waits for a new ticket's number. */
    private static final Duration ANSWER = Duration.ofSeconds(12);
    /** As long as identity-service waits for the parts of an export. */
    private static final Duration MAKING = Duration.ofMinutes(30);

    private final URI url;
    private final HttpClient http;
    private final RestClient client;

    Gateway(RestClient.Builder builder, PortalSettings settings) {
        url = settings.gateway().url();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(ANSWER);
        client = builder.baseUrl(url.toString())
                .requestFactory(requests)
                .defaultStatusHandler(HttpStatusCode::isError, (_, response) -> {
                    throw ApiProblem.read(
                            response.getStatusCode().value(), response.getBody().readAllBytes());
                })
                .build();
    }

    <T> T get(Asking who, Class<T> type, String path, Object... variables) {
        return body(exchange(who, HttpMethod.GET, null, _ -> {}, type, path, variables));
    }

    /** For query strings that differ by call: {@code query} is already encoded. */
    <T> T get(Asking who, Class<T> type, URI pathAndQuery) {
        return body(answer(() -> client.get()
                .uri(url.resolve(pathAndQuery))
                .headers(by(who))
                .retrieve()
                .toEntity(type)));
    }

    /** As {@link #get(Asking, Class, URI)}, for types that have parameters. */
    <T> T get(Asking who, ParameterizedTypeReference<T> type, URI pathAndQuery) {
        return body(answer(() -> client.get()
                .uri(url.resolve(pathAndQuery))
                .headers(by(who))
                .retrieve()
                .toEntity(type)));
    }

    <T> T get(Asking who, ParameterizedTypeReference<T> type, String path, Object... variables) {
        return body(answer(() ->
                client.get().uri(path, variables).headers(by(who)).retrieve().toEntity(type)));
    }

    void send(Asking who, HttpMethod method, @Nullable Object json, String path, Object... variables) {
        exchange(who, method, json, _ -> {}, Void.class, path, variables);
    }

    <T> ResponseEntity<T> exchange(
            Asking who,
            HttpMethod method,
            @Nullable Object body,
            Consumer<HttpHeaders> more,
            Class<T> type,
            String path,
            Object... variables) {
        return answer(() -> {
            var request =
                    client.method(method).uri(path, variables).headers(by(who)).headers(more);
            if (body != null) {
                request.body(body);
            }
            return request.retrieve().toEntity(type);
        });
    }

    /** A file on its way. The caller closes it. */
    public record Download(InputStream body, HttpHeaders headers) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /** Opens an endless answer. The caller closes it; closing ends the request at the gateway too. */
    public InputStream stream(Asking who, String path) {
        return open(who, path, MediaType.TEXT_EVENT_STREAM_VALUE, ANSWER).body();
    }

    /** Opens a file that has to be made first. */
    Download download(Asking who, String path) {
        var answer = open(who, path, MediaType.ALL_VALUE, MAKING);
        var headers = new HttpHeaders();
        for (var name :
                List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_DISPOSITION)) {
            answer.headers().firstValue(name).ifPresent(value -> headers.set(name, value));
        }
        return new Download(answer.body(), headers);
    }

    /** {@code patience}: until the answer begins. */
    private HttpResponse<InputStream> open(Asking who, String path, String accept, Duration patience) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header(HttpHeaders.HOST, who.origin().authority())
                .header(HttpHeaders.ACCEPT, accept)
                .timeout(patience);
        if (who.token() != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + who.token());
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                try (var body = response.body()) {
                    throw ApiProblem.read(response.statusCode(), body.readAllBytes());
                }
            }
            return response;
        } catch (IOException e) {
            throw ApiProblem.away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiProblem.away(e);
        }
    }

    private static Consumer<HttpHeaders> by(Asking who) {
        return headers -> {
            headers.set(HttpHeaders.HOST, who.origin().authority());
            if (who.token() != null) {
                headers.setBearerAuth(who.token());
            }
        };
    }

    private interface Call<T> {
        ResponseEntity<T> make();
    }

    private static <T> ResponseEntity<T> answer(Call<T> call) {
        try {
            return call.make();
        } catch (ResourceAccessException e) {
            throw ApiProblem.away(e);
        }
    }

    private static <T> T body(ResponseEntity<T> answer) {
        var body = answer.getBody();
        if (body == null) {
            throw new ApiProblem(502, "empty", "", List.of());
        }
        return body;
    }
}
