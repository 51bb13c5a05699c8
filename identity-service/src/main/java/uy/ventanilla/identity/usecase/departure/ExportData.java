package uy.ventanilla.identity.usecase.departure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.identity.domain.Person;
import uy.ventanilla.identity.domain.audit.AuditAction;
import uy.ventanilla.identity.fleet.Fleet;
import uy.ventanilla.identity.usecase.ReadDirectory;
import uy.ventanilla.identity.usecase.ReadTenants;
import uy.ventanilla.identity.usecase.audit.Audit;
import uy.ventanilla.platform.export.ExportFolder;
import uy.ventanilla.platform.export.Exporter;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Gives a tenant all its data, or an admin what there is of one person, as one archive of every service's part: all of it or
 * nothing. What is in it is told by {@code manifest.json} and docs/export.md.
 */
@Service
public class ExportData {
    /** Each reads a whole tenant and fills the disk until it is fetched. */
    private static final int TENANTS_AT_A_TIME = 3;
    /** A person's is small, and does not wait for those. */
    private static final int PEOPLE_AT_A_TIME = 5;

    /** What came of it. */
    public sealed interface Outcome {
        record Made(Archive archive) implements Outcome {}

        /** This service does not give its part now. */
        record Missing(String service) implements Outcome {}

        /** Another of the tenant, or many others, are being made or fetched; the caller can try again later. */
        record Busy() implements Outcome {}

        /** The tenant is being erased by now. */
        record Gone() implements Outcome {}
    }

    /** A finished archive on this machine's disk, for as long as it is open. */
    public record Archive(Path file, Runnable done) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                FileSystemUtils.deleteRecursively(file.getParent());
            } finally {
                done.run();
            }
        }
    }

    private final Exporter own;
    private final ExportFolder folder;
    private final Fleet fleet;
    private final ReadTenants tenants;
    private final ReadDirectory directory;
    private final Audit audit;
    private final TenantTransactions transactions;
    private final JsonMapper json;
    private final Clock clock;
    private final Semaphore forTenants = new Semaphore(TENANTS_AT_A_TIME);
    private final Semaphore forPeople = new Semaphore(PEOPLE_AT_A_TIME);
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();

    ExportData(
            Exporter own,
            ExportFolder folder,
            Fleet fleet,
            ReadTenants tenants,
            ReadDirectory directory,
            Audit audit,
            TenantTransactions transactions,
            JsonMapper json,
            Clock clock) {
        this.own = own;
        this.folder = folder;
        this.fleet = fleet;
        this.tenants = tenants;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** All of the tenant, for the operator whose {@code token} it is. */
    public Outcome forOperator(TenantId tenant, String token) {
        return inTurn(tenant, null, true, token);
    }

    /** All of the tenant, for the admin of it whose {@code token} it is. */
    public Outcome forAdmin(TenantId tenant, String token) {
        return inTurn(tenant, null, false, token);
    }

    /** What there is of a person, for the admin whose {@code token} it is; empty where there is no such person. */
    public Optional<Outcome> ofPerson(TenantId tenant, UUID person, String token) {
        return directory.person(tenant, person).map(found -> inTurn(tenant, found, false, token));
    }

    /** One at a time of a tenant, so that nobody keeps the others out; the turn ends when the archive is closed. */
    private Outcome inTurn(TenantId tenant, @Nullable Person person, boolean operator, String token) {
        if (!busy.add(tenant)) {
            return new Outcome.Busy();
        }
        var turns = person == null ? forTenants : forPeople;
        if (!turns.tryAcquire()) {
            busy.remove(tenant);
            return new Outcome.Busy();
        }
        Runnable done = () -> {
            turns.release();
            busy.remove(tenant);
        };
        boolean made = false;
        try {
            note(tenant, person);
            var file = make(tenant, person, operator, token);
            made = true;
            return new Outcome.Made(new Archive(file, done));
        } catch (Fleet.PartMissing e) {
            return new Outcome.Missing(e.service());
        } catch (Gone e) {
            return new Outcome.Gone();
        } catch (IOException e) {
            throw new UncheckedIOException("an export could not be made", e);
        } finally {
            if (!made) {
                done.run();
            }
        }
    }

    /** Before anything is read: nobody takes data without leaving a line. */
    private void note(TenantId tenant, @Nullable Person person) {
        transactions.run(
                tenant,
                () -> audit.note(
                        tenant,
                        AuditAction.DATA_EXPORTED,
                        person == null ? null : person.id(),
                        person == null ? null : person.facts().name(),
                        ""));
    }

    private Path make(TenantId tenant, @Nullable Person person, boolean operator, String token) throws IOException {
        var own = folder.make();
        try {
            return make(tenant, person == null ? null : person.id(), operator, token, own);
        } catch (RuntimeException | IOException | Error e) {
            FileSystemUtils.deleteRecursively(own);
            throw e;
        }
    }

    private Path make(TenantId tenant, @Nullable UUID person, boolean operator, String token, Path folder)
            throws IOException {
        var parts = new ArrayList<>(fleet.exports(tenant, person, operator, token, folder));
        var ours = folder.resolve("ours");
        own.write(tenant, person, ours);
        parts.addFirst(ours);
        var archive = folder.resolve("archive.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(archive))) {
            var counts = copy(parts, out);
            out.putNextEntry(new ZipEntry("manifest.json"));
            out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest(tenant, person, counts)));
        }
        return archive;
    }

    /** Thrown where the tenant has begun to go while its data were read. */
    private static final class Gone extends RuntimeException {}

    private Map<String, Object> manifest(TenantId tenant, @Nullable UUID person, Map<String, Long> counts) {
        var current =
                tenants.current(tenant).filter(it -> !it.status().erasing()).orElseThrow(Gone::new);
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", "ventanilla-export");
        manifest.put("version", 1);
        manifest.put("tenant", tenant.toString());
        manifest.put("slug", current.profile().slug());
        manifest.put("name", current.profile().name());
        if (person != null) {
            manifest.put("person", person.toString());
        }
        manifest.put("madeAt", clock.instant().toString());
        manifest.put("counts", counts);
        return manifest;
    }

    /** Copies every entry; returns how many lines each file of lines has, and how many files each folder. */
    private static Map<String, Long> copy(List<Path> parts, ZipOutputStream out) throws IOException {
        var counts = new TreeMap<String, Long>();
        for (var part : parts) {
            try (var in = new ZipInputStream(Files.newInputStream(part))) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    var name = entry.getName();
                    out.putNextEntry(new ZipEntry(name));
                    long lines = copy(in, out);
                    int slash = name.indexOf('/');
                    if (slash < 0) {
                        counts.put(name, lines);
                    } else {
                        counts.merge(name.substring(0, slash + 1), 1L, Long::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        long lines = 0;
        var buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            for (int i = 0; i < read; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
