package uy.ventanilla.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The document of this service's API, as the gateway asks for it. */
@IdentityStory
class OpenApiTest {
    private static final String VIEW = "#/components/schemas/uy.ventanilla.identity.web.PersonView";

    @Autowired
    private FrontDoor door;

    @Test
    void an_operation_says_what_its_javadoc_says_and_needs_a_token_unless_it_is_open() {
        var document = document();
        var add = document.at("/paths/~1api~1people/post");

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(add.path("operationId").asString()).isEqualTo("People.add");
        assertThat(add.path("summary").asString()).isNotBlank();
        assertThat(add.at("/responses/default/$ref").asString()).endsWith("/Problem");
        assertThat(add.path("parameters").isMissingNode())
                .as("who asks is in the token and in no parameter")
                .isTrue();
        assertThat(add.has("security")).isFalse();
        assertThat(document.at("/security/0/bearer").isArray()).isTrue();
        assertThat(document.at("/paths/~1api~1tenant/get/security/0"))
                .as("no token at all")
                .isEmpty();
        assertThat(document.at("/components/securitySchemes/integrator/flows/clientCredentials/scopes")
                        .propertyNames())
                .contains("tickets:read");
    }

    @Test
    void what_may_be_absent_is_not_required() {
        var document = document();
        var view = document.path("components").path("schemas").path(VIEW.substring(VIEW.lastIndexOf('/') + 1));

        assertThat(strings(view.path("required"))).contains("id", "address").doesNotContain("organisation");
    }

    @Test
    void what_the_gateway_leads_nobody_to_is_not_told() {
        assertThat(document().path("paths").propertyNames())
                .contains("/api/people/{id}", "/platform/tenants/{slug}")
                .doesNotContain("/error", "/login");
    }

    private JsonNode document() {
        return door.send(door.to(null, "/v3/api-docs")).json();
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
