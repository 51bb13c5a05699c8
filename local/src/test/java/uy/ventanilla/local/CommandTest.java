package uy.ventanilla.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uy.ventanilla.testkit.server.Java;

/** What a person reads who cannot have what they asked for. The commands run as they do for them, in a process. */
class CommandTest {
    private static final int OFFSET = 11_700;

    @TempDir
    private Path home;

    @Test
    void a_taken_port_is_named_with_who_has_it_and_how_to_go_on() throws Exception {
        int port = Service.TICKET.usualPort() + OFFSET;
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var said = ventanilla("up");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.text())
                    .contains("Port " + taken.getLocalPort() + " (ticket-service) is taken by pid "
                            + ProcessHandle.current().pid())
                    .contains("--port-offset " + (OFFSET + 1_000))
                    .doesNotContain("Exception");
        }
    }

    @Test
    void a_second_up_says_that_the_first_runs_and_how_to_have_two() throws Exception {
        assertThat(new RunningCopy(new Layout(home, home, OFFSET)).claim()).isTrue();
        var said = ventanilla("up");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text())
                .contains("already runs in " + home + " (pid "
                        + ProcessHandle.current().pid() + ")")
                .contains("./ventanilla status", "./ventanilla down", "--dir");
    }

    @Test
    void half_a_platform_is_not_started() throws Exception {
        var said = ventanilla("up", "--checkout", home.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("Not built: identity-service, intake-service", "mvn package");
    }

    @Test
    void what_nobody_understands_is_said_back() throws Exception {
        assertThat(ventanilla("up", "--detached").text()).contains("What is --detached?");
        assertThat(ventanilla("up", "--port-offset", "many").text()).contains("wants a number, not many");
        assertThat(ventanilla("up", "--port-offset", "60000").text()).contains("between 0 and 13000");
        assertThat(ventanilla("up", "--dir").text()).contains("--dir wants a value");
        assertThat(ventanilla("logs", "nobody").text()).contains("There is no part nobody", "ticket-service");
    }

    @Test
    void where_nothing_runs_status_and_down_say_so() throws Exception {
        assertThat(ventanilla("status"))
                .isEqualTo(new Said(3, "Nothing runs in " + home + ". Start it: ./ventanilla up\n"));
        assertThat(ventanilla("down")).isEqualTo(new Said(0, "Nothing runs in " + home + "\n"));
    }

    record Said(int exit, String text) {}

    private Said ventanilla(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Java.command(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        if (!command.contains("--dir")) {
            command.addAll(List.of("--dir", home.toString()));
        }
        if (!command.contains("--port-offset")) {
            command.addAll(List.of("--port-offset", "" + OFFSET));
        }
        if (!command.contains("--checkout")) {
            command.addAll(List.of(
                    "--checkout", Path.of("..").toAbsolutePath().normalize().toString()));
        }
        var output = home.resolve("said.txt");
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("VENTANILLA_ANYWAY", "1");
        int exit = process.redirectOutput(output.toFile()).start().waitFor();
        return new Said(exit, Files.readString(output, UTF_8));
    }
}
