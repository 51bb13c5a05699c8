package uy.ventanilla.identity.web.token;

import io.swagger.v3.oas.models.security.Scopes;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.identity.usecase.ManageIntegrators;
import uy.ventanilla.platform.web.openapi.OpenApiBeans;

/** Tells in the API's document what an integrator's token can be good for. */
@Configuration(proxyBeanMethods = false)
class DocumentedScopes {
    @Bean
    OpenApiCustomizer scopes() {
        return document -> {
            var scopes = new Scopes();
            ManageIntegrators.SCOPES.stream().sorted().forEach(scope -> {
                var about = scope.split(":", -1);
                scopes.addString(scope, about[1] + " " + about[0]);
            });
            document.getComponents()
                    .getSecuritySchemes()
                    .get(OpenApiBeans.INTEGRATOR)
                    .getFlows()
                    .getClientCredentials()
                    .setScopes(scopes);
        };
    }
}
