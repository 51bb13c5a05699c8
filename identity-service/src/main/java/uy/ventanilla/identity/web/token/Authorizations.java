package uy.ventanilla.identity.web.token;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.stereotype.Component;
import uy.ventanilla.identity.usecase.SignIn;
import uy.ventanilla.identity.web.HostTenant;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Codes and refresh tokens, in the database, each read and written in a transaction of the host's tenant: a code or refresh
 * token of one tenant does not exist on another's host. What machines get by their own secret is not kept, since nothing is
 * ever looked up by it.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {
    private final OAuth2AuthorizationService rows;
    private final JdbcOperations jdbc;
    private final TenantTransactions transactions;
    private final HostTenant host;
    private final SignIn signIn;

    Authorizations(
            JdbcOperations jdbc, Clients clients, SignIn signIn, TenantTransactions transactions, HostTenant host) {
        this.jdbc = jdbc;
        this.signIn = signIn;
        this.rows = new JdbcOAuth2AuthorizationService(jdbc, clients);
        this.transactions = transactions;
        this.host = host;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            var tenant = host.required();
            transactions.run(tenant, () -> {
                var session = session(authorization);
                if (authorization.getAccessToken() != null) {
                    mustStillBe(tenant, authorization, session);
                    rows.save(authorization);
                } else {
                    begin(tenant, authorization, session);
                }
            });
        }
    }

    /** A code is given by a sign-in that has not ended, and ends with it. */
    private void begin(TenantId tenant, OAuth2Authorization authorization, Optional<UUID> session) {
        if (session.isEmpty() || !signIn.holds(tenant, session.get())) {
            // the only kind the endpoint answers; it asks for a sign-in again
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED), null);
        }
        rows.save(authorization);
        jdbc.update(
                "update oauth2_authorization set sign_in = ? where tenant_id = ? and id = ?",
                session.get(),
                tenant.value(),
                authorization.getId());
    }

    /** The sign-in that something is authorised by. */
    static Optional<UUID> session(OAuth2Authorization authorization) {
        return authorization.getAttribute(Principal.class.getName()) instanceof Authentication who
                        && who.getDetails() instanceof String id
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }

    /**
     * Tokens are made of an authorization that is there. One that was ended while they were made, because its person has
     * chosen another password or its sign-in has ended, must not come back by being saved. Both are held, as by whoever ends it.
     */
    private void mustStillBe(TenantId tenant, OAuth2Authorization authorization, Optional<UUID> session) {
        jdbc.query(
                "select id from person where tenant_id = ? and id = ?::uuid for share",
                _ -> {},
                tenant.value(),
                authorization.getPrincipalName());
        boolean ended = session.filter(id -> !signIn.seen(tenant, id)).isPresent();
        if (ended || rows.findById(authorization.getId()) == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        transactions.run(host.required(), () -> rows.remove(authorization));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return found(service -> service.findById(id));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return found(service -> service.findByToken(token, type));
    }

    private @Nullable OAuth2Authorization found(
            Function<OAuth2AuthorizationService, @Nullable OAuth2Authorization> question) {
        var tenant = host.current();
        return tenant.isEmpty() ? null : transactions.reading(tenant.get(), () -> question.apply(rows));
    }
}
