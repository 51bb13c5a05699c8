package uy.ventanilla.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets only the operator's own tokens to {@code /platform}: of the platform's audience and scope, and of no tenant. */
@Configuration(proxyBeanMethods = false)
class OperatorGate implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Check()).addPathPatterns("/platform/**");
    }

    private static final class Check implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                    && operators(token.getToken())) {
                return true;
            }
            throw new Problem(HttpStatus.FORBIDDEN, "forbidden", "This needs the operator's token.");
        }

        private static boolean operators(Jwt token) {
            var scopes = token.getClaimAsStringList("scope");
            var audience = token.getAudience();
            return !token.hasClaim("tenant")
                    && scopes != null
                    && scopes.contains("platform")
                    && audience != null
                    && audience.contains("platform");
        }
    }
}
