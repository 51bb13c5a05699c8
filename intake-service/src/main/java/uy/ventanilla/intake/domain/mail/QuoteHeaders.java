package uy.ventanilla.intake.domain.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the lines mail programs put above a quotation, in a dozen languages. Every check looks at a bounded number
 * of characters, so that no text is slow.
 */
final class QuoteHeaders {
    private static final int MOST_LINES = 6;
    private static final int LONGEST = 600;

    private static final List<String> WROTE = List.of(
            "wrote",
            "escribió",
            "escribio",
            "a écrit",
            "ha scritto",
            "escreveu",
            "schrieb",
            "geschrieben",
            "schreef",
            "geschreven",
            "napisał",
            "napisal",
            "pisze",
            "skrev",
            "kirjoitti",
            "написал",
            "пишет",
            "написала",
            "yazdı",
            "napsal",
            "đã viết",
            "írta",
            "a scris",
            "έγραψε",
            "va escriure",
            "写道",
            "のメール",
            "작성",
            "napisao",
            "escribiu");
    private static final List<String> INTRODUCTIONS = List.of(
            "on ",
            "el ",
            "le ",
            "il ",
            "em ",
            "am ",
            "op ",
            "w dniu ",
            "dnia ",
            "den ",
            "em",
            "em:",
            "in data ",
            "vào ",
            "no dia ",
            "a ",
            "il giorno ",
            "on:",
            "pe ",
            "dne ",
            "пн",
            "вт",
            "ср",
            "чт",
            "пт",
            "сб",
            "вс");
    private static final Set<String> FROM = Set.of(
            "from",
            "de",
            "von",
            "da",
            "van",
            "od",
            "från",
            "fra",
            "lähettäjä",
            "от",
            "от кого",
            "gönderen",
            "发件人",
            "差出人",
            "보낸 사람",
            "feladó",
            "remitente",
            "expéditeur",
            "mittente");
    private static final Set<String> OTHERS = Set.of(
            "sent",
            "date",
            "to",
            "cc",
            "subject",
            "enviado",
            "enviado el",
            "enviada",
            "enviada em",
            "fecha",
            "para",
            "asunto",
            "assunto",
            "data",
            "envoyé",
            "envoyé le",
            "à",
            "objet",
            "gesendet",
            "datum",
            "an",
            "betreff",
            "verzonden",
            "aan",
            "onderwerp",
            "inviato",
            "a",
            "oggetto",
            "wysłano",
            "do",
            "temat",
            "skickat",
            "till",
            "ämne",
            "sendt",
            "til",
            "emne",
            "lähetetty",
            "päivämäärä",
            "vastaanottaja",
            "aihe",
            "дата",
            "кому",
            "тема",
            "отправлено",
            "gönderme",
            "kime",
            "konu",
            "bcc",
            "reply-to",
            "cci",
            "responder a",
            "importance",
            "sent at",
            "sujet",
            "copie à",
            "message du",
            "envoyé à");
    private static final List<String> ORIGINAL = List.of(
            "original message",
            "mensaje original",
            "mensagem original",
            "message d'origine",
            "message original",
            "ursprüngliche nachricht",
            "original-nachricht",
            "originalnachricht",
            "messaggio originale",
            "oorspronkelijk bericht",
            "oprindelig meddelelse",
            "originalmeddelande",
            "opprinnelig melding",
            "ursprungligt meddelande",
            "wiadomość oryginalna",
            "oryginalna wiadomość",
            "alkuperäinen viesti",
            "исходное сообщение",
            "пересылаемое сообщение",
            "orijinal ileti",
            "reply message",
            "reply above this line",
            "escribí por encima de esta línea",
            "write above this line",
            "original appointment",
            "original email",
            "correo original");

    private static final Pattern TIME_OF_DAY = Pattern.compile("\\b\\d{1,2}[:.h]\\d\\d\\b");

    private QuoteHeaders() {}

