package uy.ventanilla.testkit.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for SMTP; each connection is one {@link SmtpConversation} on a thread of its own. */
final class SmtpDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SmtpDoor.class);
    private static final int PATIENCE_MS = 300_000; // RFC 5321 §4.5.3.2: five minutes

    /** Takes responsibility for a mail: returns only when it is durable. */
    interface Acceptance {
        long accept(String sender, List<String> recipients, byte[] raw);
    }

    private final ServerSocket listener;
    private final Acceptance acceptance;

    SmtpDoor(int port, Acceptance acceptance) throws IOException {
        this.listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        this.acceptance = acceptance;
    }

    void open() {
        Thread.ofPlatform().name("smtp").start(this::listen);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().name("smtp-" + socket.getPort()).start(() -> converse(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    log.error("smtp listener failed", e);
                }
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            new SmtpConversation(socket.getInputStream(), socket.getOutputStream(), acceptance).run();
        } catch (IOException e) {
            log.debug("smtp connection lost: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
