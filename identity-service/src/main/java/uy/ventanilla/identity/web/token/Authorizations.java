package uy.ventanilla.identity.web.token;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
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

    Authorizations(JdbcOperations jdbc, Clients clients, TenantTransactions transactions, HostTenant host) {
        this.jdbc = jdbc;
        this.rows = new JdbcOAuth2AuthorizationService(jdbc, clients);
        this.transactions = transactions;
        this.host = host;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            var tenant = host.required();
            transactions.run(tenant, () -> {
                if (authorization.getAccessToken() != null) {
                    mustStillBe(tenant, authorization);
                }
                rows.save(authorization);
            });
        }
    }

    /**
     * Tokens are made of an authorization that is there. One that was ended while they were made, because its person has
     * chosen another password, must not come back by being saved. The person is held, as by whoever ends it.
     */
    private void mustStillBe(TenantId tenant, OAuth2Authorization authorization) {
        jdbc.query(
                "select id from person where tenant_id = ? and id = ?::uuid for share",
                _ -> {},
                tenant.value(),
                authorization.getPrincipalName());
        if (rows.findById(authorization.getId()) == null) {
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
