package uy.ventanilla.testkit.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox in a browser ({@code /}) and for programs ({@code /api/mails}).
 *
 * <p>It shows activation links and passwords on their way, so it answers on loopback only, and only when asked by a
 * loopback name: otherwise a page of the wide web could read it through a rebound host name.
 */
final class MailboxWeb {
    private static final Logger log = LoggerFactory.getLogger(MailboxWeb.class);
    private static final Pattern LOCAL =
            Pattern.compile("(?i)(?:127\\.0\\.0\\.1|\\[::1]|(?:[a-z0-9-]+\\.)*localhost)(?::\\d+)?");
    private static final Pattern ONE = Pattern.compile("(/api)?/mails/(\\d{1,12})(/raw|/html)?");
    private static final int LIST_LIMIT = 500;
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final HttpServer server;
    private final MailStore store;

    MailboxWeb(int port, MailStore store) throws IOException {
        this.store = store;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    void open() {
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                answer(exchange);
            } catch (RuntimeException e) {
                log.error("{} failed", exchange.getRequestURI(), e);
                send(exchange, 500, "text/plain; charset=utf-8", "", "failed".getBytes(UTF_8));
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !LOCAL.matcher(host).matches()) {
            send(exchange, 421, "text/plain; charset=utf-8", "", "ask for localhost".getBytes(UTF_8));
            return;
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, 405, "text/plain; charset=utf-8", "", "GET only".getBytes(UTF_8));
            return;
        }
        var path = exchange.getRequestURI().getPath();
        var one = ONE.matcher(path);
        if (path.equals("/")) {
            var words = query(exchange).getOrDefault("q", "");
            html(exchange, MailboxPages.list(matching(Map.of("q", words)), words));
        } else if (path.equals("/api/mails")) {
            var mails =
                    matching(query(exchange)).stream().map(MailboxWeb::summary).toList();
            json(exchange, Map.of("mails", mails));
        } else if (one.matches()) {
            oneMail(exchange, Long.parseLong(one.group(2)), one.group(1) != null, one.group(3));
        } else {
            notFound(exchange);
        }
    }

    private void oneMail(HttpExchange exchange, long id, boolean api, @org.jspecify.annotations.Nullable String form)
            throws IOException {
        var found = store.find(id);
        if (found.isEmpty()) {
            notFound(exchange);
            return;
        }
        var mail = found.get();
        var raw = store.raw(id);
        if ("/raw".equals(form)) {
            send(exchange, 200, "text/plain; charset=utf-8", MAIL_POLICY, raw);
        } else if ("/html".equals(form)) {
            var html = ReadMail.of(raw).html();
            send(exchange, 200, "text/html; charset=utf-8", MAIL_POLICY, html.getBytes(UTF_8));
        } else if (api) {
            json(exchange, whole(mail, ReadMail.of(raw)));
        } else {
            html(exchange, MailboxPages.mail(mail, ReadMail.of(raw)));
        }
    }

    private List<StoredMail> matching(Map<String, String> query) {
        var to = query.getOrDefault("to", "").toLowerCase(Locale.ROOT);
        var from = query.getOrDefault("from", "").toLowerCase(Locale.ROOT);
        var subject = query.getOrDefault("subject", "").toLowerCase(Locale.ROOT);
        var words = query.getOrDefault("q", "").toLowerCase(Locale.ROOT);
        long after = Long.parseLong("0" + query.getOrDefault("after", "").replaceAll("\\D", ""));
        return store.newestFirst().stream()
                .filter(mail -> mail.id() > after)
                .filter(mail -> to.isEmpty()
                        || mail.recipients().stream()
                                .anyMatch(recipient ->
                                        recipient.toLowerCase(Locale.ROOT).equals(to)
                                                || Address.mailbox(recipient).equals(to)))
                .filter(mail ->
                        from.isEmpty() || mail.sender().toLowerCase(Locale.ROOT).equals(from))
                .filter(mail -> mail.subject().toLowerCase(Locale.ROOT).contains(subject))
                .filter(mail -> (mail.sender() + " " + mail.recipients() + " " + mail.subject())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .limit(LIST_LIMIT)
                .toList();
    }

    private static Map<String, Object> summary(StoredMail mail) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", mail.id());
        fields.put("receivedAt", mail.receivedAt().toString());
        fields.put("sender", mail.sender());
        fields.put("recipients", mail.recipients());
        fields.put("subject", mail.subject());
        fields.put("messageId", mail.messageId());
        fields.put("size", mail.size());
        return fields;
    }

    private static Map<String, Object> whole(StoredMail mail, ReadMail read) {
        var fields = summary(mail);
        fields.put(
                "headers",
                read.headers().lines().stream()
                        .map(line -> Map.<String, Object>of("name", line.name(), "value", line.decoded()))
                        .toList());
        fields.put("text", read.text());
        fields.put("html", read.html());
        fields.put(
                "attachments",
                read.attachments().stream()
                        .map(part ->
                                Map.<String, Object>of("name", part.name(), "type", part.type(), "size", part.size()))
                        .toList());
        fields.put("raw", "/api/mails/" + mail.id() + "/raw");
        return fields;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        var fields = new LinkedHashMap<String, String>();
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
                }
            }
        }
        return fields;
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        send(exchange, 404, "text/plain; charset=utf-8", "", "no such page".getBytes(UTF_8));
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        send(exchange, 200, "text/html; charset=utf-8", PAGE_POLICY, page.getBytes(UTF_8));
    }

    private static void json(HttpExchange exchange, Map<String, Object> value) throws IOException {
        send(exchange, 200, "application/json", "", Json.of(value).getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, String policy, byte[] body)
            throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (!policy.isEmpty()) {
            headers.set("Content-Security-Policy", policy);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
