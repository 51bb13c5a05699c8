package uy.ventanilla.notification.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uy.ventanilla.notification.domain.Actor;
import uy.ventanilla.notification.domain.Content;
import uy.ventanilla.notification.domain.Content.Invitation;
import uy.ventanilla.notification.domain.Content.Refusal;
import uy.ventanilla.notification.domain.Content.Story;
import uy.ventanilla.notification.domain.Kind;
import uy.ventanilla.notification.domain.Notice;
import uy.ventanilla.notification.domain.Tenant;
import uy.ventanilla.notification.domain.Words;
import uy.ventanilla.notification.letter.Letter.Button;
import uy.ventanilla.notification.letter.Letter.Fact;
import uy.ventanilla.notification.letter.Letter.Quote;

/** Writes the letter of a notice, in its reader's language. */
@Component
public class Letters {
    private static final int CONTEXT_CHARACTERS = 600;

    private final Wording wording;

    Letters(Wording wording) {
        this.wording = wording;
    }

    /**
     * The letter.
     *
     * @param links where the reader's clicks lead
     * @param now when it is sent: time limits that start with the mail are told from here (S49)
     */
    public Letter write(Notice notice, Tenant tenant, Links links, Instant now) {
        var language = Wording.language(notice.to().language());
        return switch (notice.content()) {
            case Story story -> story(notice, story, tenant, links, language, now);
            case Invitation invitation -> invitation(notice, invitation, tenant, links, language);
            case Refusal refusal -> refusal(notice, refusal, tenant, language);
        };
    }

    /** The bell's line for a ticket's notice. */
    public String bell(Kind kind, Content content, Tenant tenant, boolean staff, String language) {
        return wording.word(
                language,
                "bell." + kind.wireName(),
                content instanceof Story story ? facts(story, tenant, language, staff) : Map.of());
    }

    /** The bell's line for what is no change of a ticket: a missed target, a mail that came back. */
    public String bell(Kind kind, long number, String what, String language) {
        return wording.word(language, "bell." + kind.wireName(), Map.of("number", number, "what", what));
    }

    private Letter story(Notice notice, Story story, Tenant tenant, Links links, String language, Instant now) {
        var facts = facts(story, tenant, language, notice.staff());
        facts.put("name", oneLine(notice.to().name()));
        facts.put(
                "mine",
                story.assignee() != null && story.assignee().equals(notice.to().id()));
        var until = reopenableUntil(story, tenant, now);
        var times = new Times(tenant.timeZone(), language);
        facts.put("until", until == null ? "" : times.say(until));
        var lines = wording.letter(language, notice.kind(), facts);
        return new Letter(
                language,
                lines.getFirst(),
                lines.subList(1, lines.size()),
                quote(story.words(), notice, language, times),
                table(story, language, facts, notice.kind()),
                new Button(wording.word(language, "button.ticket", facts), links.ticket(story.number())),
                context(story.context(), language, times),
                true);
    }

    private Map<String, Object> facts(Story story, Tenant tenant, String language, boolean staff) {
        var facts = new HashMap<String, Object>();
        facts.put("number", story.number());
        facts.put("subject", oneLine(story.subject()));
        facts.put("tenant", tenant.name());
        facts.put(
                "actor",
                story.actor().name().isBlank()
                        ? tenant.name()
                        : oneLine(story.actor().name()));
        facts.put("byCustomer", story.actor().kind() == Actor.Kind.CUSTOMER);
        facts.put("bySystem", story.actor().kind() == Actor.Kind.SYSTEM);
        facts.put("requester", oneLine(story.requester()));
        facts.put("assignee", story.assigneeName() == null ? "" : oneLine(story.assigneeName()));
        facts.put("state", state(story.state(), tenant, language));
        facts.put(
                "reason",
                story.reason() == null
                        ? ""
                        : Tenant.in(language, tenant.reasons().get(story.reason()), ""));
        facts.put("abandoned", story.wasWaiting() && story.actor().kind() == Actor.Kind.SYSTEM);
        facts.put("staff", staff);
        facts.put("incomplete", story.incomplete());
        facts.put("missing", story.incomplete() ? missing(story, tenant, language) : "");
        facts.put("followsUp", story.followsUp() == null ? "" : story.followsUp());
        facts.put("phone", tenant.emergencyPhone() == null ? "" : tenant.emergencyPhone());
        facts.put("said", story.words() != null);
        facts.put(
                "answerReopens",
                tenant.state(story.state())
                        .map(state -> state.onCustomerMessage() != null)
                        .orElse(false));
        var classification = story.classification();
        facts.put(
                "classification",
                classification == null
                        ? ""
                        : Tenant.in(language, tenant.classifications().get(classification.id()), classification.id()));
        facts.put(
                "amount",
                classification == null || classification.amount() == null
                        ? ""
                        : Times.money(classification.amount(), classification.currency(), language));
        return facts;
    }

