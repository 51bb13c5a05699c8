package uy.ventanilla.notification.usecase;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The pages open on this replica. Telling never waits: a page that does not read is cut off, and asks for everything
 * again when it comes back.
 */
@Component
public class OpenPages implements SmartLifecycle {
    private static final int UNREAD = 256;

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** One open page. Close it when its connection ends. */
    public final class Page implements AutoCloseable {
        private final Predicate<Hint> may;
        private final BlockingQueue<Hint> hints = new ArrayBlockingQueue<>(UNREAD);
        private volatile boolean open = true;

        private Page(Predicate<Hint> may) {
            this.may = may;
        }

        /** What happened and was not read yet. */
        public BlockingQueue<Hint> hints() {
            return hints;
        }

        /** Whether there is anything more to come. */
        public boolean isOpen() {
            return open && running;
        }

        private void tell(Hint hint) {
            if (may.test(hint) && !hints.offer(hint)) {
                close();
            }
        }

        @Override
        public void close() {
            open = false;
            pages.remove(this);
        }
    }

    /** Opens a page; {@code may} is asked for each hint at the moment it is told. */
    public Page open(Predicate<Hint> may) {
        var page = new Page(may);
        pages.add(page);
        return page;
    }

    public void tell(Hint hint) {
        pages.forEach(page -> page.tell(hint));
    }

    public int count() {
        return pages.size();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends every stream before the web server waits for its requests to finish. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
