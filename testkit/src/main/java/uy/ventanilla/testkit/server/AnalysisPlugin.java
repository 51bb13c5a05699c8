package uy.ventanilla.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Packs the classes of {@code testkit.analysis} as an Elasticsearch plugin. */
final class AnalysisPlugin {
    private static final String PACKAGE = "uy/ventanilla/testkit/analysis/";
    private static final List<String> CLASSES = List.of(
            "LanguageAnalysis.class",
            "LanguageAnalysis$Filter.class",
            "LanguageAnalysis$Normalizing.class",
            "LanguageAnalysis$HtmlStrip.class",
            "LanguageAnalysis$Whole.class");

    private AnalysisPlugin() {}

    /** Changes when the plugin's code changes, so that an unpacked server with an older one is not used. */
    static String fingerprint() {
        var sum = new CRC32();
        classes().values().forEach(sum::update);
        return Long.toHexString(sum.getValue());
    }

    static void install(Path elasticsearchHome, String elasticsearchVersion) throws IOException {
        var directory = Files.createDirectories(elasticsearchHome.resolve("plugins/ventanilla-analysis"));
        var descriptor = """
                name=ventanilla-analysis
                description=Standard language analysis that this distribution leaves out
                version=1
                classname=uy.ventanilla.testkit.analysis.LanguageAnalysis
                java.version=25
                elasticsearch.version=%s
                """.formatted(elasticsearchVersion);
        Files.writeString(directory.resolve("plugin-descriptor.properties"), descriptor, StandardCharsets.UTF_8);
        try (var jar = new JarOutputStream(Files.newOutputStream(directory.resolve("ventanilla-analysis.jar")))) {
            for (var one : classes().entrySet()) {
                jar.putNextEntry(new ZipEntry(PACKAGE + one.getKey()));
                jar.write(one.getValue());
            }
        }
    }

    private static Map<String, byte[]> classes() {
        var all = new TreeMap<String, byte[]>();
        for (var name : CLASSES) {
            try (InputStream in = AnalysisPlugin.class.getResourceAsStream("/" + PACKAGE + name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is not in the testkit");
                }
                all.put(name, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
