package uy.ventanilla.intake.web;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.intake.domain.mail.KeptMail;
import uy.ventanilla.intake.usecase.LookAtMails;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** The mails a tenant's staff may look at: all of them, foremost the refused ones. */
@RestController
@RequestMapping("/intake/mails")
class MailController {
    private static final int MOST = 200;

    private final LookAtMails mails;

    MailController(LookAtMails mails) {
        this.mails = mails;
    }

    /** {@code next} is the cursor of the page after this one. */
    record Page(List<KeptMail> items, @Nullable String next) {}

    /**
     * The mails that reached this tenant, the newest first.
     *
     * @param outcome only those of which this became, such as {@code refused}
     */
    @GetMapping
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.mustBe("agent", "lead", "admin");
        int size = Math.clamp(limit, 1, MOST);
        var items = mails.list(caller.tenant(), outcome, place(cursor), size);
        return new Page(items, items.size() < size ? null : cursor(items.getLast()));
    }

    private static String cursor(KeptMail last) {
        return last.receivedAt() + "_" + last.id();
    }

    private static KeptMail.@Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            int middle = cursor.indexOf('_');
            var receivedAt = OffsetDateTime.parse(cursor.substring(0, middle));
            if (receivedAt.getYear() < 1970 || receivedAt.getYear() > 9999) {
                throw new DateTimeException("no time of a mail: " + receivedAt);
            }
            return new KeptMail.Place(receivedAt.toInstant(), UUID.fromString(cursor.substring(middle + 1)));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor", "Use a cursor as it was given in next.");
        }
    }

    /** A mail as it came, byte by byte. */
    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> raw(Caller caller, @PathVariable UUID id) {
        caller.mustBe("agent", "lead", "admin");
        var raw = mails.raw(caller.tenant(), id).orElseThrow(() -> Problem.notFound("There is no such mail."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".eml")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(raw);
    }
}
