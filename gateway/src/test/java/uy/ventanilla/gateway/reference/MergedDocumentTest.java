package uy.ventanilla.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergedDocumentTest {
    private static final JsonNode PEOPLE = JsonMapper.shared().readTree("""
            {"openapi": "3.1.0", "security": [{"bearer": []}],
             "tags": [{"name": "People", "description": "Who is known."}, {"name": "Tenant"}],
             "paths": {
               "/api/people": {"get": {"tags": ["People"], "summary": "By <code>name</code>.", "description": "In <code>code</code>.", "responses": {"200": {"content": {
                 "application/json": {"schema": {"$ref":
                   "#/components/schemas/uy.ventanilla.identity.web.Cursor.PageUy.ventanilla.identity.web.PersonView"}}}}}}},
               "/platform/tenants": {"get": {"tags": ["Tenant"], "responses": {"200": {"content": {
                 "application/json": {"schema": {"$ref": "#/components/schemas/uy.ventanilla.identity.web.TenantView"}}}}}}}},
             "components": {
               "securitySchemes": {"bearer": {"type": "http"}},
               "schemas": {
                 "uy.ventanilla.identity.web.Cursor.PageUy.ventanilla.identity.web.PersonView": {"type": "object",
                   "properties": {"items": {"type": "array",
                     "items": {"$ref": "#/components/schemas/uy.ventanilla.identity.web.PersonView"}}}},
                 "uy.ventanilla.identity.web.PersonView": {"type": "object"},
                 "uy.ventanilla.identity.web.TenantView": {"type": "object"}}}}
            """);
    private static final JsonNode TICKETS = JsonMapper.shared().readTree("""
            {"openapi": "3.1.0", "security": [{"other": []}], "tags": [{"name": "Ticket"}],
             "paths": {
               "/api/people": {"get": {"tags": ["Ticket"], "summary": "not theirs to tell"}, "head": {"summary": "theirs"}},
               "/api/alive": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref":
                   "#/components/schemas/uy.ventanilla.ticket.web.PersonView"}}}}}}}},
             "components": {"schemas": {"uy.ventanilla.ticket.web.PersonView": {"type": "string"}}}}
            """);

    @Test
    void it_has_the_paths_asked_for_in_order_with_what_they_need_and_nothing_else() {
        var merged = tenants();

        assertThat(merged.path("paths").propertyNames()).containsExactly("/api/alive", "/api/people");
        assertThat(merged.at("/paths/~1api~1people").propertyNames()).containsExactly("get", "head");
        assertThat(merged.at("/components/schemas").propertyNames())
                .containsExactly("identity.Cursor.PagePersonView", "identity.PersonView", "ticket.PersonView");
        assertThat(StreamSupport.stream(merged.path("tags").spliterator(), false)
                        .map(tag -> tag.path("name").asString()))
                .containsExactly("People");
        assertThat(merged.at("/info/title").asString()).isEqualTo("All");
    }

    @Test
    void every_reference_leads_somewhere_by_its_short_name() {
        var merged = tenants();

        assertThat(merged.findValuesAsString("$ref"))
                .containsExactlyInAnyOrder(
                        "#/components/schemas/identity.Cursor.PagePersonView",
                        "#/components/schemas/identity.PersonView",
                        "#/components/schemas/ticket.PersonView")
                .allSatisfy(reference -> assertThat(
                                merged.at(reference.substring(1).replace("~", "~0"))
                                        .isObject())
                        .isTrue());
    }

    @Test
    void the_first_who_tells_something_is_believed() {
        var merged = tenants();

        assertThat(merged.at("/paths/~1api~1people/get/summary").asString()).isEqualTo("By name.");
        assertThat(merged.at("/paths/~1api~1people/get/description").asString()).isEqualTo("In `code`.");
        assertThat(merged.at("/security/0").propertyNames()).containsExactly("bearer");
        assertThat(merged.at("/components/securitySchemes/bearer/type").asString())
                .isEqualTo("http");
    }

    @Test
    void two_schemas_of_one_short_name_are_refused() {
        var clash = JsonMapper.shared().readTree("""
                {"components": {"schemas": {"uy.ventanilla.ticket.web.View": {}, "uy.ventanilla.ticket.usecase.View": {}}}}
                """);

        assertThatThrownBy(() -> MergedDocument.of("All", "", List.of(clash), _ -> true))
                .hasMessageContaining("ticket.View");
    }

    private static JsonNode tenants() {
        return MergedDocument.of("All", "", List.of(PEOPLE, TICKETS), path -> path.startsWith("/api/"));
    }
}
