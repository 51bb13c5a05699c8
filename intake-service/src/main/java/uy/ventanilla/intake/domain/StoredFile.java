package uy.ventanilla.intake.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file we keep; {@code size} in bytes, {@code contentId} where the mail's HTML refers to it. */
public record StoredFile(
        UUID id,
        String name,
        String contentType,
        long size,
        boolean inline,
        @Nullable String contentId) {}
