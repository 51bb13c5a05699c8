package uy.ventanilla.testkit.server;

import java.nio.file.Path;

/** The Java we run on, for children that are JVMs too. */
public final class Java {
    private Java() {}

    public static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Tells one JDK from another, fit for a file's name. What one JDK has recorded for quicker starts serves no other. */
    static String version() {
        return Runtime.version().toString().replace('+', '_');
    }
}
