package uy.ventanilla.ticket.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that intake-service keeps. {@code size} in bytes; {@code inline} where the HTML refers to it by {@code contentId}. */
public record Attachment(
        UUID id,
        String name,
        String contentType,
        long size,
        boolean inline,
        @Nullable String contentId) {}
