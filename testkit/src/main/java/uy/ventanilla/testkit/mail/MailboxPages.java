package uy.ventanilla.testkit.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The mailbox as HTML, without a line of script. */
final class MailboxPages {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#d9dde3;--soft:#667085;--back:#f6f7f9;--card:#fff;--ink:#1d2939;--link:#0b57a4}
            @media(prefers-color-scheme:dark){:root{--line:#344054;--soft:#98a2b3;--back:#101828;--card:#1d2939;--ink:#eaecf0;--link:#84caff}}
            *{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
            header{background:var(--card);border-bottom:1px solid var(--line);padding:.8rem 1rem;display:flex;gap:1rem;align-items:center;flex-wrap:wrap}
            header h1{font-size:1.05rem;margin:0}header form{margin-left:auto;display:flex;gap:.5rem}
            input,button{font:inherit;padding:.3rem .6rem;border:1px solid var(--line);border-radius:6px;background:var(--back);color:var(--ink)}
            main{max-width:70rem;margin:1rem auto;padding:0 1rem}.card{background:var(--card);border:1px solid var(--line);border-radius:10px;overflow:hidden;margin-bottom:1rem}
            a{color:var(--link);text-decoration:none}a.mail{display:grid;grid-template-columns:10.5rem 15rem 15rem 1fr;gap:.8rem;padding:.55rem 1rem;border-bottom:1px solid var(--line);color:inherit}
            a.mail:last-child{border:0}a.mail:hover{background:var(--back)}a.mail span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
            .soft{color:var(--soft)}.empty{padding:2rem;text-align:center;color:var(--soft)}table{border-collapse:collapse;width:100%}
            th,td{text-align:left;vertical-align:top;padding:.3rem 1rem;border-bottom:1px solid var(--line);word-break:break-word}th{width:12rem;color:var(--soft);font-weight:500}
            h2{font-size:1rem;margin:0;padding:.7rem 1rem;border-bottom:1px solid var(--line)}pre{margin:0;padding:1rem;white-space:pre-wrap;word-break:break-word;font:13px/1.5 ui-monospace,monospace}
            iframe{width:100%;height:34rem;border:0;background:#fff;display:block}summary{padding:.7rem 1rem;cursor:pointer}
            @media(max-width:50rem){a.mail{grid-template-columns:1fr 1fr}a.mail span:last-child{grid-column:1/-1;font-weight:600}}
            """;

    private MailboxPages() {}

    static String list(List<StoredMail> mails, String filter) {
        var rows = mails.stream().map(MailboxPages::row).collect(Collectors.joining("\n"));
        if (mails.isEmpty()) {
            rows = "<div class=\"empty\">No hay correo todavía &middot; no mail yet</div>";
        }
        return page("Correo local", filter, "<div class=\"card\">" + rows + "</div>", true);
    }

    private static String row(StoredMail mail) {
        return "<a class=\"mail\" href=\"/mails/" + mail.id() + "\"><span class=\"soft\">"
                + WHEN.format(mail.receivedAt()) + "</span><span>" + escaped(senderOf(mail)) + "</span><span>"
                + escaped(String.join(", ", mail.recipients())) + "</span><span>" + escaped(subjectOf(mail))
                + "</span></a>";
    }

    static String mail(StoredMail mail, ReadMail read) {
        var body = new StringBuilder("<p><a href=\"/\">&larr; todo el correo</a></p><div class=\"card\"><h2>")
                .append(escaped(subjectOf(mail)))
                .append("</h2><table>");
        for (var name : List.of("From", "To", "Cc", "Reply-To", "Date")) {
            var value = read.headers().decoded(name);
            if (!value.isEmpty()) {
                body.append(field(name, value));
            }
        }
        body.append(field("Envelope", senderOf(mail) + " → " + String.join(", ", mail.recipients())));
        for (var attachment : read.attachments()) {
            body.append(field(
                    "Attachment", attachment.name() + " (" + attachment.type() + ", " + attachment.size() + " bytes)"));
        }
        body.append("</table></div>");
        if (!read.html().isEmpty()) {
            body.append(
                            "<div class=\"card\"><h2>HTML</h2><iframe sandbox=\"\" referrerpolicy=\"no-referrer\" src=\"/mails/")
                    .append(mail.id())
                    .append("/html\" title=\"HTML\"></iframe></div>");
        }
        if (!read.text().isEmpty()) {
            body.append("<div class=\"card\"><h2>Texto</h2><pre>")
                    .append(linked(read.text()))
                    .append("</pre></div>");
        }
        if (!read.html().isEmpty()) {
            body.append(links(read.html()));
        }
        body.append("<div class=\"card\"><details><summary>Todos los encabezados</summary><table>");
        read.headers().lines().forEach(line -> body.append(field(line.name(), line.decoded())));
        body.append("</table></details></div><p><a href=\"/mails/")
                .append(mail.id())
                .append("/raw\">El mensaje tal como llegó (")
                .append(mail.size())
                .append(" bytes)</a></p>");
        return page(subjectOf(mail), "", body.toString(), false);
    }

    /** The sandboxed frame opens nothing, so the links of the mail are offered beside it. */
    private static String links(String html) {
        var found = java.util.regex.Pattern.compile("href\\s*=\\s*[\"'](https?://[^\"']{1,2000})[\"']")
                .matcher(html)
                .results()
                .map(result -> result.group(1).replace("&amp;", "&"))
                .distinct()
                .limit(20)
                .map(MailboxPages::link)
                .collect(Collectors.joining("<br>"));
        return found.isEmpty() ? "" : "<div class=\"card\"><h2>Enlaces</h2><pre>" + found + "</pre></div>";
    }

    private static String linked(String text) {
        var out = new StringBuilder();
        var matcher =
                java.util.regex.Pattern.compile("https?://[^\\s<>\"]{1,2000}").matcher(text);
        int end = 0;
        while (matcher.find()) {
            out.append(escaped(text.substring(end, matcher.start()))).append(link(matcher.group()));
            end = matcher.end();
        }
        return out.append(escaped(text.substring(end))).toString();
    }

    private static String link(String url) {
        return "<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"" + escaped(url) + "\">" + escaped(url)
                + "</a>";
    }

    private static String field(String name, String value) {
        return "<tr><th>" + escaped(name) + "</th><td>" + escaped(value) + "</td></tr>";
    }

    private static String senderOf(StoredMail mail) {
        return mail.sender().isEmpty() ? "<>" : mail.sender();
    }

    private static String subjectOf(StoredMail mail) {
        return mail.subject().isBlank() ? "(sin asunto)" : mail.subject();
    }

    private static String page(String title, String filter, String body, boolean refresh) {
        return "<!doctype html><html lang=\"es\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\">"
                + (refresh ? "<meta http-equiv=\"refresh\" content=\"10\">" : "")
                + "<title>" + escaped(title) + "</title><style>" + STYLE + "</style></head><body><header><h1>"
                + "<a href=\"/\">Correo local</a></h1><span class=\"soft\">todo lo que esta máquina envió y recibió</span>"
                + "<form method=\"get\" action=\"/\"><input name=\"q\" placeholder=\"dirección o asunto\" value=\""
                + escaped(filter) + "\"><button>Buscar</button></form></header><main>" + body + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
