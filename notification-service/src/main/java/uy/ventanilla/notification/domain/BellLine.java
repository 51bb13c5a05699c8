package uy.ventanilla.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of somebody's bell. {@code ticket} is a number; ids grow with time. */
public record BellLine(long id, @Nullable Long ticket, String kind, String es, String en, Instant at, boolean read) {}
