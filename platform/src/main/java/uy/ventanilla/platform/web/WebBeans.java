package uy.ventanilla.platform.web;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import uy.ventanilla.platform.web.openapi.OpenApiBeans;

/**
 * The web side of a service that takes tokens: everything needs one except health, metrics, the API's document and the patterns in {@code
 * ventanilla.security.open}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    Problems.class,
    ProblemErrorController.class,
    CallerBeans.class,
    OperatorGate.class,
    RequestsAtOnce.class,
    OpenApiBeans.class
})
public class WebBeans {
    @Bean
    JwtDecoder jwtDecoder(@Value("${ventanilla.identity.url}") String identity) {
        return NimbusJwtDecoder.withJwkSetUri(identity + "/oauth2/jwks").build();
    }

    /** A request is one observation; by default each of some fifteen filters tells of itself too, which costs more than it does. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain serviceSecurity(
            HttpSecurity http, Problems problems, @Value("${ventanilla.security.open:}") List<String> open) {
        return http.csrf(csrf -> csrf.disable()) // no cookies here, so nothing to forge
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/**", "/error", "/v3/api-docs")
                        .permitAll()
                        .requestMatchers(open.toArray(String[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(_ -> {})
                        .authenticationEntryPoint((request, response, _) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(
                                    request,
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "unauthorized",
                                    "Send a valid bearer token.");
                        })
                        .accessDeniedHandler((request, response, _) -> problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "forbidden",
                                "Your token does not allow this.")))
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, _) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    problems.write(request, response, HttpStatus.UNAUTHORIZED, "unauthorized", "Send a bearer token.");
                }))
                .build();
    }
}
