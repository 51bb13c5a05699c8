package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one run of a program records so that later ones start quicker. Its calls follow a run: {@link #flags} before it,
 * {@link #ready} when it has become ready, {@link #ended} when it was stopped. What a run that never became ready, or had to
 * be killed, has recorded is forgotten: it would be poor, and kept for good.
 */
public sealed interface QuickStart permits StartUpCache, ClassArchive, QuickStart.Ordinary {
    /** Records and uses nothing. */
    QuickStart NONE = new Ordinary();

    /** What the JVM of the next run is told: to use what there is, or else to record. */
    List<String> flags();

    /** The run of process {@code pid} is ready. What it should have used and did not is forgotten, so that the next run records. */
    void ready(long pid);

    /** The run is over; {@code cleanly}: by itself when it was asked to, within its time. */
    void ended(boolean cleanly);

    /** How much longer than usual an end may take because of what is recorded. */
    Duration patience();

    /** Nothing special. */
    final class Ordinary implements QuickStart {
        private Ordinary() {}

        @Override
        public List<String> flags() {
            return List.of();
        }

        @Override
        public void ready(long pid) {}

        @Override
        public void ended(boolean cleanly) {}

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }
    }

    /**
     * Whether the process has {@code file} mapped into its memory. A JVM rejects what does not fit it in silence: another
     * flag, a JDK installed anew, a jar with another date.
     */
    static boolean uses(long pid, Path file) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/maps"), StandardCharsets.ISO_8859_1)
                    .contains(file.toString());
        } catch (IOException e) {
            return true; // gone already, or another's: nothing was seen that speaks against the file
        }
    }
}
