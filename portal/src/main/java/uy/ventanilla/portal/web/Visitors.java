package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Asking;
import uy.ventanilla.portal.api.Origin;
import uy.ventanilla.portal.api.Tenant;
import uy.ventanilla.portal.api.Tenants;
import uy.ventanilla.portal.session.Sessions;

/** Knows the visitor behind a request, once per request. */
@Component
class Visitors {
    private static final String KEPT = Visitors.class.getName();

    private final Tenants tenants;
    private final Sessions sessions;
    private final LocaleResolver locales;
    private final Clock clock;

    Visitors(Tenants tenants, Sessions sessions, LocaleResolver locales, Clock clock) {
        this.tenants = tenants;
        this.sessions = sessions;
        this.locales = locales;
        this.clock = clock;
    }

    /** Throws an {@link ApiProblem} where the host belongs to no tenant or identity has never been reached. */
    Visitor of(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(KEPT) instanceof Visitor kept) {
            return kept;
        }
        var origin = Origin.of(request);
        var visitor = visitor(request, origin, tenants.at(origin), sessions.token(request, response));
        request.setAttribute(KEPT, visitor);
        return visitor;
    }

    /** For error pages, which must not fail themselves. */
    Visitor atLeast(HttpServletRequest request, HttpServletResponse response) {
        try {
            return of(request, response);
        } catch (ApiProblem problem) {
            return visitor(request, Origin.of(request), known(Origin.of(request)), null);
        }
    }

    private Tenant known(Origin origin) {
        try {
            return tenants.at(origin);
        } catch (ApiProblem unknown) {
            return Tenant.UNKNOWN;
        }
    }

    private Visitor visitor(HttpServletRequest request, Origin origin, Tenant tenant, @Nullable String token) {
        var locale = locales.resolveLocale(request);
        return new Visitor(
                new Asking(origin, token),
                tenant,
                token == null ? null : sessions.person(token),
                locale.getLanguage(),
                new Times(zone(tenant), Locale.of(locale.getLanguage()), clock.instant()),
                address(request));
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static ZoneId zone(Tenant tenant) {
        try {
            return ZoneId.of(tenant.timeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
