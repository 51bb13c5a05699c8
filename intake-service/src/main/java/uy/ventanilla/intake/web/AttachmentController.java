package uy.ventanilla.intake.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import uy.ventanilla.intake.domain.StoredFile;
import uy.ventanilla.intake.usecase.KeepFiles;
import uy.ventanilla.platform.web.Caller;
import uy.ventanilla.platform.web.Problem;

/** Files: uploaded by whoever is signed in, downloaded by whoever holds a sealed link. */
@RestController
@RequestMapping("/intake/attachments")
class AttachmentController {
    /** Shown in the page; everything else is downloaded, whatever it claims to be. */
    private static final Set<String> SAFE_IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final KeepFiles files;

    AttachmentController(KeepFiles files) {
        this.files = files;
    }

    record View(UUID id, String name, String contentType, long size) {
        static View of(StoredFile file) {
            return new View(file.id(), file.name(), file.contentType(), file.size());
        }
    }

    /** Keeps a file until a request or message refers to it. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<View> upload(Caller caller, @RequestPart("file") MultipartFile file) {
        var stored = files.keep(caller.tenant(), caller.person(), Uploads.file(file));
        return ResponseEntity.created(URI.create("/intake/attachments/" + stored.id()))
                .body(View.of(stored));
    }

    /** Downloads a file by its sealed link. A wrong, old or foreign link is told from a file that never was by nobody. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> download(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") String expires,
            @RequestParam(defaultValue = "") String seal) {
        var content = files.open(caller.tenant(), id, expires, seal)
                .orElseThrow(() -> Problem.notFound("This link is not valid any more. Open the ticket again."));
        var file = content.file();
        boolean image = SAFE_IMAGES.contains(file.contentType());
        var disposition = (image ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, image ? file.contentType() : type(file.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-site")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(content.bytes());
    }

    private static String type(String declared) {
        try {
            return MediaType.parseMediaType(declared).toString();
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }
    }
}
