package uy.ventanilla.platform.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Where archives lie while they are made and fetched: all of a tenant's data, so nothing of them outlives the process that made
 * them. What an earlier one left is removed at the start.
 */
public final class ExportFolder {
    private final Path folder;

    ExportFolder(String service, String port) {
        folder = Path.of(System.getProperty("java.io.tmpdir"), "ventanilla-export", service + "-" + port);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("archives of an earlier run cannot be removed from " + folder, e);
        }
    }

    /** A new folder of its own, for its caller to delete. */
    public Path make() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(folder), "");
    }
}