    private List<Fact> table(Story story, String language, Map<String, Object> facts, Kind kind) {
        var table = new ArrayList<Fact>();
        add(table, language, "fact.ticket", "#" + story.number() + " · " + oneLine(story.subject()));
        add(table, language, "fact.state", facts.get("state") + reasonBehind(facts));
        add(table, language, "fact.assignee", facts.get("assignee"));
        if (kind != Kind.ACKNOWLEDGEMENT) {
            add(table, language, "fact.classification", facts.get("classification"));
            add(table, language, "fact.amount", facts.get("amount"));
        }
        if (kind == Kind.RESOLVED) {
            add(table, language, "fact.until", facts.get("until"));
        }
        return table;
    }

    private static String reasonBehind(Map<String, Object> facts) {
        var reason = String.valueOf(facts.get("reason"));
        return reason.isEmpty() || reason.equals(facts.get("state")) ? "" : " · " + reason;
    }

    private void add(List<Fact> table, String language, String word, @Nullable Object value) {
        var text = String.valueOf(value);
        if (value != null && !text.isBlank()) {
            table.add(new Fact(wording.word(language, word, Map.of()), text));
        }
    }

    private @Nullable Quote quote(@Nullable Words words, Notice notice, String language, Times times) {
        if (words == null || (words.text().isBlank() && words.files().isEmpty())) {
            return null;
        }
        var heading = notice.kind() == Kind.ACKNOWLEDGEMENT
                ? wording.word(language, "quote.own", Map.of())
                : words.author().name() + " · " + times.shortly(words.at());
        return new Quote(oneLine(heading), words.text().strip(), words.files());
    }

    private @Nullable Quote context(@Nullable Words words, String language, Times times) {
        if (words == null || words.text().isBlank()) {
            return null;
        }
        var heading = wording.word(
                language,
                "quote.before",
                Map.of("author", oneLine(words.author().name()), "when", times.shortly(words.at())));
        return new Quote(heading, shortened(words.text().strip()), List.of());
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= CONTEXT_CHARACTERS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, CONTEXT_CHARACTERS)).strip() + " […]";
    }

    private static @Nullable Instant reopenableUntil(Story story, Tenant tenant, Instant now) {
        var state = tenant.state(story.state()).orElse(null);
        if (state == null || state.limit() == null) {
            return null;
        }
        return (state.limitFromMail() ? now : story.stateSince()).plus(state.limit());
    }

    private static String missing(Story story, Tenant tenant, String language) {
        return String.join(
                ", ",
                tenant.form().stream()
                        .filter(field -> field.required()
                                && story.fields().getOrDefault(field.id(), "").isBlank())
                        .map(field -> Tenant.in(language, field.label(), field.id()))
                        .toList());
    }

    private static String state(String id, Tenant tenant, String language) {
        return tenant.state(id)
                .map(state -> Tenant.in(language, state.label(), state.id()))
                .orElse(id);
    }

    private Letter invitation(Notice notice, Invitation invitation, Tenant tenant, Links links, String language) {
        var facts = new HashMap<String, Object>();
        facts.put("name", oneLine(notice.to().name()));
        facts.put("tenant", tenant.name());
        facts.put("expires", new Times(tenant.timeZone(), language).say(invitation.expiresAt()));
        facts.put("reset", invitation.reset());
        var lines = wording.letter(language, notice.kind(), facts);
        return new Letter(
                language,
                lines.getFirst(),
                lines.subList(1, lines.size()),
                null,
                List.of(),
                new Button(
                        wording.word(language, invitation.reset() ? "button.reset" : "button.activate", facts),
                        links.activation(invitation)),
                null,
                false);
    }

    private Letter refusal(Notice notice, Refusal refusal, Tenant tenant, String language) {
        var facts = new HashMap<String, Object>();
        facts.put("tenant", tenant.name());
        facts.put("mailbox", tenant.mailbox());
        facts.put("subject", oneLine(refusal.subject()));
        facts.put("notEnabled", refusal.reason().equals("sender-not-enabled"));
        facts.put("answersOnly", refusal.reason().equals("answers-only"));
        facts.put("tooLarge", refusal.reason().equals("too-large"));
        facts.put("phone", tenant.emergencyPhone() == null ? "" : tenant.emergencyPhone());
        var lines = wording.letter(language, notice.kind(), facts);
        return new Letter(
                language, lines.getFirst(), lines.subList(1, lines.size()), null, List.of(), null, null, false);
    }

    /** Keeps customers' text from making lines of its own in sentences and headers. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
