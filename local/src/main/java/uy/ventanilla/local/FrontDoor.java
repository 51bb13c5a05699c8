package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the gateway under any host name. The JDK's client does not let its user set the Host header, and
 * {@code *.localhost} is known to browsers but not to every resolver.
 */
public final class FrontDoor {
    private static final int PATIENCE_MS = 60_000;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d{1,18})\r\n");

    private final int port;

    public FrontDoor(int port) {
        this.port = port;
    }

    /** Status and body of an answer; the body taken as UTF-8. */
    public record Answer(int status, String body) {}

    /**
     * Saves the body of what is at {@code path} to {@code file}, however long its making takes; the answer where it is none of
     * status 200. Where not all of the body comes there is no file.
     */
    public Optional<Answer> save(String host, String path, Map<String, String> headers, Path file) {
        try (var socket = connected()) {
            socket.setSoTimeout((int) Duration.ofMinutes(30).toMillis());
            send(socket, "GET", host, path, headers, new byte[0]);
            var in = new BufferedInputStream(socket.getInputStream());
            var head = head(in);
            var length = LENGTH.matcher(head);
            if (head.startsWith("HTTP/1.1 200") && !length.find()) {
                throw new IOException("the answer does not say how long it is");
            }
            if (!head.startsWith("HTTP/1.1 200")) {
                var rest = in.readAllBytes();
                var whole = new ByteArrayOutputStream();
                whole.writeBytes(head.getBytes(ISO_8859_1));
                whole.writeBytes(rest);
                return Optional.of(parse(whole.toByteArray()));
            }
            long left = Long.parseLong(length.group(1));
            var part = Path.of(file + ".part");
            try (var out = Files.newOutputStream(part)) {
                var buffer = new byte[64 * 1024];
                while (left > 0) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        throw new EOFException(left + " bytes are missing");
                    }
                    out.write(buffer, 0, read);
                    left -= read;
                }
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway on port " + port + " did not answer in full", e);
        }
    }

    /** Up to and with the empty line. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the answer ends in its head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    public Answer ask(String method, String host, String path, Map<String, String> headers, byte[] body) {
        try (var socket = connected()) {
            socket.setSoTimeout(PATIENCE_MS);
            send(socket, method, host, path, headers, body);
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway on port " + port + " did not answer", e);
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void send(Socket socket, String method, String host, String path, Map<String, String> headers, byte[] body)
            throws IOException {
        var head = new StringBuilder()
                .append(method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n")
                .append("Connection: close\r\nContent-Length: " + body.length + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("\r\n");
        var out = socket.getOutputStream();
        out.write(head.toString().getBytes(ISO_8859_1));
        try {
            out.write(body);
            out.flush();
        } catch (IOException _) {
            // who refuses a body for its size answers and hangs up before all of it is there: the answer says so, or is
            // missing
        }
    }

    private static Answer parse(byte[] whole) throws IOException {
        var text = new String(whole, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            throw new IOException("not an HTTP answer");
        }
        int status = Integer.parseInt(text.substring(9, 12));
        boolean chunked =
                text.substring(0, end).toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked");
        var body = java.util.Arrays.copyOfRange(whole, end + 4, whole.length);
        return new Answer(status, new String(chunked ? joined(body) : body, UTF_8));
    }

    private static byte[] joined(byte[] chunks) {
        var text = new String(chunks, ISO_8859_1);
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = text.indexOf("\r\n", at);
            if (line < 0) {
                return out.toByteArray();
            }
            int size =
                    Integer.parseInt(text.substring(at, line).split(";", -1)[0].strip(), 16);
            if (size == 0) {
                return out.toByteArray();
            }
            out.write(chunks, line + 2, size);
            at = line + 2 + size + 2;
        }
    }
}
