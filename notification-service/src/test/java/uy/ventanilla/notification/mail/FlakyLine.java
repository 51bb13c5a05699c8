package uy.ventanilla.notification.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A wire between the service and the real mail server that can be cut where a test wants it: before anybody answers, or
 * right after the server took a mail and before its answer comes through.
 */
public final class FlakyLine implements AutoCloseable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private volatile boolean swallowAnswer;

    public FlakyLine(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on the answer to the end of a mail is lost, and the connection with it. */
    public void swallowAnswers(boolean swallow) {
        swallowAnswer = swallow;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var server = new Socket(host, port)) {
            var fromClient = new BufferedInputStream(client.getInputStream());
            var fromServer = new BufferedInputStream(server.getInputStream());
            var toClient = client.getOutputStream();
            var toServer = server.getOutputStream();
            toClient.write(reply(fromServer));
            toClient.flush();
            for (var line = line(fromClient); line.length > 0; line = line(fromClient)) {
                send(toServer, line);
                var command = new String(line, StandardCharsets.US_ASCII).strip();
                send(toClient, reply(fromServer));
                if (command.equalsIgnoreCase("DATA")) {
                    for (var text = line(fromClient); text.length > 0; text = line(fromClient)) {
                        send(toServer, text);
                        if (new String(text, StandardCharsets.US_ASCII).equals(".\r\n")) {
                            break;
                        }
                    }
                    var answer = reply(fromServer);
                    if (swallowAnswer) {
                        return;
                    }
                    send(toClient, answer);
                }
            }
        } catch (IOException e) {
            // one of the two hung up
        }
    }

    private static byte[] reply(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        byte[] line;
        do {
            line = line(in);
            whole.write(line);
        } while (line.length > 3 && line[3] == '-');
        return whole.toByteArray();
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
