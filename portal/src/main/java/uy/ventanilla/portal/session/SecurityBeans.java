package uy.ventanilla.portal.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Which pages need a sign-in, how one signs in and out, and what the browser is told to refuse. */
@Configuration(proxyBeanMethods = false)
class SecurityBeans {
    private static final String START = "/session/start";
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob: https:; media-src 'self' https:; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'self'";

    /** A request is one observation, and not each filter's. */
    @Bean
    SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        var later = new HttpSessionRequestCache();
        // After signing in one comes back to a page, never to a fragment or a live stream.
        later.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(org.springframework.http.HttpMethod.GET, "/**"),
                new NegatedRequestMatcher(new OrRequestMatcher(
                        new RequestHeaderRequestMatcher("HX-Request"),
                        PathPatternRequestMatcher.withDefaults().matcher("/live"),
                        PathPatternRequestMatcher.withDefaults().matcher("/error")))));
        return http.authorizeHttpRequests(pages -> pages.requestMatchers(
                                "/",
                                "/kb",
                                "/kb/**",
                                "/session/**",
                                "/webjars/**",
                                "/assets/**",
                                "/brand.css",
                                "/favicon.ico",
                                "/actuator/**",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .requestCache(cache -> cache.requestCache(later))
                .oauth2Login(login -> login.loginPage(START + "/" + TenantRegistrations.ID)
                        .authorizationEndpoint(endpoint -> endpoint.baseUri(START))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(TenantRegistrations.CALLBACK))
                        .failureHandler((_, response, _) -> response.sendRedirect("/session/failed")))
                .logout(logout -> logout.logoutUrl("/session/logout").logoutSuccessHandler(SecurityBeans::leave))
                .addFilterAfter(new OnItsOwnHost(), SecurityContextHolderFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(askToSignIn()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .frameOptions(frames -> frames.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static AuthenticationEntryPoint askToSignIn() {
        var redirect = new LoginUrlAuthenticationEntryPoint(START + "/" + TenantRegistrations.ID);
        return (request, response, refused) -> {
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", START + "/" + TenantRegistrations.ID);
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else if ("/live".equals(request.getRequestURI())) {
                response.setStatus(HttpStatus.NO_CONTENT.value()); // tells an EventSource to stop asking
            } else {
                redirect.commence(request, response, refused);
            }
        };
    }

    /** Ends the sign-in at identity too, which sends the browser back to the tenant's home page. */
    private static void leave(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws java.io.IOException {
        response.sendRedirect(who == null ? "/" : "/logout");
    }
}
