package uy.ventanilla.identity.web.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uy.ventanilla.identity.domain.audit.Actor;
import uy.ventanilla.identity.usecase.audit.Acting;

/**
 * Who acts, by the token of the request under way. It is found out before the request is worked on: asking for it later may
 * look a browser's cookie up, and that must not happen within somebody's transaction.
 */
@Configuration(proxyBeanMethods = false)
class RequestActor implements Acting, HandlerInterceptor, WebMvcConfigurer {
    private static final String TOKEN = RequestActor.class.getName();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken signedIn) {
            request.setAttribute(TOKEN, signedIn.getToken());
        }
        return true;
    }

    @Override
    public Actor now() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Actor.PLATFORM;
        }
        var request = attributes.getRequest();
        var from = request.getRemoteAddr();
        return request.getAttribute(TOKEN) instanceof Jwt token
                ? of(token, from)
                : new Actor(Actor.Kind.VISITOR, null, null, from);
    }

    private static Actor of(Jwt token, String from) {
        if (token.getClaimAsString("tenant") == null) {
            return new Actor(Actor.Kind.OPERATOR, null, null, from);
        }
        var person = token.getClaimAsString("person");
        var name = token.getClaimAsString("name");
        return person == null
                ? new Actor(Actor.Kind.INTEGRATOR, token.getSubject(), name, from)
                : new Actor(Actor.Kind.PERSON, person, name, from);
    }
}
