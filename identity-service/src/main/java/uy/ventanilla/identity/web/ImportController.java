package uy.ventanilla.identity.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.identity.document.PeopleSheet;
import uy.ventanilla.identity.usecase.ImportPeople;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** People from a spreadsheet. */
@RestController
@RequestMapping("/api/people/import")
class ImportController {
    private static final int LONGEST = 2 * 1024 * 1024;

    record LineView(
            long line, String email, String fate, @Nullable String detail) {
        static LineView of(ImportPeople.LineReport report) {
            return new LineView(report.line(), report.email(), word(report.fate()), report.detail());
        }
    }

    /** {@code counts} by fate; {@code lines} in the sheet's order. */
    record ReportView(boolean trial, Map<String, Long> counts, List<LineView> lines) {}

    private final ImportPeople people;

    private final Standing standing;

    ImportController(ImportPeople people, Standing standing) {
        this.standing = standing;
        this.people = people;
    }

    /**
     * Imports people from CSV: takes every line that is right and tells of each what became of it; with {@code trial}
     * what would, and takes none.
     */
    @PostMapping(consumes = "text/csv")
    ReportView take(
            Caller caller,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(defaultValue = "false") boolean trial,
            @RequestParam(defaultValue = "true") boolean invite) {
        standing.mustBe(caller, "admin");
        try {
            var reports = people.take(
                    caller.tenant(), PeopleSheet.read(text(body == null ? new byte[0] : body)), trial, invite);
            var counts = new TreeMap<String, Long>();
            for (var fate : ImportPeople.Fate.values()) {
                counts.put(
                        word(fate),
                        reports.stream().filter(it -> it.fate() == fate).count());
            }
            return new ReportView(
                    trial, counts, reports.stream().map(LineView::of).toList());
        } catch (PeopleSheet.Unreadable e) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "sheet-invalid", e.remedy());
        }
    }

    private static String text(byte[] body) {
        if (body.length > LONGEST) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A sheet holds at most 2 MiB; part it.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "sheet-invalid",
                    "The sheet is not in UTF-8. Save it so (CSV UTF-8).");
        }
    }

    private static String word(ImportPeople.Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
