package uy.ventanilla.intake.domain.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uy.ventanilla.intake.domain.mime.Headers;
import uy.ventanilla.intake.domain.mime.MailAddress;
import uy.ventanilla.intake.domain.mime.MessageIds;
import uy.ventanilla.intake.domain.mime.MimePart;

/**
 * A mail as the steps of the pipeline see it.
 *
 * @param root all of it
 * @param messageId bare, or empty where the mail has none
 * @param subject decoded, on one line; may be empty
 * @param sender the first usable mailbox of {@code From}, else of {@code Sender}, else of {@code Reply-To}
 * @param severalSenders whether {@code From} names several mailboxes or stands there twice: nobody vouches for such a mail
 * @param answers the Message-IDs it answers, nearest first: {@code In-Reply-To}, then {@code References} from last to first
 * @param recipients whom it was delivered to, the envelope's marks before {@code To} and {@code Cc}
 */
public record IncomingMail(
        MimePart root,
        String messageId,
        String subject,
        @Nullable MailAddress sender,
        boolean severalSenders,
        List<String> answers,
        List<MailAddress> recipients) {
    /** Takes what the steps need out of {@code root}. Never throws. */
    public static IncomingMail of(MimePart root) {
        var headers = root.headers();
        var froms = headers.addresses("From");
        long differentFroms =
                froms.stream().map(MailAddress::address).distinct().count();
        return new IncomingMail(
                root,
                MessageIds.bare(headers.raw("Message-ID")),
                headers.text("Subject").replaceAll("\\s*[\\r\\n\\t]+\\s*", " ").strip(),
                sender(headers, froms),
                differentFroms > 1,
                answers(headers),
                recipients(headers));
    }

    public Headers headers() {
        return root.headers();
    }

    private static @Nullable MailAddress sender(Headers headers, List<MailAddress> froms) {
        if (!froms.isEmpty()) {
            return froms.getFirst();
        }
        for (var field : List.of("Sender", "Reply-To")) {
            var found = headers.addresses(field);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return null;
    }

    private static List<String> answers(Headers headers) {
        var ids = new LinkedHashSet<String>();
        for (var raw : headers.all("In-Reply-To")) {
            ids.addAll(MessageIds.list(raw));
        }
        var references = new ArrayList<String>();
        for (var raw : headers.all("References")) {
            references.addAll(MessageIds.list(raw));
        }
        ids.addAll(references.reversed());
        return ids.stream().limit(100).toList();
    }

    private static List<MailAddress> recipients(Headers headers) {
        var found = new LinkedHashSet<MailAddress>();
        for (var field : List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc")) {
            found.addAll(headers.addresses(field));
        }
        return found.stream().limit(200).toList();
    }
}
