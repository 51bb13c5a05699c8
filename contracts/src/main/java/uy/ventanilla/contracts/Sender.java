package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote: an address as given (lower case), a display name (may be empty) and the known person, where there is one. */
public record Sender(@Nullable UUID person, String address, String name) {}
