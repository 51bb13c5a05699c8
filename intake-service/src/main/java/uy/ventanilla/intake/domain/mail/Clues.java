package uy.ventanilla.intake.domain.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import uy.ventanilla.intake.domain.mime.MailAddress;

/**
 * Everything in a mail that may point to a ticket of this tenant. Nothing of it is proven yet.
 *
 * @param tokens of reply addresses, {@code soporte+t.<number>.<seal>@...}
 * @param issued Message-IDs that look like ours, {@code t.<number>.<uuid>.<seal>@...}, nearest first
 * @param tags numbers of {@code [#n]} in the subject
 * @param answers all Message-IDs the mail answers, nearest first
 */
public record Clues(List<ReplyToken> tokens, List<IssuedId> issued, List<Long> tags, List<String> answers) {
    private static final Pattern TOKEN = Pattern.compile("t\\.(\\d{1,12})\\.([a-z2-7]{16})");
    private static final Pattern ISSUED =
            Pattern.compile("t\\.(\\d{1,12})\\.([0-9a-fA-F-]{36})\\.([a-z2-7A-Z]{16})@\\S+");
    private static final Pattern TAG = Pattern.compile("\\[#(\\d{1,12})]");

    /** A reply address's token; {@code seal} is bound to the person the mail was sent to. */
    public record ReplyToken(long number, String seal) {
        boolean provenFor(String address, Desk desk, SealCheck seals) {
            return seals.holds(seal, "reply", desk.tenant(), Long.toString(number), address);
        }
    }

    /** A Message-ID that claims to be one of ours. */
    public record IssuedId(long number, String uuid, String seal) {
        /** Whether we made it: then whoever knows it has seen the mail. */
        public boolean proven(Desk desk, SealCheck seals) {
            return seals.holds(seal, "message-id", desk.tenant(), Long.toString(number), uuid);
        }
    }

    public static Clues of(IncomingMail mail, Desk desk) {
        var tokens = new ArrayList<ReplyToken>();
        for (var recipient : mail.recipients()) {
            if (desk.owns(recipient.withoutTag())) {
                token(recipient, tokens);
            }
        }
        var issued = new ArrayList<IssuedId>();
        mail.answers().forEach(id -> issuedId(id).ifPresent(issued::add));
        var tags = new LinkedHashSet<Long>();
        var tag = TAG.matcher(mail.subject());
        while (tag.find() && tags.size() < 10) {
            tags.add(Long.parseLong(tag.group(1)));
        }
        return new Clues(List.copyOf(tokens), List.copyOf(issued), List.copyOf(tags), mail.answers());
    }

    /** Reads a bare Message-ID as one of ours. */
    public static java.util.Optional<IssuedId> issuedId(String id) {
        var match = ISSUED.matcher(id);
        return match.matches()
                ? java.util.Optional.of(new IssuedId(Long.parseLong(match.group(1)), match.group(2), match.group(3)))
                : java.util.Optional.empty();
    }

    /** Every ticket number worth looking up. */
    public Set<Long> numbers() {
        var numbers = new LinkedHashSet<Long>(tags);
        tokens.forEach(token -> numbers.add(token.number()));
        issued.forEach(id -> numbers.add(id.number()));
        return numbers;
    }

    private static void token(MailAddress recipient, List<ReplyToken> tokens) {
        var local = recipient.local();
        var match = TOKEN.matcher(local.substring(local.indexOf('+') + 1));
        if (local.indexOf('+') > 0 && match.matches()) {
            tokens.add(new ReplyToken(Long.parseLong(match.group(1)), match.group(2)));
        }
    }
}
