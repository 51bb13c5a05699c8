package uy.ventanilla.knowledge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uy.ventanilla.knowledge.domain.FoundArticle;
import uy.ventanilla.platform.tenancy.TenantId;
import uy.ventanilla.testkit.Servers;

/**
 * How well articles are found: Spanish help articles and queries that nobody here wrote, beside what plain Lucene makes of
 * them. Weights are tuned on even query ids; this reports on odd ones, a tenth of them unless {@code
 * -Dventanilla.search.quality=full}. The table is in {@code target/search-quality.txt}.
 */
class SearchQualityTest {
    private static final Path CORPUS = Path.of(System.getProperty("ventanilla.corpora", "../../shared/corpora"))
            .resolve("search-es");
    private static final boolean FULL = "full".equals(System.getProperty("ventanilla.search.quality"));
    private static final String BASELINE = "spanish+fold";
    private static final int SEEN = 10;

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void articles_are_found_at_least_as_well_as_by_plain_lucene() throws Exception {
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            assumeThat(CORPUS)
                    .as("no corpus there; -Dventanilla.corpora names another place")
                    .exists();
        }
        var names = new IndexNames("quality-" + UUID.randomUUID() + "-");
        try (var rest = RestClient.builder(HttpHost.create(Servers.shared().elasticsearch()))
                .build()) {
            var client = new ElasticsearchClient(new RestClientTransport(rest, new Jackson3JsonpMapper(json)));
            fill(new ArticleIndex(client, names));
            var ours = judge(new ArticleSearch(client, names));
            client.indices().delete(d -> d.index(names.index()));
            compare(ours, baseline());
        }
    }

    private void fill(ArticleIndex index) throws Exception {
        index.prepare(() -> {});
        var batch = new LinkedHashMap<IndexQueue.Entry, ArticleDocument>();
        for (var line : Files.readAllLines(CORPUS.resolve("bc-help.jsonl"))) {
            var article = json.readTree(line);
            var slug = article.path("id").asString();
            var entry = new IndexQueue.Entry(
                    tenant,
                    UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)),
                    slug,
                    article.path("title").asString(),
                    article.path("body").asString(),
                    List.of(),
                    "es",
                    true,
                    Instant.EPOCH,
                    0,
                    -1);
            batch.put(entry, ArticleDocument.of(entry, entry.body()));
            if (batch.size() == 100) {
                index.put(batch);
                batch.clear();
            }
        }
        index.put(batch);
        index.show();
    }

    private Map<String, List<Scores>> judge(ArticleSearch search) throws Exception {
        var scores = new TreeMap<String, List<Scores>>();
        for (var line : Files.readAllLines(CORPUS.resolve("queries.jsonl"))) {
            var query = json.readTree(line);
            int id = Integer.parseInt(query.path("qid").asString().substring(1));
            if (id % 2 == 1 && (FULL || id / 2 % 10 == 0)) {
                var found = search.find(tenant, query.path("query").asString(), SEEN).stream()
                        .map(FoundArticle::slug)
                        .toList();
                scores.computeIfAbsent(query.path("kind").asString(), _ -> new ArrayList<>())
                        .add(Scores.of(found, relevant(query)));
            }
        }
        return scores;
    }

    private static List<String> relevant(JsonNode query) {
        return query.path("relevant").valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, Scores> baseline() throws Exception {
        var baseline = new TreeMap<String, Scores>();
        for (var line : Files.readAllLines(CORPUS.resolve("baseline-lucene-9.12.tsv"))) {
            var columns = line.split("\t", -1);
            if (columns[0].equals("bc-help") && columns[1].equals(BASELINE)) {
                baseline.put(columns[2], new Scores(number(columns[5]), number(columns[6])));
            }
        }
        return baseline;
    }

    private static double number(String column) {
        return Double.parseDouble(column.substring(column.indexOf('=') + 1));
    }

    private static void compare(Map<String, List<Scores>> ours, Map<String, Scores> baseline) throws Exception {
        var table = new StringBuilder(String.format(
                Locale.ROOT, "%-18s %6s %14s %14s%n", "queries (odd)", "n", "MRR@10 / base", "nDCG@10 / base"));
        double mean = 0;
        double baseMean = 0;
        for (var kind : ours.entrySet()) {
            var score = Scores.mean(kind.getValue());
            var base = baseline.getOrDefault(kind.getKey(), new Scores(0, 0));
            table.append(String.format(
                    Locale.ROOT,
                    "%-18s %6d  %.3f / %.3f  %.3f / %.3f%n",
                    kind.getKey(),
                    kind.getValue().size(),
                    score.mrr(),
                    base.mrr(),
                    score.ndcg(),
                    base.ndcg()));
            mean += score.ndcg() / ours.size();
            baseMean += base.ndcg() / ours.size();
        }
        table.append(String.format(Locale.ROOT, "mean nDCG@10: %.4f, %s: %.4f%n", mean, BASELINE, baseMean));
        Files.writeString(Path.of("target", "search-quality.txt"), table);
        // the baseline is over all queries, ours over some: leave room for the draw
        assertThat(mean).as(table.toString()).isGreaterThan(baseMean - (FULL ? 0 : 0.02));
    }

    /** How high the right article stands: 1 is first, 0 is not among those shown. */
    private record Scores(double mrr, double ndcg) {
        static Scores of(List<String> found, List<String> relevant) {
            double first = 0;
            double gain = 0;
            double ideal = 0;
            for (int i = 0; i < SEEN; i++) {
                double worth = Math.log(2) / Math.log(i + 2);
                if (i < relevant.size()) {
                    ideal += worth;
                }
                if (i < found.size() && relevant.contains(found.get(i))) {
                    gain += worth;
                    first = first == 0 ? 1.0 / (i + 1) : first;
                }
            }
            return new Scores(first, gain / ideal);
        }

        static Scores mean(List<Scores> scores) {
            return new Scores(
                    scores.stream().mapToDouble(Scores::mrr).average().orElse(0),
                    scores.stream().mapToDouble(Scores::ndcg).average().orElse(0));
        }
    }
}
