package uy.ventanilla.identity;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import uy.ventanilla.testkit.Servers;

/** Has realms of Keycloak stand for the providers that everybody knows. It need not run for that. */
class Elsewhere implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var keycloak = Servers.keycloak();
        var facebook = keycloak.issuer("facebook") + "/protocol/openid-connect";
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "elsewhere",
                        Map.of(
                                "ventanilla.providers.google",
                                keycloak.issuer("google"),
                                "ventanilla.providers.facebook.authorize",
                                facebook + "/auth",
                                "ventanilla.providers.facebook.token",
                                facebook + "/token",
                                "ventanilla.providers.facebook.user",
                                facebook + "/userinfo")));
    }
}
