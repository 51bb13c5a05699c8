package uy.ventanilla.testkit.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Server programs, unpacked once per version under a home directory and then shared by every data directory.
 *
 * <p>Safe against two processes that unpack at the same time (file lock) and against one that dies half way (a program
 * appears under its name only when it is whole).
 */
final class Unpacked {
    private final Path home;

    Unpacked(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    interface Filling {
        void into(Path directory) throws IOException;
    }

    Path directory(String name, Filling filling) {
        var whole = home.resolve(name);
        if (Files.isDirectory(whole)) {
            return whole;
        }
        try {
            Files.createDirectories(home);
            var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
            try (var channel = FileChannel.open(home.resolve(name + ".lock"), options);
                    var _ = channel.lock()) {
                if (!Files.isDirectory(whole)) {
                    var partial = home.resolve(name + ".partial");
                    Trees.delete(partial);
                    Files.createDirectories(partial);
                    filling.into(partial);
                    Files.move(partial, whole);
                }
            }
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException("can't unpack " + whole, e);
        }
    }

    /** The zip's files without its single top directory. */
    static void zip(Path archive, Path into) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (!entry.isDirectory() && !name.isEmpty()) {
                    copy(zip, inside(into, name));
                }
            }
        }
    }

    /** The one .txz inside a jar. */
    static void txzInJar(Path jar, Path into) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(zip)))) {
                        untar(tar, into);
                    }
                    return;
                }
            }
        }
        throw new IOException("no .txz in " + jar);
    }

    private static void untar(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var file = inside(into, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                copy(tar, file);
                if ((entry.getMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
        var file = directory.resolve(name).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("archive entry leaves its directory: " + name);
        }
        return file;
    }

    private static void copy(InputStream from, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(from, file);
    }
}
