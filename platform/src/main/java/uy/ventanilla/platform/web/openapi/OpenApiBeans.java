package uy.ventanilla.platform.web.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import uy.ventanilla.platform.web.Caller;

/**
 * A service's own document at {@code /v3/api-docs}: its controllers, with what their Javadoc says of them. The gateway puts
 * the services' documents together. What the gateway leads nobody to is marked {@code @Hidden} and is not in it.
 */
@Configuration(proxyBeanMethods = false)
public class OpenApiBeans {
    /** A token pasted in, or got by an integrator's id and secret. Identity says what scopes there are. */
    private static final String BEARER = "bearer";

    private static final String INTEGRATOR = "integrator";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> SAID_ONCE = Map.of(
            "cursor", "`next` of the page before; absent: the first page",
            "limit", "how many at most",
            "If-Match", "the `ETag` of what was read; refused with 412 where somebody has changed it since",
            "Idempotency-Key", "the sender's own name for this request; sent again, it does nothing more");

    @Bean
    OpenAPI interfaceOfThisService(@Value("${spring.application.name}") String service, ObjectProvider<Scopes> scopes) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class); // the token's, not the sender's word
        return new OpenAPI()
                .info(new Info().title(service).version("1"))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes(
                                INTEGRATOR,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl("/oauth2/token")
                                                        .scopes(scopes.getIfAvailable(Scopes::new)))))
                        .addSchemas(PROBLEM, problem())
                        .addResponses(
                                PROBLEM,
                                new ApiResponse()
                                        .description(
                                                "Refused, with the reason and what to do about it (RFC 9457). Codes never change.")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType()
                                                                .schema(new Schema<>()
                                                                        .$ref("#/components/schemas/" + PROBLEM))))))
                .security(tokens());
    }

    /**
     * Names an operation after its controller and method, {@code People.add}; says what parameters are that mean the same
     * everywhere, and that it may be refused.
     */
    @Bean
    OperationCustomizer sayMore() {
        return (operation, handler) -> {
            var controller = handler.getBeanType().getSimpleName().replaceAll("Controller$", "");
            operation.setOperationId(controller + "." + handler.getMethod().getName());
            if (Objects.equals(operation.getDescription(), operation.getSummary())) {
                operation.setDescription(null);
            }
            for (var parameter : Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
                if (parameter.getDescription() == null) {
                    parameter.setDescription(SAID_ONCE.get(parameter.getName()));
                }
            }
            operation
                    .getResponses()
                    .addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
            return operation;
        };
    }

    /** Calls the groups of operations by words: {@code Provider secret} for {@code provider-secret-controller}. */
    @Bean
    OpenApiCustomizer groups() {
        return document -> {
            for (var tag : Objects.requireNonNullElse(document.getTags(), List.<Tag>of())) {
                tag.setName(words(tag.getName()));
            }
            document.getPaths().values().stream()
                    .flatMap(item -> item.readOperations().stream())
                    .forEach(operation -> operation.setTags(operation.getTags().stream()
                            .map(OpenApiBeans::words)
                            .toList()));
        };
    }

    /** Says what can be read without a token too, as {@code ventanilla.security.open} has it. */
    @Bean
    OpenApiCustomizer openOperations(@Value("${ventanilla.security.open:}") List<String> open) {
        var patterns =
                open.stream().map(PathPatternParser.defaultInstance::parse).toList();
        return document -> document.getPaths().forEach((path, item) -> {
            if (item.getGet() != null && isOpen(path, patterns)) {
                tokenIsOptional(item.getGet());
            }
        });
    }

    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    private static String words(String tag) {
        var words = tag.replaceAll("-controller$", "").replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean isOpen(String path, List<PathPattern> patterns) {
        var parsed = PathContainer.parsePath(path.replaceAll("[{}]", ""));
        return patterns.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    private static void tokenIsOptional(Operation operation) {
        operation.setSecurity(Stream.concat(Stream.of(new SecurityRequirement()), tokens().stream())
                .toList());
    }

    private static List<SecurityRequirement> tokens() {
        return List.of(new SecurityRequirement().addList(BEARER), new SecurityRequirement().addList(INTEGRATOR));
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().description("urn:ventanilla:problem:<code>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("what to do"))
                .addProperty("instance", new StringSchema());
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }
}
