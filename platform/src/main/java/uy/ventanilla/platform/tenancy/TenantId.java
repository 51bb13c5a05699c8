package uy.ventanilla.platform.tenancy;

import java.util.UUID;

/** Which tenant something belongs to. First parameter wherever data is touched. */
public record TenantId(UUID value) {
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
