package uy.ventanilla.testkit.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Elasticsearch's launcher writes to the server's standard input: flags, an empty key store, settings, paths.
 *
 * <p>Written by hand so that the launcher, a second JVM of about 100 MB for as long as the server runs, is not needed.
 * The shape is that of {@code org.elasticsearch.bootstrap.ServerArgs} in the pinned version; a new version of the
 * server may change it, and then the server says at once that it can't read its arguments.
 */
final class ElasticsearchArguments {
    private static final int KEY_STORE_FORMAT = 7;

    private ElasticsearchArguments() {}

    static byte[] of(Map<String, String> settings, Path configuration, Path logs) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(false); // daemonize: no, so that it ends when our end of its input closes
            out.writeBoolean(false); // quiet: no, log to standard output
            out.writeBoolean(false); // no pid file
            keyStore(out);
            count(out, settings.size());
            for (var setting : new TreeMap<>(settings).entrySet()) {
                text(out, setting.getKey());
                out.writeByte(0); // a value of type text
                text(out, setting.getValue());
            }
            text(out, configuration.toString());
            text(out, logs.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void keyStore(DataOutputStream out) throws IOException {
        var seed = "ventanilla-local-seed".getBytes(StandardCharsets.UTF_8);
        text(out, "org.elasticsearch.common.settings.KeyStoreWrapper");
        out.writeInt(KEY_STORE_FORMAT);
        out.writeBoolean(false); // no password
        out.writeBoolean(false); // no encrypted bytes: the entries follow in the clear
        count(out, 1);
        text(out, "keystore.seed");
        bytes(out, seed);
        bytes(out, sha256(seed));
        out.writeBoolean(false); // not closed
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bytes(DataOutputStream out, byte[] data) throws IOException {
        count(out, data.length);
        out.write(data);
    }

    /** Length in characters, then UTF-8 (the server's own variant, equal to UTF-8 below U+10000). */
    private static void text(DataOutputStream out, String text) throws IOException {
        count(out, text.length());
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void count(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
