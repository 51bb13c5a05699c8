package uy.ventanilla.portal.api;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The directory, as far as the portal shows it. */
@Component
public class People {
    private final Gateway gateway;

    People(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The one who asks. */
    public record Me(
            @Nullable String name,
            @Nullable String address,
            @Nullable Organisation organisation) {}

    /** Their organisation; {@code commercialContact} is whom to ask about the contract (S16). */
    public record Organisation(
            @Nullable String name,
            @Nullable String plan,
            @Nullable String commercialContact) {}

    public Me me(Asking who) {
        return gateway.get(who, Me.class, "/api/me");
    }
}
