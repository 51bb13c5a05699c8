package uy.ventanilla.portal.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as its reader may see it; {@code transitions} and {@code can} are what this reader may do now. */
public record Ticket(
        long number,
        String subject,
        State state,
        @Nullable String reason,
        Party requester,
        @Nullable Party assignee,
        List<Party> participants,
        @Nullable Organisation organisation,
        @Nullable String plan,
        @Nullable Classified classification,
        Map<String, String> fields,
        boolean incomplete,
        @Nullable String channel,
        Instant openedAt,
        Instant stateSince,
        @Nullable Instant updatedAt,
        @Nullable Instant nextDueAt,
        @Nullable Instant closesAt,
        @Nullable Long followsUp,
        @Nullable Long followedBy,
        @Nullable Asked request,
        long sequence,
        List<Transition> transitions,
        @Nullable Can can) {
    public Ticket {
        participants = participants == null ? List.of() : participants;
        fields = fields == null ? Map.of() : fields;
        transitions = transitions == null ? List.of() : transitions;
    }

    /** A tenant's state with the platform's phase under it. */
    public record State(String id, Map<String, String> label, String phase) {}

    /** Someone on a ticket. */
    public record Party(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String address) {
        public String shown() {
            if (name != null && !name.isBlank()) {
                return name;
            }
            return Objects.requireNonNullElse(address, "");
        }
    }

    /** The requester's organisation. */
    public record Organisation(@Nullable UUID id, @Nullable String name) {}

    /** The catalogue entry a ticket carries. */
    public record Classified(
            String id,
            @Nullable Map<String, String> label,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** What a ticket asks for, where the blueprint has a name for that (S8). */
    public record Asked(String id, Map<String, String> label) {}

    /** A move this reader may make; {@code message} tells that words are required. */
    public record Transition(String id, Map<String, String> label, String to, List<Reason> reasons, boolean message) {
        public Transition {
            reasons = reasons == null ? List.of() : reasons;
        }
    }

    /** A reason to give with a move. */
    public record Reason(String id, Map<String, String> label) {}

    /** What else this reader may do. */
    public record Can(boolean reply, boolean note, boolean assign, boolean classify) {}

    public Instant lastChange() {
        return updatedAt == null ? stateSince : updatedAt;
    }

    public boolean mayReply() {
        return can != null && can.reply;
    }

    public boolean mayNote() {
        return can != null && can.note;
    }

    public boolean mayAssign() {
        return can != null && can.assign;
    }

    public boolean mayClassify() {
        return can != null && can.classify;
    }

    public boolean over() {
        return "resolved".equals(state.phase) || "closed".equals(state.phase);
    }
}
