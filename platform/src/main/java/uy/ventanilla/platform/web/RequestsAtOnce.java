package uy.ventanilla.platform.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests be under way at once, of one tenant no more than half of them, and answers the others at once with
 * a 503. Each has a virtual thread of its own, of which there are as many as memory holds, so that without this a crowd would
 * end the service for everybody. How the service is, and by which keys it signs, may always be asked.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // who counts and traces requests comes first, so that refusals are seen
class RequestsAtOnce extends OncePerRequestFilter {
    private final Semaphore places;
    private final int ofOneTenant;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final Problems problems;

    /** {@code most}: a default here and not in platform.yaml, which would win over a service's own file. */
    RequestsAtOnce(@Value("${ventanilla.requests-at-once:150}") int most, Problems problems, MeterRegistry meters) {
        this.places = new Semaphore(most);
        Gauge.builder("ventanilla.requests.at.once", places, free -> most - free.availablePermits())
                .description("requests under way, of those that are counted")
                .register(meters);
        this.ofOneTenant = Math.ceilDiv(most, 2);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/actuator/") || path.equals("/oauth2/jwks");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var tenant = request.getHeader("X-Ventanilla-Tenant"); // by the gateway; absent between services
        if (!enter(tenant)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            problems.write(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "overloaded",
                    "Too much is asked for at this moment. Try again in a few seconds.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            leave(tenant);
        }
    }

    private boolean enter(@Nullable String tenant) {
        if (!places.tryAcquire()) {
            return false;
        }
        if (tenant != null && taken.merge(tenant, 1, Integer::sum) > ofOneTenant) {
            leave(tenant);
            return false;
        }
        return true;
    }

    private void leave(@Nullable String tenant) {
        if (tenant != null) {
            taken.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
        }
        places.release();
    }
}
