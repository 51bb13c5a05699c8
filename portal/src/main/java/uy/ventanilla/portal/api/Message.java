package uy.ventanilla.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of a conversation. {@code fullText} and {@code html} are what the mail said in full, where it said more. */
public record Message(
        UUID id,
        String visibility,
        Author author,
        @Nullable String text,
        @Nullable String fullText,
        @Nullable String html,
        List<Attachment> attachments,
        @Nullable String channel,
        boolean automatic,
        Instant at) {
    public Message {
        attachments = attachments == null ? List.of() : attachments;
    }

    /** Who wrote; {@code kind} is customer, agent, system or the like. */
    public record Author(
            @Nullable String kind,
            @Nullable String name,
            @Nullable UUID person) {
        public String shown() {
            return Objects.requireNonNullElse(name, "");
        }

        /** Up to two letters for the round mark beside a message. */
        public String initials() {
            var words = shown().strip().split("\\s+", -1);
            var first = words[0].isEmpty() ? "" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
            if (words.length < 2) {
                return first.toUpperCase(java.util.Locale.ROOT);
            }
            var last = words[words.length - 1];
            return (first + last.substring(0, last.offsetByCodePoints(0, 1))).toUpperCase(java.util.Locale.ROOT);
        }
    }

    /** A file that came with a message. */
    public record Attachment(
            @Nullable UUID id,
            String name,
            @Nullable String contentType,
            long size,
            @Nullable String href) {
        public boolean image() {
            return contentType != null && contentType.startsWith("image/") && !contentType.contains("svg");
        }
    }

    public boolean internal() {
        return "internal".equals(visibility);
    }

    public boolean fromDesk() {
        return "agent".equals(author.kind) || "lead".equals(author.kind) || "admin".equals(author.kind);
    }

    public String words() {
        return text == null ? "" : text;
    }

    /** Whether the mail said more than the new text shown. */
    public boolean longer() {
        return fullText != null && !fullText.strip().equals(words().strip());
    }
}