    /** How many lines from {@code at} on are "On ... wrote:"; 0 where they are not. */
    static int wrote(List<String> lines, int at) {
        int length = wroteAt(lines, at);
        for (int later = at + 1; later < at + length; later++) {
            if (wroteAt(lines, later) > 0 && introduced(bare(lines.get(later)))) {
                return 0; // a sentence that happens to stand above it
            }
        }
        return length;
    }

    private static int wroteAt(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int n = 1; n <= MOST_LINES && at + n <= lines.size(); n++) {
            var line = lines.get(at + n - 1);
            if (line.isBlank() || line.length() > LONGEST || (n > 1 && line.startsWith(">"))) {
                return 0;
            }
            joined.append(n == 1 ? "" : " ").append(bare(line));
            if (joined.length() > LONGEST) {
                return 0;
            }
            var text = joined.toString().toLowerCase(Locale.ROOT).strip();
            if (text.endsWith(":") || text.endsWith("：")) {
                return isWrote(text) ? n : 0;
            }
        }
        return 0;
    }

    private static boolean isWrote(String text) {
        boolean digits = text.chars().anyMatch(Character::isDigit);
        boolean address = text.indexOf('@') > 0;
        boolean verb = WROTE.stream().anyMatch(text::contains);
        if (verb) {
            return introduced(text) ? digits || address : (address || endsWithVerb(text)) && digits;
        }
        if (text.endsWith(">:")
                && address
                && text.length() < 200
                && TIME_OF_DAY.matcher(text).find()) {
            return true;
        }
        // Gmail in several languages: a date, a name and an address in brackets, and a colon
        return digits && text.endsWith(">:") && address && (Character.isDigit(text.charAt(0)) || introduced(text));
    }

    private static boolean endsWithVerb(String text) {
        var body = text.substring(0, text.length() - 1).strip();
        return WROTE.stream().anyMatch(body::endsWith) && text.length() < 120;
    }

    private static boolean introduced(String line) {
        var text = line.toLowerCase(Locale.ROOT);
        return INTRODUCTIONS.stream().anyMatch(text::startsWith);
    }

    /** "-----Original Message-----" and its likes. A forwarded message is no quotation: it is what the sender shows us. */
    static boolean isOriginalMessage(String line) {
        var text = line.strip();
        if (text.length() > 120 || text.length() < 6) {
            return false;
        }
        var words = text.replaceAll("^[-_—–*>#= ]{1,60}|[-_—–*:=# ]{1,60}$", "").toLowerCase(Locale.ROOT);
        boolean ruled = "-_—–=*#".indexOf(text.charAt(0)) >= 0;
        return ruled && ORIGINAL.stream().anyMatch(words::startsWith) && words.length() < 80;
    }

    /** A block such as Outlook's: From, and at least two of Sent, To, Subject and so on right below. */
    static boolean isHeaderBlock(List<String> lines, int at) {
        if (!FROM.contains(label(lines.get(at)))) {
            return false;
        }
        int others = 0;
        int blanks = 0;
        for (int i = at + 1; i < lines.size() && i <= at + 9; i++) {
            if (lines.get(i).isBlank() && ++blanks > 2) {
                break;
            }
            if (OTHERS.contains(label(lines.get(i)))) {
                others++;
            }
        }
        return others >= 2;
    }

    /** Any line of such a block, as it may stand above the From. */
    static boolean isHeaderLine(String line) {
        return OTHERS.contains(label(line));
    }

    /** A line of dashes or underscores only. */
    static boolean isRule(String line) {
        var text = line.strip();
        return text.length() >= 5 && text.chars().allMatch(c -> "-_—–=*".indexOf(c) >= 0);
    }

    private static String label(String line) {
        var text = bare(line);
        int colon = text.indexOf(':');
        colon = colon < 0 ? text.indexOf('：') : colon;
        return colon <= 0 || colon > 30
                ? ""
                : text.substring(0, colon).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String bare(String line) {
        return line.strip()
                .replaceAll("^[*_> ]{1,10}", "")
                .replace('\u00A0', ' ')
                .replace("\u202F", " ")
                .strip();
    }
}
