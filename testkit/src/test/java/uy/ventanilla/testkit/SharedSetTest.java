package uy.ventanilla.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import uy.ventanilla.testkit.server.Java;

class SharedSetTest {
    @Test
    void another_jvm_of_the_build_gets_the_same_servers() throws IOException, InterruptedException {
        var here = Servers.shared().postgres();
        var process = new ProcessBuilder(List.of(
                        Java.command(),
                        "-Dventanilla.stack=" + System.getProperty("ventanilla.stack", "processes"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName()))
                .redirectErrorStream(true)
                .start();
        var there = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(there).isZero();
        assertThat(there).endsWith("port=" + here.port());
    }

    static final class OtherJvm {
        private OtherJvm() {}

        public static void main(String[] arguments) {
            System.out.println("port=" + Servers.shared().postgres().port());
        }
    }
}
