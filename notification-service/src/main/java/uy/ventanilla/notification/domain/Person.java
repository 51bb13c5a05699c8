package uy.ventanilla.notification.domain;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody we write to. {@code id} is absent for a stranger; {@code language} is a tag such as {@code es}. */
public record Person(@Nullable UUID id, String name, String address, String language) {
    /** The address in the form that two spellings of one mailbox share. */
    public String mailbox() {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
