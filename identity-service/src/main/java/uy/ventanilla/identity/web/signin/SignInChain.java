package uy.ventanilla.identity.web.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import uy.ventanilla.identity.usecase.SignIn;
import uy.ventanilla.identity.web.HostTenant;

/** Guards the pages: forms need their token, nothing may frame them, and links in the address bar are told to nobody. */
@Configuration(proxyBeanMethods = false)
class SignInChain {
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: https:; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            SignInCookie cookie,
            SignIn signIn,
            HostTenant host,
            Arrival arrival,
            ProviderLogin providers) {
        return http.securityMatcher(
                        "/login", "/login/**", "/account", "/account/**", "/logout", "/activate/**", "/forgotten")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/account", "/account/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .authenticationProvider(new PasswordCheck(signIn, host))
                .securityContext(context -> context.securityContextRepository(cookie))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                // the program around the portal posts from its own site; its token says who somebody is, not their
                // cookie
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()).ignoringRequestMatchers("/login/program"))
                .logout(logout -> logout.disable())
                .formLogin(
                        form -> form.loginPage("/login").successHandler(arrival).failureHandler(refusals()))
                .oauth2Login(providers::customize)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** One comes back to a page after signing in, never to where a form went. */
    private static CookieRequestCache pagesOnly() {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"));
        return cache;
    }

    private static CookieCsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("ventanilla-form");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static AuthenticationFailureHandler refusals() {
        return (request, response, refusal) ->
                response.sendRedirect(refusal instanceof LockedException ? "/login?wait" : "/login?error");
    }
}
