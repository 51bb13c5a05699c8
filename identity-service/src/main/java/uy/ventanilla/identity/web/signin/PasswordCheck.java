package uy.ventanilla.identity.web.signin;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import uy.ventanilla.identity.usecase.SignIn;
import uy.ventanilla.identity.web.HostTenant;

/** Puts what was typed into the sign-in form to the use case. */
final class PasswordCheck implements AuthenticationProvider {
    private final SignIn signIn;
    private final HostTenant host;

    PasswordCheck(SignIn signIn, HostTenant host) {
        this.signIn = signIn;
        this.host = host;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var from = typed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var tenant = host.current().orElseThrow(() -> new BadCredentialsException("no tenant"));
        var password = String.valueOf(typed.getCredentials());
        return switch (signIn.attempt(tenant, typed.getName(), password, String.valueOf(from))) {
            case SignIn.Outcome.Accepted(var proof) -> {
                var who = UsernamePasswordAuthenticationToken.authenticated(
                        proof.person().toString(), null, List.of());
                who.setDetails(proof); // for whoever remembers the browser
                yield who;
            }
            case SignIn.Outcome.Refused() -> throw new BadCredentialsException("refused");
            case SignIn.Outcome.TooMany(var pause) -> throw new LockedException("wait " + pause);
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
