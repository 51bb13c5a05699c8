package uy.ventanilla.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did something. {@code person} is absent for the platform itself. */
public record Actor(ActorKind kind, @Nullable UUID person, String name) {}
