package uy.ventanilla.platform.export;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.web.Caller;

/**
 * This service's part of an export, asked for by identity-service in the name of the operator or of an admin. The gateway leads
 * nobody here.
 */
@Hidden
@RestController
class ExportController {
    private final Exporter exporter;
    private final ExportFolder folder;

    ExportController(Exporter exporter, ExportFolder folder) {
        this.exporter = exporter;
        this.folder = folder;
    }

    @GetMapping("/platform/tenants/{tenant}/export")
    void forOperator(@PathVariable UUID tenant, HttpServletResponse response) throws IOException {
        answer(new TenantId(tenant), null, response);
    }

    /** All of the caller's own tenant, or what is {@code person}'s. */
    @GetMapping("/api/export")
    void forAdmin(Caller caller, @RequestParam @Nullable UUID person, HttpServletResponse response) throws IOException {
        caller.mustBe("admin");
        answer(caller.tenant(), person, response);
    }

    private void answer(TenantId tenant, @Nullable UUID person, HttpServletResponse response) throws IOException {
        var own = folder.make();
        try {
            var file = own.resolve("part.zip");
            exporter.write(tenant, person, file);
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            FileSystemUtils.deleteRecursively(own);
        }
    }
}
