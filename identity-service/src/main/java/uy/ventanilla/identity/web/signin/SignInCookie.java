package uy.ventanilla.identity.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.domain.signin.Pending;
import uy.ventanilla.identity.domain.signin.Proof;
import uy.ventanilla.identity.domain.signin.SignedIn;
import uy.ventanilla.identity.domain.signin.Visit;
import uy.ventanilla.identity.usecase.SignIn;
import uy.ventanilla.identity.web.HostTenant;

/**
 * Who a browser is, by a cookie with a random secret whose hash is a row of the host's tenant. So a cookie brought to another
 * tenant's host is nobody's there, a restart signs nobody out, any replica knows everybody, and signing out is final.
 */
@Component
public class SignInCookie implements SecurityContextRepository {
    private static final HostCookie COOKIE = new HostCookie("ventanilla-sign-in", "Lax", Duration.ofSeconds(-1));
    private static final String PENDING = SignInCookie.class.getName();

    private final SignIn signIn;
    private final HostTenant host;

    SignInCookie(SignIn signIn, HostTenant host) {
        this.signIn = signIn;
        this.host = host;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new LazyContext(() -> load(request), () -> remembered(request).isEmpty());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var tenant = host.of(request);
        if (tenant.isEmpty()) {
            return;
        }
        var who = context.getAuthentication();
        var remembered = who != null && who.getDetails() instanceof Proof proof
                ? signIn.remember(tenant.get(), proof, visit(request))
                : Optional.<SignIn.Remembered>empty();
        end(request, response); // after a second factor was taken of it
        remembered.ifPresent(known -> {
            request.setAttribute(PENDING, known.pending());
            COOKIE.give(request, response, known.secret());
        });
    }

    /** Whether the browser has just been signed in, with nothing owed. */
    static boolean entered(HttpServletRequest request) {
        return Boolean.FALSE.equals(request.getAttribute(PENDING));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return remembered(request).isPresent();
    }

    /** Whether the browser that has just been remembered owes a second factor. */
    static boolean owes(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(PENDING));
    }

    /** The person of this browser who owes a second factor. */
    public Optional<Pending> pending(HttpServletRequest request) {
        return COOKIE.of(request).flatMap(secret -> host.of(request).flatMap(tenant -> signIn.pending(tenant, secret)));
    }

    /** The person of this browser, signed in. */
    public Optional<SignedIn> signedIn(HttpServletRequest request) {
        return remembered(request);
    }

    /** Signs the browser out, whoever it is. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        COOKIE.of(request)
                .ifPresent(secret -> host.of(request).ifPresent(tenant -> {
                    signIn.forget(tenant, secret);
                    COOKIE.forget(request, response);
                }));
    }

    private SecurityContext load(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        remembered(request).ifPresent(who -> context.setAuthentication(authentication(who)));
        return context;
    }

    // the authority is where the authorization server reads from when somebody last gave their password (auth_time)
    private static Authentication authentication(SignedIn who) {
        var password = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(who.since())
                .build();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(who.person().toString(), null, List.of(password));
        authentication.setDetails(who.session().toString()); // kept with what is authorised by it
        return authentication;
    }

    private static Visit visit(HttpServletRequest request) {
        var program = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visit(program == null ? "" : program, request.getRemoteAddr());
    }

    private Optional<SignedIn> remembered(HttpServletRequest request) {
        return COOKIE.of(request)
                .flatMap(secret -> host.of(request).flatMap(tenant -> signIn.remembered(tenant, secret)));
    }
}
