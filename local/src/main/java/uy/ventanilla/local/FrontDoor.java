package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;

/**
 * Asks the gateway under any host name. The JDK's client does not let its user set the Host header, and
 * {@code *.localhost} is known to browsers but not to every resolver.
 */
public final class FrontDoor {
    private static final int PATIENCE_MS = 60_000;

    private final int port;

    public FrontDoor(int port) {
        this.port = port;
    }

    /** Status and body of an answer; the body taken as UTF-8. */
    public record Answer(int status, String body) {}

    public Answer ask(String method, String host, String path, Map<String, String> headers, byte[] body) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            var head = new StringBuilder()
                    .append(method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n")
                    .append("Connection: close\r\nContent-Length: " + body.length + "\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            head.append("\r\n");
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway on port " + port + " did not answer", e);
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
