package uy.ventanilla.testkit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client that sends exactly what it is told. */
final class Smtp implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Smtp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        in.readLine();
    }

    /** One mail in one transaction; returns the last answer. */
    String sends(String sender, String recipient, String mail) throws IOException {
        says("MAIL FROM:<" + sender + ">");
        says("RCPT TO:<" + recipient + ">");
        says("DATA");
        var whole = mail.endsWith("\r\n") ? mail : mail + "\r\n";
        var stuffed = whole.replace("\r\n.", "\r\n..");
        return says((stuffed.startsWith(".") ? "." : "") + stuffed + ".").getLast();
    }

    List<String> says(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        var answer = new ArrayList<String>();
        do {
            answer.add(in.readLine());
        } while (answer.getLast().charAt(3) == '-');
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
