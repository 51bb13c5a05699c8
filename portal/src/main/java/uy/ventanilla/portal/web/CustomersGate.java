package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uy.ventanilla.portal.api.ApiProblem;
import uy.ventanilla.portal.api.Tickets;

/**
 * Keeps customers out of pages that their tenant does not show them: everything before they have a ticket (S57), and the form
 * where tickets are opened elsewhere. The knowledge base has its own rule of who reads it. Whoever had a ticket once has one for
 * good, so a session asks until then.
 */
@Configuration(proxyBeanMethods = false)
class CustomersGate implements HandlerInterceptor, WebMvcConfigurer {
    private static final String HAS_A_TICKET = CustomersGate.class.getName();
    private static final String[] FOR_EVERYBODY = {
        "/session/**",
        "/assets/**",
        "/webjars/**",
        "/brand.css",
        "/favicon.ico",
        "/error",
        "/actuator/**",
        "/kb",
        "/kb/**"
    };

    private final Visitors visitors;
    private final Tickets tickets;

    CustomersGate(Visitors visitors, Tickets tickets) {
        this.visitors = visitors;
        this.tickets = tickets;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns(FOR_EVERYBODY);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var visitor = visitors.of(request, response);
        var tenant = visitor.tenant();
        if (visitor.staff()) {
            return true;
        }
        if (tenant.followOnly() && visitor.within("/new") != null) {
            throw hidden();
        }
        if (!tenant.afterFirstTicket()) {
            return true;
        }
        if (!visitor.signedIn()) {
            response.sendRedirect("/session/start/portal");
            return false;
        }
        if (!hasATicket(request, visitor)) {
            throw hidden();
        }
        return true;
    }

    private boolean hasATicket(HttpServletRequest request, Visitor visitor) {
        var session = request.getSession();
        if (session.getAttribute(HAS_A_TICKET) == null) {
            var first = tickets.page(visitor.asking(), new Tickets.Filter(null, null, null, null, null, null));
            if (first.items().isEmpty()) {
                return false;
            }
            session.setAttribute(HAS_A_TICKET, true);
        }
        return true;
    }

    private static ApiProblem hidden() {
        return new ApiProblem(404, "not-found", "There is nothing here.", List.of());
    }
}
