package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mail server with its three doors: SMTP, IMAP, and the web page that shows the mailbox. */
public final class MailServer implements Server {
    private final Path directory;
    private final int smtpPort;
    private final int imapPort;
    private final int webPort;
    private final QuickStart quickStart;
    private volatile @Nullable Child child;

    public MailServer(Path directory, int smtpPort, int imapPort, int webPort) {
        this(directory, smtpPort, imapPort, webPort, QuickStart.NONE);
    }

    public MailServer(Path directory, int smtpPort, int imapPort, int webPort, QuickStart quickStart) {
        this.quickStart = quickStart;
        this.directory = directory;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.webPort = webPort;
    }

    @Override
    public String name() {
        return "Mail";
    }

    @Override
    public int port() {
        return smtpPort;
    }

    public int imapPort() {
        return imapPort;
    }

    public int webPort() {
        return webPort;
    }

    public String webUrl() {
        return "http://127.0.0.1:" + webPort;
    }

    @Override
    public void start() {
        endOrphan();
        var command = new ArrayList<>(List.of(
                Java.command(),
                "-Xms16m",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=ventanilla-server-logback.xml",
                // Malformed mail is our daily bread: show what can be shown, never refuse to look.
                "-Dmail.mime.address.strict=false",
                "-Dmail.mime.multipart.allowempty=true",
                "-Dmail.mime.parameters.strict=false",
                "-Dmail.mime.base64.ignoreerrors=true",
                "-Dmail.mime.uudecode.ignoreerrors=true",
                "-Dmail.mime.ignoreunknownencoding=true",
                "-Dmail.mime.decodetext.strict=false",
                "-cp",
                Artifacts.ofThisBuild().classPath(),
                "uy.ventanilla.testkit.mail.MailMain",
                directory.toString(),
                Integer.toString(smtpPort),
                Integer.toString(imapPort),
                Integer.toString(webPort)));
        command.addAll(1, quickStart.flags());
        child = Child.start(command, Map.of(), directory, log(), pidFile(), new byte[0]);
    }

    @Override
    public void endOrphan() {
        Child.endOrphan(pidFile(), "MailMain " + directory);
    }

    @Override
    public boolean isHealthy() {
        boolean healthy = answers();
        if (healthy) {
            quickStart.ready(pid());
        }
        return healthy;
    }

    private boolean answers() {
        return isRunning() && greets(smtpPort, "220") && greets(imapPort, "* OK") && Ports.answers(webPort);
    }

    private static boolean greets(int port, String greeting) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(2_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            var first = socket.getInputStream().readNBytes(greeting.length());
            return greeting.equals(new String(first, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        var running = child;
        return running != null && running.isAlive();
    }

    @Override
    public long pid() {
        var running = child;
        return running == null || !running.isAlive() ? -1 : running.pid();
    }

    @Override
    public Path log() {
        return directory.resolve("mail.log");
    }

    @Override
    public void stop() {
        var running = child;
        if (running != null) {
            quickStart.ended(running.stop("TERM", Duration.ofSeconds(10).plus(quickStart.patience())));
        }
    }

    @Override
    public void kill() {
        var running = child;
        if (running != null) {
            running.kill();
        }
    }

    private Path pidFile() {
        return directory.resolve("mail.pid");
    }
}
