package uy.ventanilla.identity.web.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
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
            Customizer<OAuth2LoginConfigurer<HttpSecurity>> providers) {
        return http.securityMatcher(
                        "/login", "/login/**", "/account", "/account/**", "/logout", "/activate/**", "/forgotten")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/account", "/account/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .authenticationProvider(new PasswordCheck(signIn, host))
                .securityContext(context -> context.securityContextRepository(cookie))
                .requestCache(cache -> cache.requestCache(new CookieRequestCache()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                // the program around the portal posts from its own site; its token says who somebody is, not their
                // cookie
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()).ignoringRequestMatchers("/login/program"))
                .logout(logout -> logout.disable())
                .formLogin(
                        form -> form.loginPage("/login").successHandler(arrival).failureHandler(refusals()))
                .oauth2Login(providers)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
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
