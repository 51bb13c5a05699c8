package uy.ventanilla.testkit.server;

import java.nio.file.Path;

/** The Java we run on, for children that are JVMs too. */
public final class Java {
    private Java() {}

    public static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
