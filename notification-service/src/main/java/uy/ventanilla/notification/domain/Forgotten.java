package uy.ventanilla.notification.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be forgotten, as they were, and what takes their place. In texts the address gives way in any case of letters but
 * not within another one, and the name as whole words where it is more than one: a single word may be any word.
 *
 * @param files whether the files they sent went too, and so are named no more
 */
public record Forgotten(
        UUID person, String address, String name, String standInAddress, String standIn, boolean files) {
    /** The same notice's facts without them. */
    public Content in(Content content) {
        return switch (content) {
            case Content.Story story ->
                new Content.Story(
                        story.ticket(),
                        story.number(),
                        in(story.subject()),
                        in(story.actor()),
                        named(story.requester()),
                        story.assignee(),
                        story.assigneeName() == null ? null : named(story.assigneeName()),
                        story.state(),
                        story.phase(),
                        story.wasWaiting(),
                        story.reason(),
                        story.generation(),
                        story.stateSince(),
                        story.classification(),
                        in(story.fields()),
                        story.incomplete(),
                        story.followsUp(),
                        in(story.words()),
                        in(story.context()));
            case Content.Invitation invitation -> invitation;
            case Content.Refusal refusal ->
                new Content.Refusal(in(refusal.subject()), refusal.reason(), refusal.mailId());
        };
    }

    /** The same words without them. */
    public @Nullable Words in(@Nullable Words words) {
        return words == null
                ? null
                : new Words(
                        in(words.author()),
                        in(words.text()),
                        files && person.equals(words.author().person())
                                ? List.of()
                                : List.copyOf(
                                        words.files().stream().map(this::in).toList()),
                        words.internal(),
                        words.automatic(),
                        words.at(),
                        words.mailId());
    }

    /** The same person, or their stand-in. */
    public Person in(Person someone) {
        return person.equals(someone.id()) || address.equals(someone.mailbox())
                ? new Person(someone.id(), standIn, standInAddress, someone.language())
                : someone;
    }

    /** The same text without their address and name. */
    public String in(String text) {
        var without = replace(
                text,
                "(?<![\\p{L}\\p{N}._%+-])" + Pattern.quote(address) + "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE,
                standInAddress);
        var parts = name.strip().split("\\s+");
        return parts.length < 2
                ? without
                : replace(
                        without,
                        "(?<![\\p{L}\\p{N}])"
                                + List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining("\\s+"))
                                + "(?![\\p{L}\\p{N}])",
                        0,
                        standIn);
    }

    private static String replace(String text, String pattern, int flags, String standIn) {
        return Pattern.compile(pattern, flags).matcher(text).replaceAll(Matcher.quoteReplacement(standIn));
    }

    private Actor in(Actor actor) {
        return person.equals(actor.person()) ? new Actor(actor.kind(), actor.person(), standIn) : actor;
    }

    /** A name by itself. */
    private String named(String someone) {
        return someone.equals(name) ? standIn : someone;
    }

    private Map<String, String> in(Map<String, String> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> in(it.getValue())));
    }
}
