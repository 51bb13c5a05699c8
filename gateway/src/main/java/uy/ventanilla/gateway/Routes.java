package uy.ventanilla.gateway;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;
import uy.ventanilla.gateway.door.AnswerInTime;
import uy.ventanilla.gateway.door.Visit;

/**
 * Which service answers which path, first match first. The platform's own host has few paths and no portal; on a
 * tenant's host whatever is not API belongs to the portal. An API path nobody serves matches nothing and is a 404.
 */
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final String[] IDENTITY = {
        "/api/people/**",
        "/api/organisations/**",
        "/api/teams/**",
        "/api/me/**",
        "/api/tenant",
        "/api/clients/**",
        "/api/audit",
        "/account/**",
        "/oauth2/**",
        "/.well-known/**",
        "/login",
        "/login/**",
        "/logout",
        "/activate/**",
        "/forgotten",
        "/identity/**"
    };

    @Bean
    RouteLocator routesByPath(RouteLocatorBuilder routes, Upstreams to) {
        return routes.routes()
                .route(
                        "platform-export",
                        on -> endless(on.predicate(Routes::platform)
                                .and()
                                .path("/platform/tenants/{slug}/export")
                                .uri(to.identity().url())))
                .route(
                        "platform",
                        on -> on.predicate(Routes::platform)
                                .and()
                                .path("/platform/**", "/oauth2/token", "/oauth2/jwks", "/.well-known/**")
                                .uri(to.identity().url()))
                .route(
                        "export",
                        on -> endless(tenants(on, "/api/export", "/api/people/{id}/export")
                                .uri(to.identity().url())))
                .route("identity", on -> tenants(on, IDENTITY).uri(to.identity().url()))
                .route(
                        "sla",
                        on -> tenants(on, "/api/tickets/{number}/sla", "/api/sla/**", "/api/calendars/**")
                                .uri(to.slaTimer().url()))
                .route(
                        "ticket",
                        on -> tenants(on, "/api/tickets/**").uri(to.ticket().url()))
                .route("intake", on -> tenants(on, "/intake/**").uri(to.intake().url()))
                .route(
                        "event-stream",
                        on -> endless(tenants(on, "/api/events/stream")
                                .uri(to.notification().url())))
                .route(
                        "notification",
                        on -> tenants(on, "/api/notifications/**", "/api/events/**", "/api/deliveries/**")
                                .uri(to.notification().url()))
                .route(
                        "knowledge",
                        on -> tenants(on, "/api/articles/**").uri(to.knowledge().url()))
                .route(
                        "portal",
                        on -> on.predicate(Routes::portal).uri(to.portal().url()))
                .build();
    }

    private static BooleanSpec tenants(PredicateSpec on, String... paths) {
        return on.predicate(Routes::tenant).and().path(paths);
    }

    /** A stream of events says nothing for long, and an export is packed before its first byte comes. */
    private static Buildable<Route> endless(Buildable<Route> route) {
        if (route instanceof Route.AsyncBuilder builder) {
            builder.metadata(AnswerInTime.ENDLESS, true);
        }
        return route;
    }

    private static boolean tenant(ServerWebExchange exchange) {
        return Visit.of(exchange).tenant() != null;
    }

    private static boolean platform(ServerWebExchange exchange) {
        return Visit.of(exchange).platform();
    }

    private static boolean portal(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().value();
        return tenant(exchange) && !path.equals("/api") && !path.startsWith("/api/") && !path.startsWith("/platform/");
    }
}
