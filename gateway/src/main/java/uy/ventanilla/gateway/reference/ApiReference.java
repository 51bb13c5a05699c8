package uy.ventanilla.gateway.reference;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uy.ventanilla.gateway.Upstreams;
import uy.ventanilla.gateway.door.Visit;
import uy.ventanilla.gateway.problems.Refusal;

/**
 * {@code /api/openapi.json} and, to read and try it, {@code /api/docs} on every tenant's host; {@code /platform/openapi.json}
 * and {@code /platform/docs} on the operator's. Open to everybody: to know of a door does not open it.
 */
@Configuration(proxyBeanMethods = false)
class ApiReference {
    private static final String SWAGGER_UI = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css",
            SWAGGER_UI,
            "swagger-ui-bundle.js",
            SWAGGER_UI,
            "reference.css",
            "classpath*:reference/",
            "reference.js",
            "classpath*:reference/");
    // Swagger UI sets style attributes and draws its arrows from data: URLs
    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** What is served under {@code root} on the hosts of {@code where}: the document, the page and its files. */
    private record Reference(
            String root, String title, RequestPredicate where, Predicate<String> paths, Map<String, String> scopes) {
        /** Of what its clients ask for a token; empty where identity-service says it. */
        void tellScopes(ObjectNode document) {
            if (!scopes.isEmpty()) {
                document.withObject("/components/securitySchemes/integrator/flows/clientCredentials/scopes")
                        .removeAll()
                        .setAll(JsonMapper.shared().<ObjectNode>valueToTree(scopes));
            }
        }
    }

    private static final Reference TENANTS = new Reference(
            "/api",
            "Ventanilla",
            on(visit -> visit.tenant() != null),
            path -> path.startsWith("/api/") || path.startsWith("/intake/"),
            Map.of());
    private static final Reference OPERATORS = new Reference(
            "/platform",
            "Ventanilla, for its operator",
            on(Visit::platform),
            path -> path.startsWith("/platform/"),
            Map.of("platform", "operate the platform"));

    @Bean
    RouterFunction<ServerResponse> references(Upstreams services) throws IOException {
        var documents = new ServiceDocuments(urls(services), ApiReference::merged);
        var files = files();
        return routes(TENANTS, documents, files).and(routes(OPERATORS, documents, files));
    }

    private static RouterFunction<ServerResponse> routes(
            Reference reference, ServiceDocuments documents, Map<String, Resource> files) {
        return RouterFunctions.nest(
                reference.where(),
                RouterFunctions.route()
                        .route(
                                GET(reference.root() + "/openapi.json"),
                                request -> document(reference, documents, request))
                        .route(GET(reference.root() + "/docs"), _ -> page())
                        .route(GET(reference.root() + "/docs/{file}"), request -> file(request, files))
                        .build());
    }

    private static ServiceDocuments.Merged merged(ServiceDocuments.Documents known) {
        var made = new HashMap<String, byte[]>();
        for (var reference : List.of(TENANTS, OPERATORS)) {
            var document = MergedDocument.of(
                    reference.title(),
                    known.missing().isEmpty()
                            ? ""
                            : "Incomplete at the moment: " + String.join(", ", known.missing()) + " did not answer.",
                    known.parts(),
                    reference.paths());
            reference.tellScopes(document);
            made.put(reference.root(), JsonMapper.shared().writeValueAsBytes(document));
        }
        return new ServiceDocuments.Merged(made, known.missing().isEmpty());
    }

    private static Mono<ServerResponse> document(
            Reference reference, ServiceDocuments documents, ServerRequest request) {
        return documents.merged().flatMap(merged -> {
            var document = Objects.requireNonNull(merged.documents().get(reference.root()));
            var tag = "\"" + DigestUtils.md5DigestAsHex(document) + "\"";
            return request.checkNotModified(tag)
                    .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .cacheControl(CacheControl.noCache())
                            .eTag(tag)
                            .bodyValue(document)));
        });
    }

    private static Mono<ServerResponse> page() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", PAGE_POLICY)
                .bodyValue(new ClassPathResource("reference/index.html"));
    }

    private static Mono<ServerResponse> file(ServerRequest request, Map<String, Resource> files) {
        var name = request.pathVariable("file");
        var file = files.get(name);
        return file == null
                ? Mono.error(new Refusal(HttpStatus.NOT_FOUND, "not-found", "Nothing is served at this path."))
                : ServerResponse.ok()
                        .contentType(MediaType.parseMediaType(name.endsWith(".css") ? "text/css" : "text/javascript"))
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .bodyValue(file);
    }

    private static Map<String, Resource> files() throws IOException {
        var files = new HashMap<String, Resource>();
        for (var file : FILES.entrySet()) {
            var found = new PathMatchingResourcePatternResolver().getResources(file.getValue() + file.getKey());
            if (found.length != 1) {
                throw new IllegalStateException(file.getKey() + " is there " + found.length + " times, not once");
            }
            files.put(file.getKey(), found[0]);
        }
        return files;
    }

    private static RequestPredicate on(Predicate<Visit> hosts) {
        return request -> hosts.test(Visit.of(request.exchange()));
    }

    /** Identity first: it has the last word on how one gets a token. */
    private static Map<String, String> urls(Upstreams services) {
        var urls = new LinkedHashMap<String, String>();
        urls.put("identity", services.identity().url());
        urls.put("intake", services.intake().url());
        urls.put("ticket", services.ticket().url());
        urls.put("sla-timer", services.slaTimer().url());
        urls.put("notification", services.notification().url());
        urls.put("knowledge", services.knowledge().url());
        return urls;
    }
}
