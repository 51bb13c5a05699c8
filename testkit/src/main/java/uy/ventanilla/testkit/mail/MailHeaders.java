package uy.ventanilla.testkit.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** The header lines of a raw mail, in order, as far as they can be read as such. Never throws. */
record MailHeaders(List<Line> lines) {

    /** Value unfolded, each char one byte of the raw mail. */
    record Line(String name, String value) {
        /** For people: encoded words decoded, raw 8-bit taken as UTF-8 where it is UTF-8. */
        String decoded() {
            var text = value.chars().anyMatch(c -> c > 127) ? eightBit(value) : value;
            try {
                return MimeUtility.decodeText(text);
            } catch (UnsupportedEncodingException | RuntimeException e) {
                return text;
            }
        }

        private static String eightBit(String latin1) {
            try {
                return UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(latin1.getBytes(ISO_8859_1)))
                        .toString();
            } catch (CharacterCodingException e) {
                return latin1;
            }
        }
    }

    static MailHeaders of(String mail) {
        var lines = new ArrayList<Line>();
        for (var line : mail.split("\r\n|\n|\r", -1)) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if ((line.startsWith(" ") || line.startsWith("\t")) && !lines.isEmpty()) {
                var last = lines.removeLast();
                lines.add(new Line(last.name(), last.value() + " " + line.strip()));
            } else if (colon > 0) {
                lines.add(new Line(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return new MailHeaders(List.copyOf(lines));
    }

    /** The first header of that name; empty when there is none. */
    String raw(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst()
                .orElse("");
    }

    String decoded(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::decoded)
                .findFirst()
                .orElse("");
    }
}
