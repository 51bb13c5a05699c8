package uy.ventanilla.knowledge.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The index, by the names it has in Elasticsearch. The real name ends in a fingerprint of its settings, so other settings
 * are another index; readers and writers only ever use the two aliases.
 */
@Component
class IndexNames {
    private final String prefix;
    private final String settings;

    IndexNames(@Value("${ventanilla.elasticsearch.prefix:${ventanilla.topic-prefix:}}") String prefix) {
        this.prefix = prefix;
        try {
            settings = new ClassPathResource("search/articles.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings and mapping, as Elasticsearch takes them. */
    String settings() {
        return settings;
    }

    String index() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return prefix + "articles-" + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is searched: a complete index. */
    String searched() {
        return prefix + "articles";
    }

    /** What is written: the same, or its successor while that one fills up. */
    String written() {
        return prefix + "articles-written";
    }
}
