package uy.ventanilla.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.platform.tenancy.TenantTransactions;

/**
 * Writes a service's {@link Export} as a ZIP archive to a file: from the database to the disk, so that a slow reader holds no
 * transaction. Rows are read some at a time, however many there are. Each part is as it was when its reading began.
 */
public final class Exporter {
    /** A line may be as large as an event: a megabyte. */
    private static final int LINES_AT_A_TIME = 50;
    /** Each may be as large as the largest mail. */
    private static final int FILES_AT_A_TIME = 1;

    private final Export export;
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    Exporter(Export export, JdbcClient jdbc, TenantTransactions transactions) {
        this.export = export;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Everything of the tenant, or of one {@code person} of it. */
    public void write(TenantId tenant, @Nullable UUID person, Path file) throws IOException {
        try (var out = new ZipOutputStream(java.nio.file.Files.newOutputStream(file))) {
            for (var part : export.parts()) {
                if (person == null || part.ofPerson() != null) {
                    try {
                        transactions.reading(tenant, () -> {
                            write(tenant, person, part, out);
                            return true;
                        });
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                }
            }
        }
    }

    private void write(TenantId tenant, @Nullable UUID person, Part part, ZipOutputStream out) {
        switch (part) {
            case Part.Lines lines -> {
                begin(out, lines.name());
                RowCallbackHandler line = row -> put(out, (row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                query(tenant, person, part, LINES_AT_A_TIME).query(line);
            }
            case Part.Files files -> {
                RowCallbackHandler file = row -> {
                    begin(out, files.folder() + "/" + row.getString(1));
                    put(out, row.getBytes(2));
                };
                query(tenant, person, part, FILES_AT_A_TIME).query(file);
            }
        }
    }

    private JdbcClient.StatementSpec query(TenantId tenant, @Nullable UUID person, Part part, int atATime) {
        var statement = jdbc.sql(person == null ? part.select() : part.select() + " and (" + part.ofPerson() + ")")
                .withFetchSize(atATime)
                .param("tenant", tenant.value());
        return person == null ? statement : statement.param("person", person);
    }

    private static void begin(ZipOutputStream out, String name) {
        try {
            out.putNextEntry(new ZipEntry(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
