package uy.ventanilla.intake;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Hands bytes to the mail server as they are (but for line ends), which no mail library would. */
final class Smtp {
    private Smtp() {}

    static void send(String host, int port, String from, String to, byte[] mail) {
        try (var socket = new Socket(host, port)) {
            socket.setSoTimeout(10_000);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            expect(in, "220");
            say(out, in, "EHLO test.example", "250");
            say(out, in, "MAIL FROM:<" + from + ">", "250");
            say(out, in, "RCPT TO:<" + to + ">", "250");
            say(out, in, "DATA", "354");
            out.write(stuffed(mail));
            say(out, in, "\r\n.", "250");
            say(out, in, "QUIT", "221");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(OutputStream out, BufferedReader in, String line, String code) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(in, code);
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String line;
        do {
            line = in.readLine();
            if (line == null || !line.startsWith(code)) {
                throw new IllegalStateException("the mail server said: " + line);
            }
        } while (line.length() > 3 && line.charAt(3) == '-');
    }

    private static byte[] stuffed(byte[] mail) {
        var out = new ByteArrayOutputStream(mail.length + 1000);
        var text = new String(mail, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        for (var line : text.split("\n", -1)) {
            out.writeBytes(((line.startsWith(".") ? "." : "") + line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }
}
