package uy.ventanilla.identity.web.signin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Spanish unless the browser prefers English or the reader chose it ({@code ?lang=en}, remembered). */
@Configuration(proxyBeanMethods = false)
class Languages {
    private static final Locale SPANISH = Locale.of("es");
    private static final List<Locale> SPOKEN = List.of(SPANISH, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("ventanilla-language");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request -> {
            var ranges = request.getHeader("Accept-Language") == null
                    ? List.<Locale>of()
                    : java.util.Collections.list(request.getLocales());
            return ranges.stream()
                    .map(locale -> Locale.of(locale.getLanguage()))
                    .filter(SPOKEN::contains)
                    .findFirst()
                    .orElse(SPANISH);
        });
        return resolver;
    }

    @Bean
    WebMvcConfigurer languageSwitch() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                var interceptor = new LocaleChangeInterceptor();
                interceptor.setParamName("lang");
                interceptor.setIgnoreInvalidLocale(true);
                registry.addInterceptor(interceptor)
                        .addPathPatterns("/login", "/login/**", "/account", "/logout", "/activate/**", "/forgotten");
            }
        };
    }
}
