package uy.ventanilla.identity.web.token;

import io.swagger.v3.oas.models.security.Scopes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.identity.usecase.ManageIntegrators;

/** Tells in the API's document what an integrator's token can be good for. */
@Configuration(proxyBeanMethods = false)
class DocumentedScopes {
    @Bean
    Scopes integratorScopes() {
        var scopes = new Scopes();
        ManageIntegrators.SCOPES.stream().sorted().forEach(scope -> {
            var about = scope.split(":", -1);
            scopes.addString(scope, about[1] + " " + about[0]);
        });
        return scopes;
    }
}
