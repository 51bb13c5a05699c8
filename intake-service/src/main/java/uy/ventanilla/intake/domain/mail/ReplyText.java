package uy.ventanilla.intake.domain.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody newly wrote in a mail: the text without the quotation and the signature below it. Quotations above or
 * between the new words stay, because they give them their sense. Only hides: where nothing would be left, all is shown.
 * A lone "-Name" stays too; parsers disagree on it, and a name does no harm. Time is linear in the text.
 */
public final class ReplyText {
    private static final Pattern SENT_FROM = Pattern.compile(
            "^(sent (from|via) (my )?(\\S+ ?){1,4}|sent from (mail|outlook|yahoo).{0,60}|get outlook for (ios|android).{0,60}"
                    + "|enviado (desde|de|do) (mi|meu|o|el)? ?(\\S+ ?){1,4}|envoyé (de|depuis) (mon|l')? ?(\\S+ ?){1,4}"
                    + "|von meinem (\\S+ ?){1,3} gesendet|gesendet von (\\S+ ?){1,4}|inviato da(l mio)? (\\S+ ?){1,4}"
                    + "|verzonden vanaf mijn (\\S+ ?){1,3}|wysłane z (\\S+ ?){1,4}|obtener outlook para (\\S+ ?){1,2}"
                    + "|sendt fra min (\\S+ ?){1,2}|skickat från min (\\S+ ?){1,2})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A formal closing in a line of its own; what stands below is a name and an address. */
    private static final Pattern CLOSING = Pattern.compile(
            "(best |kind |warm |many )?regards,?|best wishes,"
                    + "|(un )?(cordial )?saludos?( cordial(es)?)?,|atentamente,|atte[.,]+|cordialmente,|cordialement,"
                    + "|atenciosamente,|mit freundlichen gr[uü][sß]+en,?|met vriendelijke groet(en)?,|cordiali saluti,",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ReplyText() {}

    /** The visible part of {@code text}. */
    public static String visible(String text) {
        var lines = List.of(text.replace("\r\n", "\n").split("\n", -1));
        return visible(text, lines, withWrappedQuotesMarked(lines));
    }

    /** @param marked the same lines, as far as recognising goes */
    private static String visible(String text, List<String> lines, List<String> marked) {
        int end = cut(marked);
        int kept = trim(marked, end);
        while (kept < end) {
            end = kept;
            kept = trim(marked, end);
        }
        var visible = String.join("\n", lines.subList(0, end)).strip();
        return visible.isEmpty() ? text.strip() : visible;
    }

    /** Long quoted lines wrap, and their rest stands there without a mark: between two marked lines it is quoted too. */
    private static List<String> withWrappedQuotesMarked(List<String> lines) {
        var marked = new ArrayList<>(lines);
        for (int i = 1; i + 1 < marked.size(); i++) {
            if (marked.get(i - 1).startsWith(">")
                    && marked.get(i - 1).length() > 50
                    && marked.get(i + 1).startsWith(">")
                    && !marked.get(i).isBlank()) {
                marked.set(i, ">" + marked.get(i));
            }
        }
        return marked;
    }

    /** The first line of what is below a quotation's header that nobody answers below of. */
    private static int cut(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith(">")) {
                continue;
            }
            if (QuoteHeaders.isOriginalMessage(line) || QuoteHeaders.isHeaderBlock(lines, i)) {
                return above(lines, i);
            }
            if (i > 0 && isSentFromParagraph(lines, i)) {
                return above(lines, i);
            }
            int header = QuoteHeaders.wrote(lines, i);
            if (header > 0 && !quotedBelow(lines, i + header)) {
                return above(lines, i);
            }
        }
        return lines.size();
    }

    private static int above(List<String> lines, int at) {
        int end = at;
        while (end > 0
                && (lines.get(end - 1).isBlank()
                        || QuoteHeaders.isRule(lines.get(end - 1))
                        || QuoteHeaders.isHeaderLine(lines.get(end - 1)))) {
            end--;
        }
        return end;
    }

    /** "Sent from my phone" in a paragraph of its own ends what was written; below it is what a program put there. */
    private static boolean isSentFromParagraph(List<String> lines, int at) {
        return lines.get(at - 1).isBlank()
                && (at + 1 == lines.size() || lines.get(at + 1).isBlank())
                && isSentFrom(lines.get(at).strip());
    }

    private static boolean isSentFrom(String text) {
        return text.length() < 90
                && SENT_FROM.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean quotedBelow(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).stripLeading().startsWith(">");
            }
        }
        return false;
    }

    /** Drops one thing from the end of the first {@code end} lines: blanks, a quotation with its header, a signature. */
    private static int trim(List<String> lines, int end) {
        int last = end;
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        if (last == 0) {
            return 0;
        }
        if (lines.get(last - 1).stripLeading().startsWith(">")) {
            return headerAbove(lines, quoteStart(lines, last));
        }
        int signature = signature(lines, last);
        return signature >= 0 ? signature : last;
    }

    private static int quoteStart(List<String> lines, int last) {
        int start = last;
        for (int i = last - 1; i >= 0; i--) {
            if (lines.get(i).stripLeading().startsWith(">")) {
                start = i;
            } else if (!lines.get(i).isBlank()) {
                break;
            }
        }
        return start;
    }

    private static int headerAbove(List<String> lines, int quote) {
        int end = quote;
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        for (int start = end - 1; start >= 0 && start >= end - 6; start--) {
            if (QuoteHeaders.wrote(lines, start) == end - start) {
                return start;
            }
        }
        return quote;
    }

    /** Where the signature that ends at {@code last} starts, or -1. */
    private static int signature(List<String> lines, int last) {
        for (int i = last - 1; i >= 0 && i >= last - 25; i--) {
            var line = lines.get(i);
            if (line.startsWith(">")) {
                return -1;
            }
            var text = line.strip();
            if (text.equals("--") || text.equals("__")) {
                return i;
            }
            int below = last - i;
            boolean listFooter =
                    below <= 8 && text.length() >= 20 && text.chars().allMatch(c -> c == '_');
            boolean closing = below <= 10 && i > 0 && CLOSING.matcher(text).matches();
            if (listFooter || closing || (below <= 2 && isSentFrom(text))) {
                return i;
            }
        }
        return -1;
    }
}
