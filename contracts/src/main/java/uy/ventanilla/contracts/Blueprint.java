package uy.ventanilla.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes one tenant differ from another, parsed once from its YAML by identity-service and carried to
 * the others in {@code tenant.applied}. Texts shown to people are maps from a language tag to the text ({@code es}
 * always there). Ids are lower-case words with hyphens, unique in their list.
 */
public record Blueprint(
        String slug,
        String name,
        List<String> hosts,
        List<String> languages,
        String timeZone,
        Brand brand,
        List<OpeningHours> calendars,
        List<Plan> plans,
        Workflow workflow,
        List<ClassificationEntry> classifications,
        List<Field> form,
        List<Target> targets,
        Channels channels) {
    public Blueprint {
        hosts = Absent.orEmpty(hosts);
        languages = Absent.orEmpty(languages);
        calendars = Absent.orEmpty(calendars);
        plans = Absent.orEmpty(plans);
        classifications = Absent.orEmpty(classifications);
        form = Absent.orEmpty(form);
        targets = Absent.orEmpty(targets);
    }

    /** How a tenant looks. {@code colour} is {@code #rrggbb}. */
    public record Brand(
            String colour, @Nullable String logo, @Nullable Map<String, String> tagline) {}

    /**
     * A weekly calendar. {@code week} maps {@code mon} to {@code sun} to intervals such as {@code 08:00-12:00} in the
     * calendar's zone ({@code 00:00-24:00} is a whole day); a day not named is closed. {@code closed} lists days without
     * business time: {@code MM-dd} each year, {@code yyyy-MM-dd} once, {@code easter-48} counted from Easter Sunday.
     */
    public record OpeningHours(String id, String timeZone, Map<String, List<String>> week, List<String> closed) {
        public OpeningHours {
            week = Absent.orEmpty(week);
            closed = Absent.orEmpty(closed);
        }
    }

    /** A service plan; names the calendar its targets run on. */
    public record Plan(String id, Map<String, String> label, String calendar) {
        public Plan {
            label = Absent.orEmpty(label);
        }
    }

    /** A tenant's graph of states as data. */
    public record Workflow(String initial, List<State> states, List<Transition> transitions) {
        public Workflow {
            states = Absent.orEmpty(states);
            transitions = Absent.orEmpty(transitions);
        }
    }

    /**
     * A state.
     *
     * @param onCustomerMessage where a customer's message moves the ticket; absent: it stays. For a state of phase {@code
     *     closed} a customer's message never moves it: it opens a linked new ticket (S32)
     * @param onAgentMessage where an agent's public message moves the ticket; absent: it stays
     * @param onAssign where an assignment moves the ticket; absent: it stays (S21)
     */
    public record State(
            String id,
            Map<String, String> label,
            Phase phase,
            @Nullable String onCustomerMessage,
            @Nullable String onAgentMessage,
            @Nullable String onAssign,
            @Nullable Deadline deadline) {
        public State {
            label = Absent.orEmpty(label);
        }
    }

    /** A state's own time limit, in running time (reading 3), and where it leads. */
    public record Deadline(
            String id,
            Duration after,
            ClockStart from,
            String to,
            @Nullable String reason) {}

    /**
     * A move somebody may make. {@code by} holds roles; {@code assignee} is the assigned agent (a lead always may where
     * the assignee may). {@code message} tells that words are required (a question, the missing information).
     */
    public record Transition(
            String id,
            Map<String, String> label,
            String from,
            String to,
            List<Mover> by,
            List<Reason> reasons,
            boolean message) {
        public Transition {
            label = Absent.orEmpty(label);
            by = Absent.orEmpty(by);
            reasons = Absent.orEmpty(reasons);
        }
    }

    /** Who may make a transition. */
    public enum Mover {
        @com.fasterxml.jackson.annotation.JsonProperty("customer")
        CUSTOMER,
        @com.fasterxml.jackson.annotation.JsonProperty("agent")
        AGENT,
        @com.fasterxml.jackson.annotation.JsonProperty("assignee")
        ASSIGNEE,
        @com.fasterxml.jackson.annotation.JsonProperty("lead")
        LEAD
    }

    /** A reason that can be given with a move; where a transition lists any, one is required. */
    public record Reason(String id, Map<String, String> label, boolean review) {
        public Reason {
            label = Absent.orEmpty(label);
        }
    }

    /** An entry of the classification catalogue; {@code amount} tells that an amount goes with it. */
    public record ClassificationEntry(String id, Map<String, String> label, boolean amount) {
        public ClassificationEntry {
            label = Absent.orEmpty(label);
        }
    }

    /** A field of the new-ticket form. {@code options} are the choices of a {@code choice} field. */
    public record Field(String id, Map<String, String> label, FieldType type, boolean required, List<Option> options) {
        public Field {
            label = Absent.orEmpty(label);
            options = Absent.orEmpty(options);
        }
    }

    /** A choice of a field. */
    public record Option(String id, Map<String, String> label) {
        public Option {
            label = Absent.orEmpty(label);
        }
    }

    /** A promise: {@code first-response} within a working time per plan. A plan not named has no such target. */
    public record Target(String id, Map<String, Duration> within) {
        public Target {
            within = Absent.orEmpty(within);
        }
    }

    /** The doors of a tenant. {@code emergencyPhone} is shown where emergencies may only be told by telephone (S4). */
    public record Channels(Mail mail, @Nullable String emergencyPhone) {}

    /** The tenant's mailbox: its address, the name mails are sent under, and who may open tickets by writing to it. */
    public record Mail(String address, String senderName, SenderPolicy senders) {}
}
