package uy.ventanilla.intake.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import uy.ventanilla.intake.domain.mail.FileNames;
import uy.ventanilla.intake.domain.mail.MailFile;
import uy.ventanilla.platform.web.Problem;

/** Uploaded files on their way in. */
final class Uploads {
    private static final int MOST = 20;

    private Uploads() {}

    /** Files without a name and without bytes are what browsers send for an empty field: none. */
    static List<MailFile> of(List<MultipartFile> files) {
        var sent = files.stream()
                .filter(file -> !file.isEmpty() || !name(file).isBlank())
                .toList();
        if (sent.size() > MOST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-many-files", "Send at most " + MOST + " files at once.");
        }
        return sent.stream().map(Uploads::file).toList();
    }

    static MailFile file(MultipartFile file) {
        var declared = file.getContentType();
        var type =
                declared == null || declared.isBlank() ? "application/octet-stream" : declared.toLowerCase(Locale.ROOT);
        try {
            return new MailFile(FileNames.clean(name(file), type), type, file.getBytes(), false, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
