package uy.ventanilla.gateway.reference;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import uy.ventanilla.gateway.Upstreams;
import uy.ventanilla.gateway.door.Visit;
import uy.ventanilla.gateway.problems.Refusal;

/**
 * {@code /api/openapi.json} and, to read and try it, {@code /api/docs} on every tenant's host; {@code /platform/openapi.json}
 * and {@code /platform/docs} on the operator's. Open to everybody: to know of a door does not open it.
 */
@Configuration(proxyBeanMethods = false)
class ApiReference {
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css",
            SWAGGER_UI,
            "swagger-ui-bundle.js",
            SWAGGER_UI,
            "reference.css",
            "reference/",
            "reference.js",
            "reference/");
    // Swagger UI sets style attributes and draws its arrows from data: URLs
    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    /** What is served under {@code root} on the hosts of {@code where}: the document, the page and its files. */
    private record Reference(String root, String title, RequestPredicate where, Predicate<String> paths) {}

    @Bean
    RouterFunction<ServerResponse> references(Upstreams services) {
        var documents = new ServiceDocuments(urls(services));
        return routes(
                        new Reference(
                                "/api",
                                "Ventanilla",
                                on(visit -> visit.tenant() != null),
                                path -> path.startsWith("/api/") || path.startsWith("/intake/")),
                        documents)
                .and(routes(
                        new Reference(
                                "/platform",
                                "Ventanilla, for its operator",
                                on(Visit::platform),
                                path -> path.startsWith("/platform/")),
                        documents));
    }

    private static RouterFunction<ServerResponse> routes(Reference reference, ServiceDocuments documents) {
        return RouterFunctions.nest(
                reference.where(),
                RouterFunctions.route()
                        .route(GET(reference.root() + "/openapi.json"), _ -> document(reference, documents))
                        .route(GET(reference.root() + "/docs"), _ -> page())
                        .route(GET(reference.root() + "/docs/{file}"), ApiReference::file)
                        .build());
    }

    private static Mono<ServerResponse> document(Reference reference, ServiceDocuments documents) {
        return documents
                .all()
                .flatMap(known -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache())
                        .bodyValue(MergedDocument.of(
                                reference.title(),
                                known.missing().isEmpty()
                                        ? ""
                                        : "Incomplete at the moment: " + String.join(", ", known.missing())
                                                + " did not answer.",
                                known.parts(),
                                reference.paths())));
    }

    private static Mono<ServerResponse> page() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", PAGE_POLICY)
                .bodyValue(new ClassPathResource("reference/index.html"));
    }

    private static Mono<ServerResponse> file(ServerRequest request) {
        var name = request.pathVariable("file");
        var folder = FILES.get(name);
        return folder == null
                ? Mono.error(new Refusal(HttpStatus.NOT_FOUND, "not-found", "Nothing is served at this path."))
                : ServerResponse.ok()
                        .contentType(MediaType.parseMediaType(name.endsWith(".css") ? "text/css" : "text/javascript"))
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .bodyValue(new ClassPathResource(folder + name));
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
