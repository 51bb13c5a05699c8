package uy.ventanilla.identity.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which people of a tenant; what is absent asks for nothing.
 *
 * @param words all of them in the name or address, whatever their case and accents
 * @param staff without customers
 * @param withLeft also who is here no more
 */
public record PeopleFilter(
        String words,
        @Nullable Role role,
        boolean staff,
        @Nullable UUID organisation,
        @Nullable String team,
        boolean withLeft) {}
