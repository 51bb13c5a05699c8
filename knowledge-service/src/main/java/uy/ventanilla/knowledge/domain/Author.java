package uy.ventanilla.knowledge.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote; {@code id} is absent for an integrator's client. The name is kept as it was then. */
public record Author(@Nullable UUID id, String name) {}
