package uy.ventanilla.intake.usecase;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import uy.ventanilla.intake.store.Tickets;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Waits for ticket-service to give a conversation its number. */
@Component
public class TicketNumbers {
    /** Another replica may have heard it: then nobody here announces it. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final TenantTransactions transactions;
    private final Tickets tickets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long announced;

    TicketNumbers(TenantTransactions transactions, Tickets tickets) {
        this.transactions = transactions;
        this.tickets = tickets;
    }

    public Optional<Long> now(TenantId tenant, UUID conversation) {
        return transactions.reading(tenant, () -> tickets.numberOf(tenant, conversation));
    }

    /** The number, as soon as it is there; empty where it is not after {@code patience}. */
    public Optional<Long> within(Duration patience, TenantId tenant, UUID conversation) {
        long deadline = System.nanoTime() + patience.toNanos();
        var number = now(tenant, conversation);
        while (number.isEmpty() && System.nanoTime() < deadline && pause()) {
            number = now(tenant, conversation);
        }
        return number;
    }

    void announce() {
        lock.lock();
        try {
            announced++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean pause() {
        lock.lock();
        try {
            long before = announced;
            long left = LOOK_EVERY.toNanos();
            while (announced == before && left > 0) {
                left = news.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
