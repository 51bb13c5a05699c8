package uy.ventanilla.acceptance;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Somebody's own mailbox on the local mail server. */
record Mailbox(Stage stage, String address) {
    /** Everything in it, oldest first. */
    List<Mail> mails() {
        var encoded = java.net.URLEncoder.encode(address, java.nio.charset.StandardCharsets.UTF_8);
        return stage.mailPage()
                .get("/api/mails?to=" + encoded)
                .ok()
                .json()
                .get("mails")
                .valueStream()
                .map(m -> new Mail(stage.mailPage()
                        .get("/api/mails/" + m.get("id").asString())
                        .ok()
                        .json()))
                .sorted(java.util.Comparator.comparing(Mail::receivedAt))
                .toList();
    }

    /** The mail by whose link somebody chooses a password, as soon as it is there. */
    Mail invites() {
        return receives("a link", mail -> mail.text().contains("/activate/"));
    }

    /** The first mail that fits, as soon as it is there. */
    Mail receives(String what, Predicate<Mail> fits) {
        return Eventually.finds(
                "a mail for " + address + ": " + what,
                () -> mails().stream().filter(fits).findFirst());
    }

    /** A mail as the reader's program has it. */
    record Mail(JsonNode json) {
        private static final Pattern ACTIVATION = Pattern.compile("https?://[^/\\s]+(/activate/\\S+)");

        String receivedAt() {
            return json.get("receivedAt").asString();
        }

        String subject() {
            return json.get("subject").asString();
        }

        String text() {
            return json.path("text").asString("");
        }

        String html() {
            return json.path("html").asString("");
        }

        /** The path of the link by which its reader chooses a password. */
        String activation() {
            var link = ACTIVATION.matcher(text());
            if (!link.find()) {
                throw new AssertionError("no link in " + text());
            }
            return link.group(1);
        }

        /** The first header of that name, or an empty text. */
        String header(String name) {
            for (var header : json.get("headers")) {
                if (header.get("name").asString().equalsIgnoreCase(name)) {
                    return header.get("value").asString();
                }
            }
            return "";
        }

        /** The bare address answers go to. */
        String replyTo() {
            var value = header("Reply-To").isEmpty() ? header("From") : header("Reply-To");
            return value.contains("<") ? value.replaceAll(".*<([^>]+)>.*", "$1") : value.strip();
        }

        String messageId() {
            return header("Message-ID").strip();
        }
    }
}
