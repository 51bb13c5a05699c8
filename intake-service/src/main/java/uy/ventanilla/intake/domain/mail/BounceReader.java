package uy.ventanilla.intake.domain.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.intake.domain.mime.MailAddress;
import uy.ventanilla.intake.domain.mime.MessageIds;
import uy.ventanilla.intake.domain.mime.MimePart;
import uy.ventanilla.intake.domain.mime.MimeReader;

/** Takes recipient, status and original Message-ID out of a bounce, from its report, else from its words. */
final class BounceReader {
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern REPLY_CODE = Pattern.compile("(?<![\\d.#-])([45]\\d\\d)(?=[ -])");
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>\\s@]{1,64}@[^<>\\s@]{1,255})>");
    private static final Pattern BARE = Pattern.compile("[\\w.+=-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");
    private static final Pattern RETURNED_ID = Pattern.compile("(?im)^[> ]*message-id:\\s*(<[^<>\\s]{1,300}>)");
    private static final Pattern TOLD = Pattern.compile(
            "(?im)^[> \\t]*(?:recipient|to|original to|envelope-to|x-failed-recipients|user|address|destinatario|rcpt to)\\s*:\\s*<?([^<>\\s@]{1,64}@[^<>\\s@,;:]{1,255})>?");
    private static final Pattern ID_LINE =
            Pattern.compile("(?im)^[> \\t]*(?:message-id|references|in-reply-to|x-message-id|[a-z-]*id)\\s*:.*$");
    private static final int FAR_ENOUGH = 100_000;

    private BounceReader() {}

    /** @param success whether the report tells of a delivery, not of a failure */
    record Reading(DeliveryReport report, boolean success) {}

    static Reading read(IncomingMail mail, Facts facts) {
        var group = recipientGroup(mail.root());
        var words = words(mail.root());
        var action = group.getOrDefault("action", "").strip().toLowerCase(Locale.ROOT);
        var status = status(group, words);
        var recipient = recipient(group, mail, words, facts);
        var original = originalMessageId(mail.root(), words);
        var issued = original.flatMap(Clues::issuedId).filter(id -> id.proven(facts.desk(), facts.seals()));
        boolean success =
                action.startsWith("delivered") || action.startsWith("relayed") || action.startsWith("expanded");
        var report = new DeliveryReport(
                recipient,
                isPermanent(action, status, words, mail.subject()),
                status,
                original.orElse(null),
                issued.map(Clues.IssuedId::number).orElse(null));
        return new Reading(report, success);
    }

    private static boolean isPermanent(String action, @Nullable String status, String words, String subject) {
        if (action.startsWith("delayed") || subject.toLowerCase(Locale.ROOT).startsWith("warning:")) {
            return false;
        }
        if (status != null) {
            // a full mailbox gets emptied
            return status.startsWith("5") && !status.endsWith(".2.2");
        }
        var code = REPLY_CODE.matcher(words);
        if (code.find()) {
            return code.group(1).startsWith("5");
        }
        var lower = words.toLowerCase(Locale.ROOT);
        return !(lower.contains("quota") || lower.contains("mailbox full") || lower.contains("mailbox is full"));
    }

    private static @Nullable String status(Map<String, String> group, String words) {
        for (var place : List.of(group.getOrDefault("status", ""), group.getOrDefault("diagnostic-code", ""), words)) {
            var match = STATUS.matcher(place);
            if (match.find()) {
                return match.group(1);
            }
        }
        return null;
    }

    private static @Nullable String recipient(Map<String, String> group, IncomingMail mail, String words, Facts facts) {
        for (var field : List.of("original-recipient", "final-recipient")) {
            var value = group.getOrDefault(field, "");
            var found = MailAddress.list(value.substring(value.indexOf(';') + 1));
            if (!found.isEmpty()) {
                return found.getFirst().address();
            }
        }
        var failed = MailAddress.list(mail.headers().raw("X-Failed-Recipients"));
        if (!failed.isEmpty()) {
            return failed.getFirst().address();
        }
        var candidates = ID_LINE.matcher(words).replaceAll("");
        for (var pattern : List.of(TOLD, IN_BRACKETS, BARE)) {
            var match = pattern.matcher(candidates);
            while (match.find()) {
                var found = MailAddress.list(match.group(match.groupCount()));
                if (!found.isEmpty() && !isOurs(found.getFirst(), mail, facts)) {
                    return found.getFirst().address();
                }
            }
        }
        return mail.root()
                .walk()
                .map(MimePart::embedded)
                .filter(Objects::nonNull)
                .flatMap(returned -> returned.headers().addresses("To").stream())
                .map(MailAddress::address)
                .findFirst()
                .orElse(null);
    }

    private static boolean isOurs(MailAddress address, IncomingMail mail, Facts facts) {
        var sender = mail.sender();
        return facts.desk().owns(address.withoutTag())
                || (sender != null && sender.address().equals(address.address()))
                || address.local().startsWith("postmaster")
                || mail.headers().addresses("To").stream()
                        .anyMatch(to -> to.address().equals(address.address()));
    }

    /** In the returned part first, then in the words (many paste the original below theirs). */
    private static Optional<String> originalMessageId(MimePart root, String words) {
        for (var part : root.walk().toList()) {
            var returned = part.embedded();
            if (returned != null) {
                var id = MessageIds.bare(returned.headers().raw("Message-ID"));
                if (!id.isEmpty()) {
                    return Optional.of(id);
                }
            }
        }
        for (var header : List.of("X-Original-Message-ID", "Original-Message-ID")) {
            var id = MessageIds.bare(root.headers().raw(header));
            if (!id.isEmpty()) {
                return Optional.of(id);
            }
        }
        var match = RETURNED_ID.matcher(words);
        if (match.find()) {
            return Optional.of(MessageIds.bare(match.group(1)));
        }
        var answers = MessageIds.list(root.headers().raw("In-Reply-To"));
        var references = MessageIds.list(root.headers().raw("References"));
        return !answers.isEmpty()
                ? Optional.of(answers.getLast())
                : references.isEmpty() ? Optional.empty() : Optional.of(references.getLast());
    }

    /** The fields of the first group that names a recipient; a missing blank line between groups is tolerated. */
    private static Map<String, String> recipientGroup(MimePart root) {
        for (var part : root.walk().toList()) {
            if (!part.type().value().endsWith("delivery-status")) {
                continue;
            }
            var fields = new LinkedHashMap<String, String>();
            var name = "";
            for (var line : part.text().split("\\r\\n|\\n|\\r", -1)) {
                if (!line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !name.isEmpty()) {
                    fields.merge(name, " " + line.strip(), String::concat);
                    continue;
                }
                int colon = line.indexOf(':');
                name = colon <= 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (name.equals("final-recipient") && fields.containsKey("final-recipient")) {
                    break; // the next recipient's
                }
                if (!name.isEmpty()) {
                    fields.putIfAbsent(name, line.substring(colon + 1).strip());
                }
            }
            if (fields.containsKey("final-recipient") || fields.containsKey("original-recipient")) {
                return fields;
            }
        }
        return Map.of();
    }

    private static String words(MimePart root) {
        var text = new StringBuilder();
        root.walk()
                .filter(part -> part.children().isEmpty())
                .filter(part -> part.type().type().equals("text"))
                .forEach(part -> text.append(part.text()).append('\n'));
        if (text.isEmpty()) {
            text.append(MimeReader.latin(root.content()));
        }
        return text.length() > FAR_ENOUGH ? text.substring(0, FAR_ENOUGH) : text.toString();
    }
}
