package uy.ventanilla.identity.web.signin.provider;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uy.ventanilla.identity.domain.signin.Vouched;
import uy.ventanilla.identity.domain.signin.Ways;
import uy.ventanilla.identity.usecase.signin.SignInByProvider;
import uy.ventanilla.identity.usecase.signin.SignInByProvider.Outcome;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.identity.web.signin.Arrival;

/**
 * Lets in customers by the token of the program around the portal (S57): a JWT signed by one of the program's published keys,
 * with {@code iss}, {@code aud}, {@code sub}, {@code jti} and {@code exp}, which is at most ten minutes ahead; {@code email} and
 * {@code name} say who they are where they are new. The program's page posts it as the field {@code token} of a form, never in an
 * address, where logs would keep it.
 */
@Controller
class ProgramPages {
    static final String PATH = "/login/program";
    private static final Logger log = LoggerFactory.getLogger(ProgramPages.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final int LONGEST_TOKEN = 8_192;

    private final SignInByProvider signIn;
    private final HostTenant host;
    private final Arrival arrival;
    private final Clock clock = Clock.systemUTC();
    private final Map<Ways.HostProgram, NimbusJwtDecoder> decoders = new ConcurrentHashMap<>();

    ProgramPages(SignInByProvider signIn, HostTenant host, Arrival arrival) {
        this.signIn = signIn;
        this.host = host;
        this.arrival = arrival;
    }

    @PostMapping(PATH)
    void enter(@RequestParam String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var tenant = host.required();
        var program = signIn.ways(tenant).host();
        if (program == null || token.length() > LONGEST_TOKEN) {
            response.sendRedirect("/login?program");
            return;
        }
        try {
            var read = decoders.computeIfAbsent(program, ProgramPages::decoder).decode(token);
            var until = read.getExpiresAt();
            var id = read.getId();
            var subject = read.getSubject();
            if (until == null || id == null || subject == null || tooLong(until) || !isFor(program, read)) {
                log.info("a program's token lacks something tenant={}", tenant);
                response.sendRedirect("/login?program");
                return;
            }
            var name = read.getClaimAsString("name");
            var vouched = new Vouched(
                    "program",
                    program.issuer(),
                    subject,
                    read.getClaimAsString("email"),
                    true,
                    name == null ? "" : name);
            if (signIn.arriveByProgram(tenant, vouched, id, until.plus(SKEW)) instanceof Outcome.Known(var proof)) {
                arrival.remember(request, response, proof);
                // the portal may hold somebody else's session: it starts anew, and finds who has just come
                response.sendRedirect("/session/start/portal");
            } else {
                response.sendRedirect("/login?program");
            }
        } catch (JwtException e) {
            log.info("a program's token was refused tenant={}: {}", tenant, e.getMessage());
            response.sendRedirect("/login?program");
        }
    }

    private boolean tooLong(Instant until) {
        return until.isAfter(clock.instant().plus(LONGEST));
    }

    private static boolean isFor(Ways.HostProgram program, Jwt token) {
        var audience = token.getAudience();
        return audience != null && audience.contains(program.audience());
    }

    private static NimbusJwtDecoder decoder(Ways.HostProgram program) {
        var decoder = PublishedKeys.decoder(program.keys());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(program.issuer())));
        return decoder;
    }
}
