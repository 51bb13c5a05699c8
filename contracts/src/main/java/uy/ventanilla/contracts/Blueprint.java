package uy.ventanilla.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
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
        List<Team> teams,
        List<Priority> priorities,
        List<Request> requests,
        Workflow workflow,
        List<ClassificationEntry> classifications,
        List<Field> form,
        List<Target> targets,
        Channels channels,
        @Nullable Emergencies emergencies,
        @Nullable Portal portal,
        @Nullable Notifications notifications,
        @Nullable Knowledge knowledge,
        @Nullable SignIn signIn,
        @Nullable Api api) {
    public Blueprint {
        hosts = Absent.orEmpty(hosts);
        languages = Absent.orEmpty(languages);
        calendars = Absent.orEmpty(calendars);
        plans = Absent.orEmpty(plans);
        teams = Absent.orEmpty(teams);
        priorities = Absent.orEmpty(priorities);
        requests = Absent.orEmpty(requests);
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
     * business time: {@code MM-dd} each year, {@code yyyy-MM-dd} once, {@code easter-48} counted from Easter Sunday. On
     * the days of {@code emergenciesOnly}, written alike, nothing but emergencies is attended (S10): no business time either.
     */
    public record OpeningHours(
            String id,
            String timeZone,
            Map<String, List<String>> week,
            List<String> closed,
            List<String> emergenciesOnly,
            @Nullable Holidays holidays) {
        public OpeningHours {
            week = Absent.orEmpty(week);
            closed = Absent.orEmpty(closed);
            emergenciesOnly = Absent.orEmpty(emergenciesOnly);
        }
    }

    /**
     * A country's public holidays by a library's list, closed all day. {@code country} is ISO 3166-1 alpha-2 ({@code UY});
     * {@code except} names days of that list on which the tenant works, written as in {@code closed}.
     */
    public record Holidays(String country, List<String> except) {
        public Holidays {
            except = Absent.orEmpty(except);
        }
    }

    /** A service plan; names the calendar its targets run on. */
    public record Plan(String id, Map<String, String> label, String calendar) {
        public Plan {
            label = Absent.orEmpty(label);
        }
    }

    /** Agents a ticket can be handed to; who belongs to it is said in the directory. {@code calendar}: when they work. */
    public record Team(
            String id, Map<String, String> label, @Nullable String calendar) {
        public Team {
            label = Absent.orEmpty(label);
        }
    }

    /**
     * How urgent a ticket is; the list goes from the lowest to the highest, and a ticket starts with the first. {@code
     * channels}: the only doors through which it can be asked for (S4: emergencies by telephone); none named means all.
     */
    public record Priority(String id, Map<String, String> label, List<Channel> channels) {
        public Priority {
            label = Absent.orEmpty(label);
            channels = Absent.orEmpty(channels);
        }
    }

    /**
     * Something customers ask for.
     *
     * @param team who works on it; absent: whoever takes it
     * @param words a mail whose subject has one of them asks for this (S8); case and accents do not matter
     * @param becomesTicket a chat about it becomes a ticket by itself, without an agent (S58)
     */
    public record Request(
            String id, Map<String, String> label, @Nullable String team, List<String> words, boolean becomesTicket) {
        public Request {
            label = Absent.orEmpty(label);
            words = Absent.orEmpty(words);
        }
    }

    /**
     * A tenant's graph of states as data.
     *
     * @param holds why a ticket may be held without another state (S61)
     * @param assignment how tickets find their agent; absent: by hand
     * @param closedReply what an answer to a closed ticket does; absent: a new ticket that follows it (S32)
     * @param rating where customers are asked how it went (S71); absent: nowhere
     */
    public record Workflow(
            String initial,
            List<State> states,
            List<Transition> transitions,
            List<Hold> holds,
            @Nullable Assignment assignment,
            @Nullable ClosedReply closedReply,
            @Nullable Rating rating) {
        public Workflow {
            states = Absent.orEmpty(states);
            transitions = Absent.orEmpty(transitions);
            holds = Absent.orEmpty(holds);
        }
    }

    /** A reason to hold a ticket, such as an answer awaited from outside. {@code targets} absent: they pause. */
    public record Hold(
            String id, Map<String, String> label, @Nullable TargetClock targets) {
        public Hold {
            label = Absent.orEmpty(label);
        }
    }

    /** Whether the targets' clocks run. */
    public enum TargetClock {
        @JsonProperty("run")
        RUN,
        @JsonProperty("pause")
        PAUSE
    }

    /** How a new ticket finds its agent, among {@code team} or, without one, all agents. Nobody there: it stays unassigned. */
    public record Assignment(AssignmentRule how, @Nullable String team) {}

    /** Who of several agents gets a ticket. */
    public enum AssignmentRule {
        @JsonProperty("by-hand")
        BY_HAND,
        @JsonProperty("round-robin")
        ROUND_ROBIN,
        @JsonProperty("least-busy")
        LEAST_BUSY
    }

    /** What an answer to a closed ticket does. */
    public enum ClosedReply {
        @JsonProperty("follow-up")
        FOLLOW_UP,
        @JsonProperty("refuse")
        REFUSE
    }

    /** The customer is asked once, on entering {@code state}: 1 to {@code best}, and with {@code comment} in their words too. */
    public record Rating(String state, int best, boolean comment) {}

    /**
     * A state.
     *
     * @param onCustomerMessage where a customer's message moves the ticket; absent: it stays. For a state of phase {@code
     *     closed} a customer's message never moves it: it opens a linked new ticket (S32)
     * @param onAgentMessage where an agent's public message moves the ticket; absent: it stays
     * @param onAssign where an assignment moves the ticket; absent: it stays (S21)
     * @param targets whether the targets' clocks run here; absent: they pause in the phase {@code waiting}, and run elsewhere
     */
    public record State(
            String id,
            Map<String, String> label,
            Phase phase,
            @Nullable String onCustomerMessage,
            @Nullable String onAgentMessage,
            @Nullable String onAssign,
            @Nullable Deadline deadline,
            @Nullable TargetClock targets) {
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
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("agent")
        AGENT,
        @JsonProperty("assignee")
        ASSIGNEE,
        @JsonProperty("lead")
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

    /**
     * A field of the new-ticket form.
     *
     * @param required asked for; what the three lists do not name is not, and an empty list names all
     * @param options the choices of {@code choice} and {@code several}
     * @param requiredOn doors on which it is; a mail is taken without it and marked incomplete (reading 4)
     * @param requiredOf whom it is required of: customers, agents (a lead and an admin count as agents)
     * @param requiredFor transitions nobody makes without it
     * @param shownTo who sees it; none named means everybody
     * @param currency ISO 4217, of {@code money}
     */
    public record Field(
            String id,
            Map<String, String> label,
            FieldType type,
            boolean required,
            List<Option> options,
            List<Channel> requiredOn,
            List<Party> requiredOf,
            List<String> requiredFor,
            List<Party> shownTo,
            @Nullable String currency) {
        public Field {
            label = Absent.orEmpty(label);
            options = Absent.orEmpty(options);
            requiredOn = Absent.orEmpty(requiredOn);
            requiredOf = Absent.orEmpty(requiredOf);
            requiredFor = Absent.orEmpty(requiredFor);
            shownTo = Absent.orEmpty(shownTo);
        }
    }

    /** The two sides of a ticket. */
    public enum Party {
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("agent")
        AGENT
    }

    /** A choice of a field. */
    public record Option(String id, Map<String, String> label) {
        public Option {
            label = Absent.orEmpty(label);
        }
    }

    /**
     * A promise within a working time per plan. A plan not named has no such target. Of several targets with one measure the first
     * that fits a ticket holds.
     *
     * @param label what people read; absent: the platform's own word for what is promised
     * @param measure what is promised; absent: what the id says
     * @param calendar whose hours count, instead of the plan's: emergencies are attended when nothing else is (S10)
     * @param only which tickets it is promised to; absent: all
     * @param warnAt shares of the time, in percent, at which somebody is warned
     */
    public record Target(
            String id,
            @Nullable Map<String, String> label,
            @Nullable Measure measure,
            Map<String, Duration> within,
            @Nullable String calendar,
            @Nullable Only only,
            List<Integer> warnAt,
            @Nullable Reaction onWarning,
            @Nullable Reaction onBreach) {
        public Target {
            within = Absent.orEmpty(within);
            warnAt = Absent.orEmpty(warnAt);
        }
    }

    /** What a target promises: the first answer, each answer, the solution. */
    public enum Measure {
        @JsonProperty("first-response")
        FIRST_RESPONSE,
        @JsonProperty("next-response")
        NEXT_RESPONSE,
        @JsonProperty("resolution")
        RESOLUTION
    }

    /** Tickets that have one of each list; an empty list asks for nothing. */
    public record Only(
            List<String> priorities,
            List<String> classifications,
            List<String> teams,
            List<String> requests,
            List<Channel> channels) {
        public Only {
            priorities = Absent.orEmpty(priorities);
            classifications = Absent.orEmpty(classifications);
            teams = Absent.orEmpty(teams);
            requests = Absent.orEmpty(requests);
            channels = Absent.orEmpty(channels);
        }
    }

    /** What happens by itself: who is told, and the priority and team the ticket gets. */
    public record Reaction(
            List<Audience> tell,
            @Nullable String priority,
            @Nullable String team) {
        public Reaction {
            tell = Absent.orEmpty(tell);
        }
    }

    /** Who can be told of something. */
    public enum Audience {
        @JsonProperty("requester")
        REQUESTER,
        @JsonProperty("participants")
        PARTICIPANTS,
        @JsonProperty("assignee")
        ASSIGNEE,
        @JsonProperty("team")
        TEAM,
        @JsonProperty("agents")
        AGENTS,
        @JsonProperty("leads")
        LEADS
    }

    /** The doors of a tenant. {@code emergencyPhone} is shown where emergencies may only be told by telephone (S4). */
    public record Channels(
            Mail mail,
            @Nullable String emergencyPhone,
            @Nullable Phone phone,
            @Nullable Chat chat) {}

    /**
     * The tenant's mailbox: its address, the name mails are sent under, and who may open tickets by writing to it. Every tenant
     * has one, since mails to people (links, notices) come from somewhere.
     *
     * @param mailboxes read besides; mails to people come from {@code address} all the same
     */
    public record Mail(String address, String senderName, SenderPolicy senders, List<Mailbox> mailboxes) {
        public Mail {
            mailboxes = Absent.orEmpty(mailboxes);
        }
    }

    /**
     * Another mailbox of the tenant.
     *
     * @param senders who may open tickets by writing to it; absent: as for the first
     * @param request what a mail to it asks for; absent: what its subject says
     */
    public record Mailbox(
            String address,
            @Nullable SenderPolicy senders,
            @Nullable String request) {}

    /**
     * The tenant's telephone. Without a code and a voicemail calls are answered by people, who open the ticket (S36).
     *
     * @param code what typing a priority access code does (S5); absent: nobody is asked for one
     * @param voicemail whether who finds no agent is asked for a recording (S7)
     */
    public record Phone(
            List<String> numbers,
            @Nullable AccessCode code,
            boolean voicemail,
            @Nullable PhoneTexts texts) {
        public Phone {
            numbers = Absent.orEmpty(numbers);
        }
    }

    /**
     * A call with the code of an organisation becomes a ticket (S6).
     *
     * @param attempts how often it may be typed in one call
     * @param priority the ticket's; absent: the first
     * @param billable whether such a call has a cost (S11)
     */
    public record AccessCode(int attempts, @Nullable String priority, boolean billable) {}

    /** What a caller hears; what is absent is said in the platform's own words. */
    public record PhoneTexts(
            @Nullable Map<String, String> greeting,
            @Nullable Map<String, String> askCode,
            @Nullable Map<String, String> wrongCode,
            @Nullable Map<String, String> nobodyFree,
            @Nullable Map<String, String> recorded) {}

    /**
     * The tenant's chat.
     *
     * @param ticket which chats are tickets
     * @param subject whether one is asked for before it starts (S67)
     * @param calendar when somebody is there (S73); absent: always
     * @param leaveMessage whether words can be left outside of these hours
     * @param outOfHours shown outside of them
     * @param nobodyFree shown while no agent can take it (reading 6)
     * @param embeddedIn origins of the pages and programs it may stand in (S65)
     */
    public record Chat(
            ChatTicket ticket,
            boolean subject,
            @Nullable String calendar,
            boolean leaveMessage,
            @Nullable Map<String, String> outOfHours,
            @Nullable Map<String, String> nobodyFree,
            List<String> embeddedIn) {
        public Chat {
            embeddedIn = Absent.orEmpty(embeddedIn);
        }
    }

    /** Which chats are tickets: every one from its start (S66), or those that an agent or a request's rule makes one (S58). */
    public enum ChatTicket {
        @JsonProperty("every")
        EVERY,
        @JsonProperty("some")
        SOME
    }

    /**
     * Days on which only emergencies are attended, the {@code emergenciesOnly} of {@code calendar}.
     *
     * @param priority the one that makes a ticket an emergency
     * @param notice shown and answered on such a day (S12)
     * @param onCall the team that is paged (S10)
     */
    public record Emergencies(
            String calendar,
            String priority,
            Map<String, String> notice,
            @Nullable String onCall) {
        public Emergencies {
            notice = Absent.orEmpty(notice);
        }
    }

    /**
     * The customers' pages.
     *
     * @param session people sign in here, or the program around it says who they are (S57)
     * @param followOnly customers follow their tickets here and open them elsewhere, such as in the chat
     */
    public record Portal(PortalShown shown, PortalSession session, boolean followOnly) {}

    /** When customers see the portal: from the start, or once they have a ticket (S57, S59). */
    public enum PortalShown {
        @JsonProperty("always")
        ALWAYS,
        @JsonProperty("after-first-ticket")
        AFTER_FIRST_TICKET
    }

    /** Whose session lets customers in. */
    public enum PortalSession {
        @JsonProperty("own")
        OWN,
        @JsonProperty("host")
        HOST
    }

    /** Who is told of what; of a kind without a rule, whom the platform tells by itself (S19, S46). */
    public record Notifications(List<NoticeRule> rules, List<Template> templates) {
        public Notifications {
            rules = Absent.orEmpty(rules);
            templates = Absent.orEmpty(templates);
        }
    }

    /** Who gets every notice of a kind by mail, and whose bell rings; nobody listed: it is not sent. */
    public record NoticeRule(NoticeKind id, List<Audience> mail, List<Audience> bell) {
        public NoticeRule {
            mail = Absent.orEmpty(mail);
            bell = Absent.orEmpty(bell);
        }
    }

    /**
     * A tenant's own words for a kind of notice. In both texts {@code {number}}, {@code {subject}}, {@code {requester}}, {@code
     * {agent}}, {@code {state}}, {@code {until}}, {@code {classification}}, {@code {words}}, {@code {link}}, {@code {tenant}} and
     * {@code {phone}} stand for what the ticket says.
     */
    public record Template(NoticeKind id, Map<String, String> subject, Map<String, String> body) {
        public Template {
            subject = Absent.orEmpty(subject);
            body = Absent.orEmpty(body);
        }
    }

    /** What a notice is about. */
    public enum NoticeKind {
        @JsonProperty("acknowledgement")
        ACKNOWLEDGEMENT,
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("reply")
        REPLY,
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("note")
        NOTE,
        @JsonProperty("question")
        QUESTION,
        @JsonProperty("resolved")
        RESOLVED,
        @JsonProperty("reopened")
        REOPENED,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("state")
        STATE,
        @JsonProperty("assigned")
        ASSIGNED,
        @JsonProperty("classified")
        CLASSIFIED,
        @JsonProperty("edited")
        EDITED,
        @JsonProperty("invitation")
        INVITATION,
        @JsonProperty("refusal")
        REFUSAL,
        @JsonProperty("bounced")
        BOUNCED,
        @JsonProperty("warned")
        WARNED,
        @JsonProperty("breached")
        BREACHED
    }

    /**
     * The knowledge base.
     *
     * @param readers who reads it
     * @param reasons what somebody may say whom an article did not help (S54); none listed: nobody is asked why
     * @param shows what stands beside an article (S64, S75)
     */
    public record Knowledge(Readers readers, List<Option> reasons, List<ArticleFact> shows) {
        public Knowledge {
            reasons = Absent.orEmpty(reasons);
            shows = Absent.orEmpty(shows);
        }
    }

    /** Who reads articles: anybody, or who has signed in. */
    public enum Readers {
        @JsonProperty("everybody")
        EVERYBODY,
        @JsonProperty("signed-in")
        SIGNED_IN
    }

    /** What an article tells of itself. */
    public enum ArticleFact {
        @JsonProperty("author")
        AUTHOR,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("reading-time")
        READING_TIME,
        @JsonProperty("views")
        VIEWS,
        @JsonProperty("contents")
        CONTENTS
    }

    /**
     * How people get in. Absent: by mail and password.
     *
     * @param password whether a password does
     * @param newPeople whether whoever a provider vouches for gets an account (S39); else only who has one may enter (S2)
     * @param host the program around the portal whose signed token says who somebody is (S57)
     * @param secondFactor for staff; absent: they may have one
     */
    public record SignIn(
            boolean password,
            List<Provider> providers,
            boolean newPeople,
            @Nullable HostProgram host,
            @Nullable SecondFactor secondFactor) {
        public SignIn {
            providers = Absent.orEmpty(providers);
        }
    }

    /**
     * How programs get at the API.
     *
     * @param allowedOrigins of pages elsewhere that browsers let use it (CORS), as in an {@code Origin} header (RFC 6454)
     */
    public record Api(List<String> allowedOrigins) {
        public Api {
            allowedOrigins = Absent.orEmpty(allowedOrigins);
        }
    }

    /**
     * Somebody else who vouches for people (S39). Its secret is no part of a blueprint. {@code issuer} is the OpenID Connect
     * issuer of a {@code oidc} provider and absent for the others; {@code label} absent: the provider's own name.
     */
    public record Provider(
            String id,
            ProviderKind kind,
            String clientId,
            @Nullable String issuer,
            @Nullable Map<String, String> label) {}

    /** What a provider speaks. */
    public enum ProviderKind {
        @JsonProperty("google")
        GOOGLE,
        @JsonProperty("facebook")
        FACEBOOK,
        @JsonProperty("oidc")
        OIDC
    }

    /** Signs tokens for its users; {@code keys} is the address of its public keys (RFC 7517). */
    public record HostProgram(String issuer, String audience, String keys) {}

    /** Whether staff need more than a password. */
    public enum SecondFactor {
        @JsonProperty("optional")
        OPTIONAL,
        @JsonProperty("required")
        REQUIRED
    }
}
