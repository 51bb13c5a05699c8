package uy.ventanilla.testkit.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The mail server's process: {@code MailMain <directory> <smtp port> <imap port> <web port>}. Runs until killed. */
public final class MailMain {
    private MailMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("MailMain <directory> <smtp port> <imap port> <web port>");
        }
        var directory = Files.createDirectories(Path.of(arguments[0]));
        var store = new MailStore(directory, Clock.systemUTC());
        var imap = new ImapDoor(Integer.parseInt(arguments[2]), store);
        var smtp = new SmtpDoor(Integer.parseInt(arguments[1]), (sender, recipients, raw) -> {
            var mail = store.store(sender, recipients, raw);
            imap.show(mail);
            return mail.id();
        });
        var web = new MailboxWeb(Integer.parseInt(arguments[3]), store);
        web.open();
        imap.open();
        smtp.open();
    }
}
