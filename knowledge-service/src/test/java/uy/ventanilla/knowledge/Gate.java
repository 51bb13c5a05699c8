package uy.ventanilla.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes bytes on to a server. Shut, it drops every connection, as if the server were down. */
final class Gate {
    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> through = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    private Gate(URI server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    static Gate before(URI server) {
        try {
            var gate = new Gate(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(gate::letIn);
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void shut() {
        open = false;
        through.forEach(Gate::drop);
        through.clear();
    }

    void open() {
        open = true;
    }

    private void letIn() {
        try {
            while (true) {
                var visitor = door.accept();
                if (open) {
                    connect(visitor);
                } else {
                    drop(visitor);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket visitor) {
        try {
            var host = new Socket(server.getHost(), server.getPort());
            through.add(visitor);
            through.add(host);
            pass(visitor, host);
            pass(host, visitor);
        } catch (IOException e) {
            drop(visitor);
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                through.remove(from); // the other side hung up, or the gate was shut
            }
        });
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
