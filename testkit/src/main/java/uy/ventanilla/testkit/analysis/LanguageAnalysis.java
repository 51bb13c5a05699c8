package uy.ventanilla.testkit.analysis;

import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_ALL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_NUMBERS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_WORDS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_WORD_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_NUMERICS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.Plugin;

/**
 * Lucene's analysis under the names that a full Elasticsearch gives it.
 *
 * <p>The server artifact comes without its analysis module. Index settings must work unchanged on a full Elasticsearch,
 * so nothing here has a name or a setting of our own. Never install it on a full one: the names would collide.
 */
public final class LanguageAnalysis extends Plugin implements org.elasticsearch.plugins.AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.ofEntries(
                normalizing("asciifolding", settings -> {
                    boolean keep = settings.getAsBoolean("preserve_original", false);
                    return in -> new ASCIIFoldingFilter(in, keep);
                }),
                normalizing("lowercase", _ -> LowerCaseFilter::new),
                normalizing("trim", _ -> TrimFilter::new),
                filter("unique", _ -> RemoveDuplicatesTokenFilter::new),
                filter("remove_duplicates", _ -> RemoveDuplicatesTokenFilter::new),
                filter("stemmer", LanguageAnalysis::stemmer),
                filter("length", settings -> {
                    int min = settings.getAsInt("min", 0);
                    int max = settings.getAsInt("max", Integer.MAX_VALUE);
                    return in -> new LengthFilter(in, min, max);
                }),
                filter("edge_ngram", settings -> {
                    int min = settings.getAsInt("min_gram", 1);
                    int max = settings.getAsInt("max_gram", 2);
                    boolean keep = settings.getAsBoolean("preserve_original", false);
                    return in -> new EdgeNGramTokenFilter(in, min, max, keep);
                }),
                filter("ngram", settings -> {
                    int min = settings.getAsInt("min_gram", 1);
                    int max = settings.getAsInt("max_gram", 2);
                    boolean keep = settings.getAsBoolean("preserve_original", false);
                    return in -> new NGramTokenFilter(in, min, max, keep);
                }),
                filter("keyword_marker", settings -> {
                    var words = new CharArraySet(
                            settings.getAsList("keywords"), settings.getAsBoolean("ignore_case", false));
                    return in -> new SetKeywordMarkerFilter(in, words);
                }),
                filter("word_delimiter_graph", LanguageAnalysis::wordDelimiter));
    }

    private static UnaryOperator<TokenStream> stemmer(Settings settings) {
        var language = settings.get("language", settings.get("name", "porter")).toLowerCase(Locale.ROOT);
        return switch (language) {
            case "light_spanish" -> SpanishLightStemFilter::new;
            case "spanish" -> in -> new SnowballFilter(in, new org.tartarus.snowball.ext.SpanishStemmer());
            case "light_portuguese" -> PortugueseLightStemFilter::new;
            case "portuguese" -> in -> new SnowballFilter(in, new org.tartarus.snowball.ext.PortugueseStemmer());
            case "english", "porter" -> PorterStemFilter::new;
            case "possessive_english" -> EnglishPossessiveFilter::new;
            default -> throw new IllegalArgumentException("no stemmer for [" + language + "] in this distribution");
        };
    }

    private static UnaryOperator<TokenStream> wordDelimiter(Settings settings) {
        int flags = flag(settings, "generate_word_parts", true, GENERATE_WORD_PARTS)
                | flag(settings, "generate_number_parts", true, GENERATE_NUMBER_PARTS)
                | flag(settings, "catenate_words", false, CATENATE_WORDS)
                | flag(settings, "catenate_numbers", false, CATENATE_NUMBERS)
                | flag(settings, "catenate_all", false, CATENATE_ALL)
                | flag(settings, "preserve_original", false, PRESERVE_ORIGINAL)
                | flag(settings, "split_on_case_change", true, SPLIT_ON_CASE_CHANGE)
                | flag(settings, "split_on_numerics", true, SPLIT_ON_NUMERICS)
                | flag(settings, "stem_english_possessive", true, STEM_ENGLISH_POSSESSIVE);
        return in -> new WordDelimiterGraphFilter(in, flags, CharArraySet.EMPTY_SET);
    }

    private static int flag(Settings settings, String name, boolean unless, int bit) {
        return settings.getAsBoolean(name, unless) ? bit : 0;
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(
                PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new),
                PreConfiguredTokenFilter.singleton("trim", true, TrimFilter::new),
                PreConfiguredTokenFilter.singleton("unique", false, RemoveDuplicatesTokenFilter::new),
                PreConfiguredTokenFilter.singleton("remove_duplicates", false, RemoveDuplicatesTokenFilter::new),
                PreConfiguredTokenFilter.singleton("porter_stem", false, PorterStemFilter::new));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
                "keyword",
                (_, _, name, settings) -> {
                    int size = settings.getAsInt("buffer_size", 256);
                    return TokenizerFactory.newFactory(name, () -> new KeywordTokenizer(size));
                },
                "whitespace",
                (_, _, name, settings) -> {
                    int longest = settings.getAsInt("max_token_length", 255);
                    return TokenizerFactory.newFactory(
                            name,
                            () -> new WhitespaceTokenizer(
                                    org.apache.lucene.util.AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, longest));
                },
                "edge_ngram",
                (_, _, name, settings) -> {
                    int min = settings.getAsInt("min_gram", 1);
                    int max = settings.getAsInt("max_gram", 2);
                    return TokenizerFactory.newFactory(name, () -> new EdgeNGramTokenizer(min, max));
                });
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return List.of(
                PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
                PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new));
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of("html_strip", (_, _, name, _) -> new HtmlStrip(name));
    }

    @Override
    public List<PreConfiguredCharFilter> getPreConfiguredCharFilters() {
        return List.of(PreConfiguredCharFilter.singleton("html_strip", false, HTMLStripCharFilter::new));
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of(
                "spanish", (_, _, name, settings) -> new Whole<>(name, settings, new SpanishAnalyzer()),
                "portuguese", (_, _, name, settings) -> new Whole<>(name, settings, new PortugueseAnalyzer()),
                "english", (_, _, name, settings) -> new Whole<>(name, settings, new EnglishAnalyzer()));
    }

    private static Map.Entry<String, AnalysisProvider<TokenFilterFactory>> filter(
            String filter, Function<Settings, UnaryOperator<TokenStream>> build) {
        return Map.entry(filter, (_, _, name, settings) -> new Filter(name, settings, build.apply(settings)));
    }

    private static Map.Entry<String, AnalysisProvider<TokenFilterFactory>> normalizing(
            String filter, Function<Settings, UnaryOperator<TokenStream>> build) {
        return Map.entry(filter, (_, _, name, settings) -> new Normalizing(name, settings, build.apply(settings)));
    }

    private static final class Filter extends AbstractTokenFilterFactory {
        private final UnaryOperator<TokenStream> wrap;

        Filter(String name, Settings settings, UnaryOperator<TokenStream> wrap) {
            super(name, settings);
            this.wrap = wrap;
        }

        @Override
        public TokenStream create(TokenStream in) {
            return wrap.apply(in);
        }
    }

    /** Filters that also make sense on a whole keyword: prefix queries and normalizers ask for them. */
    private static final class Normalizing extends AbstractTokenFilterFactory implements NormalizingTokenFilterFactory {
        private final UnaryOperator<TokenStream> wrap;

        Normalizing(String name, Settings settings, UnaryOperator<TokenStream> wrap) {
            super(name, settings);
            this.wrap = wrap;
        }

        @Override
        public TokenStream create(TokenStream in) {
            return wrap.apply(in);
        }
    }

    private static final class HtmlStrip extends AbstractCharFilterFactory {
        HtmlStrip(String name) {
            super(name);
        }

        @Override
        public Reader create(Reader in) {
            return new HTMLStripCharFilter(in);
        }
    }

    private static final class Whole<T extends Analyzer> extends AbstractIndexAnalyzerProvider<T> {
        private final T analyzer;

        Whole(String name, Settings settings, T analyzer) {
            super(name, settings);
            this.analyzer = analyzer;
        }

        @Override
        public T get() {
            return analyzer;
        }
    }
}
