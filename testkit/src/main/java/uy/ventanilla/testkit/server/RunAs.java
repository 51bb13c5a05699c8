package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start a server that refuses to be root.
 *
 * <p>An ordinary user starts it as it is. Root starts it in a user namespace in which root has the number of an ordinary
 * user: the server sees no root, and the files it writes stay root's, so nothing has to be handed over and a
 * repository under {@code /root} works. A plain {@code unshare -U} would not do: it leaves the process without a number
 * of its own, and Elasticsearch then can't attach its agent to itself.
 */
final class RunAs {
    private static final List<String> NAMESPACE =
            List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--");

    private RunAs() {}

    /** The command, with what has to stand before it on this machine. */
    static List<String> ordinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!works(NAMESPACE)) {
            throw new IllegalStateException("PostgreSQL and Elasticsearch refuse to run as root, and this kernel"
                    + " forbids user namespaces (unshare --user --map-user). Run as an ordinary user, or allow them:"
                    + " sysctl -w kernel.unprivileged_userns_clone=1");
        }
        var whole = new ArrayList<>(NAMESPACE);
        whole.addAll(command);
        return whole;
    }

    private static boolean works(List<String> prefix) {
        try {
            var probe = new ArrayList<>(prefix);
            probe.add("true");
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
