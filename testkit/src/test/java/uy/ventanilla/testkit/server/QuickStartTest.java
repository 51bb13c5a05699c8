package uy.ventanilla.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small program of the JDK itself is started, recorded and started again. */
class QuickStartTest {
    private static final List<String> PROGRAM = List.of(Java.command(), "-m", "jdk.httpserver", "--version");
    private static final String ITS_CLASS = "sun.net.httpserver.simpleserver.Main source: ";

    /** No process has this number: what can't be looked at speaks against nothing. */
    private static final long NOBODY = -1;

    @TempDir
    Path directory;

    @Test
    void anArchiveMadeFromTheFirstRunServesTheSecond() throws Exception {
        var archive = archive(PROGRAM);

        assertThat(run(archive)).contains(ITS_CLASS + "jrt:/jdk.httpserver");

        assertThat(run(archive)).contains(ITS_CLASS + "shared objects file");
        assertThat(files()).singleElement().asString().endsWith(".jsa");
    }

    @Test
    void anArchiveThatCantBeMadeIsNotTriedAgain() throws Exception {
        var archive = archive(List.of(Java.command(), "--no-such-flag"));
        run(archive);

        assertThat(archive.flags()).isEmpty();
        assertThat(run(archive)).contains(ITS_CLASS + "jrt:/jdk.httpserver");
    }

    @Test
    void aRecordedCacheServesLaterRunsAndOnlyTheProgramItWasRecordedFor() throws Exception {
        var first = cache("1");
        assertThat(first.withoutRecording().flags()).isEmpty();
        run(first);

        assertThat(run(first)).contains(ITS_CLASS + "shared objects file");
        assertThat(cache("2").withoutRecording().flags()).isEmpty();
    }

    @Test
    void aNewProgramsCacheReplacesTheOldOnes() throws Exception {
        run(cache("1"));
        run(cache("2"));

        assertThat(files()).singleElement().asString().startsWith("program-2-").endsWith(".aot");
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void whatARunRecordedThatFailedOrWasKilledIsForgotten(boolean becameReady, boolean endedCleanly) throws Exception {
        for (var one : List.of(cache("1"), archive(PROGRAM))) {
            started(one.flags());
            if (becameReady) {
                one.ready(NOBODY);
            }
            one.ended(endedCleanly);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void whatARunDoesNotUseThoughItCouldIsRecordedAnew() throws Exception {
        for (var one : List.of(cache("1"), archive(PROGRAM))) {
            run(one);
            assertThat(one.flags()).noneMatch(QuickStartTest::records);

            one.ready(ProcessHandle.current().pid()); // this process surely has it not

            assertThat(one.flags()).anyMatch(QuickStartTest::records);
        }
    }

    private static boolean records(String flag) {
        return flag.startsWith("-XX:AOTCacheOutput=") || flag.startsWith("-XX:DumpLoadedClassList=");
    }

    private StartUpCache cache(String madeOf) {
        return new StartUpCache(directory, "program", madeOf);
    }

    private ClassArchive archive(List<String> java) {
        return new ClassArchive(directory, "program", "1", () -> java, directory.resolve("log"));
    }

    /** A whole run that becomes ready and ends by itself. */
    private static String run(QuickStart quickStart) throws IOException, InterruptedException {
        var said = started(quickStart.flags());
        quickStart.ready(NOBODY);
        quickStart.ended(true);
        return said;
    }

    /** What the JVM says of the classes it loads. */
    private static String started(List<String> flags) throws IOException, InterruptedException {
        var command = new ArrayList<>(PROGRAM);
        command.addAll(1, flags);
        command.add(1, "-Xlog:class+load");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("log"))
                    .toList();
        }
    }
}
