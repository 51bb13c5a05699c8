package uy.ventanilla.intake.usecase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.mail.Clues;
import uy.ventanilla.intake.domain.mail.Desk;
import uy.ventanilla.intake.domain.mail.Facts;
import uy.ventanilla.intake.domain.mail.IncomingMail;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mail.MailPipeline;
import uy.ventanilla.intake.domain.mail.MailThread;
import uy.ventanilla.intake.domain.mail.Verdict;
import uy.ventanilla.intake.domain.mime.MailAddress;
import uy.ventanilla.intake.domain.mime.MimeReader;
import uy.ventanilla.intake.store.Mails;
import uy.ventanilla.intake.store.Mails.Ending;
import uy.ventanilla.intake.store.Mails.Outcome;
import uy.ventanilla.intake.store.People;
import uy.ventanilla.intake.store.Tenants;
import uy.ventanilla.intake.store.Tickets;
import uy.ventanilla.platform.seal.Seal;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Reads one kept mail and settles it: its outcome and what is said of it, in one transaction. A crash anywhere leaves the
 * mail as it was, and it is settled again.
 */
@Service
class SettleMail {
    /** How long a mail waits for our copy of a ticket that certainly exists. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final TenantTransactions transactions;
    private final Tenants tenants;
    private final People people;
    private final Tickets tickets;
    private final Mails mails;
    private final MailPipeline pipeline;
    private final SayMail say;
    private final Seal seal;
    private final Clock clock;

    SettleMail(
            TenantTransactions transactions,
            Tenants tenants,
            People people,
            Tickets tickets,
            Mails mails,
            MailPipeline pipeline,
            SayMail say,
            Seal seal,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.people = people;
        this.tickets = tickets;
        this.mails = mails;
        this.pipeline = pipeline;
        this.say = say;
        this.seal = seal;
        this.clock = clock;
    }

    void settle(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> mails.take(tenant, id).ifPresent(mail -> settle(tenant, mail)));
    }

    private void settle(TenantId tenant, Mails.Unsettled kept) {
        var now = clock.instant();
        var mail = IncomingMail.of(MimeReader.read(kept.raw()));
        var content = MailContent.of(mail);
        var messageId = mail.messageId().isEmpty() ? null : shorten(mail.messageId());
        var sender = mail.sender();
        mails.describe(
                tenant,
                kept.id(),
                new Mails.Reading(
                        messageId,
                        sender == null ? null : sender.address(),
                        sender == null ? null : MailContent.storable(sender.name()),
                        content.subject(),
                        content.hash()));
        var twin = mails.twin(tenant, kept, messageId);
        var ending = twin.isPresent() ? twinEnding(tenant, kept, mail, content, twin.get(), now) : null;
        if (ending == null && !(twin.isPresent() && holdsBack(twin.get(), kept, content))) {
            ending = judge(tenant, kept, mail, content, now);
        }
        if (ending != null) {
            mails.settle(tenant, kept.id(), ending, now);
        }
    }

    /** Whether a mail with a twin's Message-ID must not be judged on its own (now or ever). */
    private static boolean holdsBack(Mails.Twin twin, Mails.Unsettled kept, MailContent content) {
        return isSame(twin, kept, content) || isSaid(twin) || twin.waitsFor() != null;
    }

    private static boolean isSame(Mails.Twin twin, Mails.Unsettled kept, MailContent content) {
        return twin.sha256().equals(kept.sha256()) || content.hash().equals(twin.contentSha256());
    }

    private static boolean isSaid(Mails.Twin twin) {
        return "ticket".equals(twin.outcome()) || "message".equals(twin.outcome());
    }

