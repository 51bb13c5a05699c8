package uy.ventanilla.portal.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The directory, as far as the portal shows it. */
@Component
public class People {
    private final Gateway gateway;

    People(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The one who asks; {@code organisations} has the one first that their mails count for (S60). */
    public record Me(
            @Nullable String name,
            @Nullable String address,
            @Nullable Organisation organisation,
            List<Organisation> organisations,
            @Nullable Boolean away) {
        public Me {
            organisations = organisations == null ? List.of() : organisations;
        }
    }

    /** Their organisation; {@code commercialContact} is whom to ask about the contract (S16). */
    public record Organisation(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String taxId,
            @Nullable String plan,
            @Nullable String commercialContact) {}

    public Me me(Asking who) {
        return gateway.get(who, Me.class, "/api/me");
    }

    /** Says that the one who asks takes no new tickets for now, or does again. */
    public void away(Asking who, boolean away) {
        gateway.send(who, HttpMethod.PUT, Map.of("away", away), "/api/me/availability");
    }
}
