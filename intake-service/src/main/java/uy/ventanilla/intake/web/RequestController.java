package uy.ventanilla.intake.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import uy.ventanilla.intake.domain.form.FilledForm;
import uy.ventanilla.intake.usecase.FileRequest;
import uy.ventanilla.intake.usecase.FileRequest.Result;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** New requests by the portal's form. */
@RestController
@RequestMapping("/intake/requests")
class RequestController {
    private final FileRequest fileRequest;

    RequestController(FileRequest fileRequest) {
        this.fileRequest = fileRequest;
    }

    /** The JSON part; what is missing is judged with the rest of the form. */
    record Body(
            @Nullable String subject,
            @Nullable String text,
            @Nullable Map<String, @Nullable String> fields,
            @Nullable UUID organisation,
            @Nullable CallerBody caller) {
        FilledForm toForm() {
            var filled = new java.util.TreeMap<String, String>();
            if (fields != null) {
                fields.forEach((id, value) -> {
                    if (value != null && !value.isBlank()) {
                        filled.put(id, value.strip());
                    }
                });
            }
            return new FilledForm(
                    subject == null ? "" : subject.strip(),
                    text == null ? "" : text.replace("\r\n", "\n"),
                    filled,
                    organisation,
                    caller == null ? null : caller.toCaller());
        }
    }

    /** Somebody on the telephone: the address they follow the ticket by, and their name. */
    record CallerBody(@Nullable String address, @Nullable String name) {
        FilledForm.Caller toCaller() {
            return new FilledForm.Caller(
                    address == null ? "" : address.strip().toLowerCase(Locale.ROOT), name == null ? "" : name.strip());
        }
    }

    /** Where a request has got to; {@code ticket} as soon as it has a number. */
    record View(UUID id, @Nullable Long ticket) {}

    /** Files a request, which becomes a ticket: the caller's own, or where staff names a {@code caller}, theirs. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "A ticket has its number already.")
    @ApiResponse(responseCode = "202", description = "Filed; the ticket has its number in a moment.")
    ResponseEntity<View> file(
            Caller caller,
            @RequestPart("request") Body body,
            @RequestPart(name = "files", required = false) @Nullable List<MultipartFile> files,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > 200)) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "bad-idempotency-key", "Send 1 to 200 characters as Idempotency-Key.");
        }
        if (body.caller() != null) {
            caller.mustBe("agent", "lead", "admin");
        }
        var result = fileRequest.file(
                caller.tenant(), caller.person(), body.toForm(), Uploads.of(files == null ? List.of() : files), key);
        return switch (result) {
            case Result.Filed(var id, var ticket) -> answer(id, ticket, HttpStatus.CREATED);
            case Result.Mistaken(var mistakes) ->
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid",
                        "Corrija los campos indicados. / Correct the fields named in errors.",
                        Map.of("errors", mistakes));
            case Result.OtherBody() ->
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "This Idempotency-Key came with another request before. Use a new one.");
            case Result.FollowOnly() ->
                throw new Problem(
                        HttpStatus.FORBIDDEN,
                        "follow-only",
                        "Customers open no tickets by this form; here they follow those they have.");
            case Result.NotYetKnown() ->
                throw new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-ready",
                        "Your account is just being set up. Try again in a few seconds.");
        };
    }

    /** What became of a filed request: the number of its ticket once it has one. */
    @GetMapping("/{id}")
    ResponseEntity<View> look(Caller caller, @PathVariable UUID id) {
        return fileRequest
                .look(caller.tenant(), caller.person(), id)
                .map(filed -> ResponseEntity.ok(new View(filed.id(), filed.ticket())))
                .orElseThrow(() -> Problem.notFound("There is no such request of yours."));
    }

    private static ResponseEntity<View> answer(UUID id, @Nullable Long ticket, HttpStatus done) {
        return ticket == null
                ? ResponseEntity.accepted()
                        .location(URI.create("/intake/requests/" + id))
                        .body(new View(id, null))
                : ResponseEntity.status(done)
                        .location(URI.create("/api/tickets/" + ticket))
                        .body(new View(id, ticket));
    }
}
