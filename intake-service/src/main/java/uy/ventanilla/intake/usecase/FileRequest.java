package uy.ventanilla.intake.usecase;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uy.ventanilla.intake.domain.Door;
import uy.ventanilla.intake.domain.ReceivedMessage;
import uy.ventanilla.intake.domain.StoredFile;
import uy.ventanilla.intake.domain.form.FilledForm;
import uy.ventanilla.intake.domain.mail.KnownPerson;
import uy.ventanilla.intake.domain.mail.MailFile;
import uy.ventanilla.intake.store.Files;
import uy.ventanilla.intake.store.Hashes;
import uy.ventanilla.intake.store.IntakeEvents;
import uy.ventanilla.intake.store.People;
import uy.ventanilla.intake.store.Requests;
import uy.ventanilla.intake.store.Tenants;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/** Takes a request from the portal's form, or a call that an agent wrote down in it, says it, and waits a moment for its number. */
@Service
public class FileRequest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TenantTransactions transactions;
    private final Tenants tenants;
    private final People people;
    private final Files files;
    private final Requests requests;
    private final IntakeEvents events;
    private final TicketNumbers numbers;
    private final Clock clock;

    FileRequest(
            TenantTransactions transactions,
            Tenants tenants,
            People people,
            Files files,
            Requests requests,
            IntakeEvents events,
            TicketNumbers numbers,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.people = people;
        this.files = files;
        this.requests = requests;
        this.events = events;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** How filing went. */
    public sealed interface Result {
        /** Filed, now or by an earlier call with the same key; {@code ticket} where it has its number already. */
        record Filed(UUID id, @Nullable Long ticket) implements Result {}

        /** Not filed: everything to correct. */
        record Mistaken(List<FilledForm.Mistake> mistakes) implements Result {}

        /** Not filed: the key was used for something else. */
        record OtherBody() implements Result {}

        /** Not filed: customers of this tenant only follow tickets here (S57). */
        record FollowOnly() implements Result {}

        /** Not filed: the news of the tenant or the person has not arrived here yet. */
        record NotYetKnown() implements Result {}
    }

    private sealed interface Step {
        record Done(Result result) implements Step {}

        record Await(Requests.Request request) implements Step {}
    }

    public Result file(TenantId tenant, UUID person, FilledForm form, List<MailFile> uploads, @Nullable String key) {
        var step = transactions.in(tenant, () -> keep(tenant, person, form, uploads, key));
        return switch (step) {
            case Step.Done(var result) -> result;
            case Step.Await(var request) ->
                new Result.Filed(
                        request.id(),
                        numbers.within(PATIENCE, tenant, request.conversation()).orElse(null));
        };
    }

    /** A request of {@code person}, with its number where it has one. */
    public Optional<Result.Filed> look(TenantId tenant, UUID person, UUID id) {
        return transactions
                .reading(tenant, () -> requests.byId(tenant, person, id))
                .map(request -> new Result.Filed(
                        id, numbers.now(tenant, request.conversation()).orElse(null)));
    }

    private Step keep(TenantId tenant, UUID person, FilledForm form, List<MailFile> uploads, @Nullable String key) {
        var hash = hash(form, uploads);
        var wanted = tenants.form(tenant);
        var asker = people.byId(tenant, person);
        if (wanted.isEmpty() || asker.isEmpty()) {
            return new Step.Done(new Result.NotYetKnown());
        }
        if (wanted.get().followOnly() && !asker.get().staff()) {
            return new Step.Done(new Result.FollowOnly());
        }
        var caller = form.caller();
        var requester = caller == null
                ? asker.get()
                : people.byAddress(tenant, caller.address()).orElse(null);
        var mistakes = form.mistakes(wanted.get().fields(), requester);
        if (!mistakes.isEmpty()) {
            return new Step.Done(new Result.Mistaken(mistakes));
        }
        var request = new Requests.Request(UUID.randomUUID(), person, UUID.randomUUID(), hash);
        if (!requests.keep(tenant, request, key, clock.instant())) {
            var earlier = requests.byKey(tenant, person, key == null ? "" : key).orElseThrow();
            return earlier.bodySha256().equals(hash) ? new Step.Await(earlier) : new Step.Done(new Result.OtherBody());
        }
        say(tenant, request, asker.get(), requester, form, uploads);
        return new Step.Await(request);
    }

    /** {@code requester} is absent for a caller nobody knows yet: then identity is asked for an account of theirs. */
    private void say(
            TenantId tenant,
            Requests.Request request,
            KnownPerson asker,
            @Nullable KnownPerson requester,
            FilledForm form,
            List<MailFile> uploads) {
        var now = clock.instant();
        var caller = form.caller();
        var writer = requester == null ? stranger(caller) : writer(requester);
        var stored = new ArrayList<StoredFile>();
        uploads.forEach(file -> stored.add(files.add(tenant, file, writer.person(), now)));
        if (requester == null) {
            events.personWanted(tenant, writer.address(), writer.name(), request.conversation(), Door.PHONE);
        }
        var text = MailContent.storable(form.text()).strip();
        events.received(
                tenant,
                new ReceivedMessage(
                        request.id(),
                        request.conversation(),
                        caller == null ? Door.PORTAL : Door.PHONE,
                        writer,
                        caller == null ? null : writer(asker),
                        form.organisation(),
                        null,
                        MailContent.storable(form.subject()),
                        text,
                        text,
                        null,
                        stored,
                        false,
                        form.fields(),
                        now,
                        null,
                        null));
    }

    private static ReceivedMessage.Writer stranger(FilledForm.@Nullable Caller caller) {
        Objects.requireNonNull(caller, "who asks for themselves is known");
        return new ReceivedMessage.Writer(null, caller.address(), MailContent.storable(caller.name()));
    }

    private static ReceivedMessage.Writer writer(KnownPerson person) {
        return new ReceivedMessage.Writer(person.id(), person.address(), person.name());
    }

    private static String hash(FilledForm form, List<MailFile> uploads) {
        var parts = new ArrayList<byte[]>();
        parts.add(form.subject().getBytes(StandardCharsets.UTF_8));
        parts.add(form.text().getBytes(StandardCharsets.UTF_8));
        parts.add(new TreeMap<>(form.fields()).toString().getBytes(StandardCharsets.UTF_8));
        if (form.organisation() != null) {
            parts.add(form.organisation().toString().getBytes(StandardCharsets.UTF_8));
        }
        if (form.caller() != null) {
            parts.add(form.caller().toString().getBytes(StandardCharsets.UTF_8));
        }
        uploads.forEach(file -> {
            parts.add(file.name().getBytes(StandardCharsets.UTF_8));
            parts.add(file.bytes());
        });
        return Hashes.sha256(parts.toArray(byte[][]::new));
    }
}
