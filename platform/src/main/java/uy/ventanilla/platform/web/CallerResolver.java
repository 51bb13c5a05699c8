package uy.ventanilla.platform.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import uy.ventanilla.platform.tenancy.TenantId;

/** Makes a {@link Caller} of the request's token, or of the tenant the gateway found by the host. */
class CallerResolver implements HandlerMethodArgumentResolver {
    /** Set by the gateway alone, which strips it from what comes from outside. */
    static final String TENANT_HEADER = "X-Ventanilla-Tenant";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var tenant = request.getHeader(TENANT_HEADER);
        if (authentication instanceof JwtAuthenticationToken token) {
            var caller = of(token.getToken());
            if (tenant != null && !caller.tenant().equals(TenantId.of(tenant))) { // the gateway has looked already
                throw new Problem(HttpStatus.FORBIDDEN, "wrong-tenant", "This token belongs to another tenant.");
            }
            return caller;
        }
        if (tenant == null) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "no-tenant", "Ask through the gateway, by the host name of a tenant.");
        }
        return new Caller(TenantId.of(tenant), null, "", Set.of(), Set.of(), null);
    }

    static Caller of(Jwt token) {
        var tenant = token.getClaimAsString("tenant");
        if (tenant == null) {
            throw new Problem(HttpStatus.FORBIDDEN, "forbidden", "This token belongs to no tenant.");
        }
        var person = token.getClaimAsString("person");
        var organisation = token.getClaimAsString("org");
        var name = token.getClaimAsString("name");
        return new Caller(
                TenantId.of(tenant),
                person == null ? null : UUID.fromString(person),
                name == null ? "" : name,
                Set.copyOf(list(token.getClaimAsStringList("roles"))),
                Set.copyOf(list(token.getClaimAsStringList("scope"))),
                organisation == null ? null : UUID.fromString(organisation));
    }

    private static Collection<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
