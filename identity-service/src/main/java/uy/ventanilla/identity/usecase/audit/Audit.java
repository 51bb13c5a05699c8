package uy.ventanilla.identity.usecase.audit;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uy.ventanilla.identity.domain.audit.Actor;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.domain.audit.AuditEntry;
import uy.ventanilla.identity.domain.audit.AuditFilter;
import uy.ventanilla.identity.store.AuditLog;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * The audit log: who did what to whom, when and from where. A line is written in the transaction of what it tells, so neither
 * is there without the other; nobody changes or removes one.
 */
@Service
public class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final int WAITING = 1_000;

    private final AuditLog lines;
    private final Acting acting;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final ThreadPoolExecutor afterwards = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> Thread.ofPlatform().name("audit").daemon(true).unstarted(task));

    Audit(AuditLog lines, Acting acting, TenantTransactions transactions, Clock clock) {
        this.lines = lines;
        this.acting = acting;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the transaction that is under way. */
    public void note(
            TenantId tenant, AuditAction action, @Nullable Object subject, @Nullable String name, String detail) {
        note(tenant, acting.now(), action, subject, name, detail);
    }

    /** In the transaction that is under way, by somebody else than the request's token tells. */
    public void note(
            TenantId tenant,
            Actor actor,
            AuditAction action,
            @Nullable Object subject,
            @Nullable String name,
            String detail) {
        lines.add(tenant, clock.instant(), action, actor, subject == null ? null : subject.toString(), name, detail);
    }

    /**
     * Of a person who has just proved to be one, in the transaction that is under way.
     */
    public void noteOf(TenantId tenant, AuditAction action, Object person, String name, String detail) {
        note(tenant, acting.now().as(person.toString(), name), action, person, name, detail);
    }

    /**
     * In a transaction of its own and not in the caller's time: how long an answer takes must not tell whether there was
     * something to note. Where more than {@value #WAITING} wait, the line goes to the program's log instead.
     */
    public void noteLater(TenantId tenant, AuditAction action, Object subject, String name, String detail) {
        var actor = acting.now();
        try {
            afterwards.execute(() -> {
                try {
                    transactions.run(tenant, () -> note(tenant, actor, action, subject, name, detail));
                } catch (RuntimeException e) {
                    log.error("not in the audit log: {} tenant={} subject={}", action.word(), tenant, subject, e);
                }
            });
        } catch (RejectedExecutionException e) {
            log.warn("not in the audit log: {} tenant={} subject={}", action.word(), tenant, subject);
        }
    }

    /** What waits is written before the database goes away. */
    @PreDestroy
    void finish() throws InterruptedException {
        afterwards.shutdown();
        if (!afterwards.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn("{} lines are not in the audit log", afterwards.getQueue().size());
        }
    }

    /** The newest first, at most {@code limit}. */
    public List<AuditEntry> read(TenantId tenant, AuditFilter filter, int limit) {
        return transactions.reading(tenant, () -> lines.find(tenant, filter, limit));
    }
}
