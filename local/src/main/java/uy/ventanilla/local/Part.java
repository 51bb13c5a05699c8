package uy.ventanilla.local;

import java.nio.file.Path;
import uy.ventanilla.testkit.server.Server;

/** One process of the platform, a server or a service. */
interface Part {
    String name();

    int port();

    void start();

    /** Quick, never throws. */
    boolean isReady();

    boolean isRunning();

    long pid();

    Path log();

    void stop();

    void kill();

    void endOrphan();

    static Part of(Server server, String name) {
        return new Part() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void start() {
                server.start();
            }

            @Override
            public boolean isReady() {
                return server.isHealthy();
            }

            @Override
            public boolean isRunning() {
                return server.isRunning();
            }

            @Override
            public long pid() {
                return server.pid();
            }

            @Override
            public Path log() {
                return server.log();
            }

            @Override
            public void stop() {
                server.stop();
            }

            @Override
            public void kill() {
                server.kill();
            }

            @Override
            public void endOrphan() {
                server.endOrphan();
            }
        };
    }
}
