package uy.ventanilla.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uy.ventanilla.portal.api.ApiProblem;

/**
 * Keeps everybody but admins out of the admin pages, but for leads, who choose the members of teams. Whoever has not signed in is
 * asked to by the first thing a page wants to know.
 */
@Configuration(proxyBeanMethods = false)
class AdminsGate implements HandlerInterceptor, WebMvcConfigurer {
    private final Visitors visitors;

    AdminsGate(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin", "/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var visitor = visitors.of(request, response);
        boolean theirs = visitor.admin() || (visitor.lead() && visitor.within("/admin/teams") != null);
        if (visitor.signedIn() && !theirs) {
            throw new ApiProblem(403, "forbidden", "", List.of());
        }
        return true;
    }
}
