package uy.ventanilla.intake.mailbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.intake.store.Tenants.Mailbox;
import uy.ventanilla.intake.usecase.KeepMail;
import uy.ventanilla.intake.usecase.MailSettings;
import uy.ventanilla.platform.loop.DueLoop;

/** One reader for each mailbox of each tenant, from the moment it is known. */
final class MailboxReaders {
    private static final Duration LOOK_FOR_TENANTS_EVERY = Duration.ofSeconds(1);

    private final KeepMail keep;
    private final MailSettings settings;
    private final UUID replica = UUID.randomUUID();
    private final Map<Mailbox, MailboxReader> readers = new HashMap<>();

    private MailboxReaders(KeepMail keep, MailSettings settings) {
        this.keep = keep;
        this.settings = settings;
    }

    /** Starts readers for new mailboxes and ends those of mailboxes that are gone. */
    private synchronized boolean look() {
        var wanted = new HashSet<>(keep.mailboxes());
        readers.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().stop();
            }
            return gone;
        });
        for (var mailbox : wanted) {
            readers.computeIfAbsent(mailbox, _ -> MailboxReader.start(mailbox, replica, keep, settings));
        }
        return false;
    }

    private synchronized void stopAll() {
        readers.values().forEach(MailboxReader::stop);
        readers.values().forEach(MailboxReader::join);
        readers.clear();
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean(destroyMethod = "close")
        Running mailboxReaders(KeepMail keep, MailSettings settings) {
            return new Running(new MailboxReaders(keep, settings));
        }

        @Bean
        DueLoop mailboxLoop(Running running) {
            return new DueLoop("mailbox-readers", LOOK_FOR_TENANTS_EVERY, running.readers()::look);
        }
    }

    /** Ends the readers with the application, before its database connections. */
    record Running(MailboxReaders readers) implements AutoCloseable {
        @Override
        public void close() {
            readers.stopAll();
        }
    }
}
