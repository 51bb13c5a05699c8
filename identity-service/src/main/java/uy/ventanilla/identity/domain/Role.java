package uy.ventanilla.identity.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person is to a tenant. A lead is an agent who may act on others' tickets; an admin also changes the directory. */
public enum Role {
    CUSTOMER,
    AGENT,
    LEAD,
    ADMIN;

    /** As tokens and documents say it, such as {@code agent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