    /**
     * The same Message-ID never makes two tickets. The same content again changes nothing; other content under a used
     * Message-ID goes on in the same conversation if the same person sends it, and is kept for review if not.
     */
    private @Nullable Ending twinEnding(
            TenantId tenant,
            Mails.Unsettled kept,
            IncomingMail mail,
            MailContent content,
            Mails.Twin twin,
            Instant now) {
        if (isSame(twin, kept, content)) {
            return new Ending(Outcome.DUPLICATE, "same-message", twin.conversation(), null);
        }
        if (!holdsBack(twin, kept, content)) {
            return null;
        }
        var sender = mail.sender();
        if (sender == null || !sender.address().equals(twin.sender())) {
            return new Ending(Outcome.REFUSED, "message-id-used", null, null);
        }
        var conversation = twin.conversation();
        var number = conversation == null ? Optional.<Long>empty() : tickets.numberOf(tenant, conversation);
        if (conversation == null || twin.waitsFor() != null || (number.isEmpty() && isYoung(kept, now))) {
            mails.later(tenant, kept.id(), now.plus(LOOK_AGAIN));
            return null;
        }
        var facts = facts(tenant, kept, mail);
        var verdict = pipeline.judge(mail, facts);
        var thread = new MailThread(number.orElse(null), conversation);
        return verdict instanceof Verdict.Opens || verdict instanceof Verdict.WantsPerson
                ? say.joins(tenant, kept, mail, content, facts, thread, false)
                : end(tenant, kept, mail, content, facts, verdict, now);
    }

    private @Nullable Ending judge(
            TenantId tenant, Mails.Unsettled kept, IncomingMail mail, MailContent content, Instant now) {
        var facts = facts(tenant, kept, mail);
        boolean copyMissing = facts.clues().issued().stream()
                .anyMatch(id -> !facts.tickets().containsKey(id.number()) && id.proven(facts.desk(), facts.seals()));
        if (copyMissing && isYoung(kept, now)) {
            mails.later(tenant, kept.id(), now.plus(LOOK_AGAIN));
            return null;
        }
        return end(tenant, kept, mail, content, facts, pipeline.judge(mail, facts), now);
    }

    private @Nullable Ending end(
            TenantId tenant,
            Mails.Unsettled kept,
            IncomingMail mail,
            MailContent content,
            Facts facts,
            Verdict verdict,
            Instant now) {
        if (!kept.whole()
                && (verdict instanceof Verdict.Opens
                        || verdict instanceof Verdict.Joins
                        || verdict instanceof Verdict.WantsPerson)) {
            return say.refused(tenant, kept, mail, facts.sender(), "too-large", true, now);
        }
        return switch (verdict) {
            case Verdict.Opens() -> say.opens(tenant, kept, mail, content, facts);
            case Verdict.Joins(var thread) -> say.joins(tenant, kept, mail, content, facts, thread, false);
            case Verdict.Automatic(var why, var thread) ->
                thread == null
                        ? new Ending(Outcome.AUTOMATIC, why, null, null)
                        : say.joins(tenant, kept, mail, content, facts, thread, true);
            case Verdict.Bounced(var report) -> say.bounced(tenant, kept, report);
            case Verdict.Refused(var reason, var tell) ->
                say.refused(tenant, kept, mail, facts.sender(), reason, tell, now);
            case Verdict.WantsPerson() -> say.wantsPerson(tenant, kept, mail, now);
            case Verdict.GoOn _ -> throw new IllegalStateException("the pipeline settles every mail");
        };
    }

    private Facts facts(TenantId tenant, Mails.Unsettled kept, IncomingMail mail) {
        var mailboxes = tenants.mailboxes(tenant);
        if (mailboxes.isEmpty()) {
            throw new IllegalStateException("no such tenant: " + tenant);
        }
        var recipients = mail.recipients().stream().map(MailAddress::withoutTag).toList();
        var desk = Desk.of(tenant.toString(), mailboxes, kept.mailbox(), recipients);
        var clues = Clues.of(mail, desk);
        var sender = mail.sender();
        if (sender != null) {
            people.hold(tenant, sender.address());
        }
        KnownPerson person = sender == null
                ? null
                : people.byAddress(tenant, sender.address()).orElse(null);
        var known = tickets.byMails(tenant, clues.answers());
        var numbers = clues.numbers();
        known.values().forEach(thread -> {
            if (thread.number() != null) {
                numbers.add(thread.number());
            }
        });
        return new Facts(desk, clues, person, tickets.byNumbers(tenant, numbers), known, seal::holds);
    }

    private static boolean isYoung(Mails.Unsettled mail, Instant now) {
        return mail.receivedAt().plus(PATIENCE).isAfter(now);
    }

    private static String shorten(String messageId) {
        return messageId.length() <= 900 ? messageId : messageId.substring(0, 900);
    }
}
