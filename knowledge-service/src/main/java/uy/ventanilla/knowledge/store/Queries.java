package uy.ventanilla.knowledge.store;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;

/** What is asked of the fields, and how much each counts; SearchQualityTest measures it. */
final class Queries {
    /** From five letters on one may be wrong, from nine on two. Only in titles and tags: in texts it costs and misleads. */
    private static final String A_SLIP = "AUTO:5,9";

    private static final int SHORTEST_BEGINNING = 3;

    private Queries() {}

    /** Any of the words in title, tags or text; words close together, and words as they were typed, count more. */
    static Query anyWord(String words) {
        return QueryBuilders.bool(bool -> bool.should(any -> any.multiMatch(match -> match.query(words)
                        .type(TextQueryType.MostFields)
                        .fields("title", "title.words", "tags^2", "tags.words", "body", "body.words")))
                .should(together -> together.multiMatch(match -> match.query(words)
                        .type(TextQueryType.Phrase)
                        .fields("title", "body")
                        .slop(2)))
                .should(slips -> slips.multiMatch(match -> match.query(words)
                        .type(TextQueryType.BestFields)
                        .fields("title.words", "tags.words")
                        .fuzziness(A_SLIP)
                        .prefixLength(1)
                        .maxExpansions(20)
                        .boost(0.5f))));
    }

    /**
     * A subject that is still being typed: something of it has to be in the title or the tags, where the last word may be
     * a beginning; the text only changes the order. Otherwise every article that says "can't" would be suggested.
     */
    static Query typing(String subject) {
        var last = subject.substring(subject.lastIndexOf(' ') + 1);
        return QueryBuilders.bool(bool -> bool.must(must -> must.bool(either -> {
                    either.should(inTitle -> inTitle.multiMatch(match -> match.query(subject)
                            .type(TextQueryType.MostFields)
                            .fields("title^2", "tags^2")
                            .fuzziness(A_SLIP)
                            .prefixLength(1)));
                    if (last.length() >= SHORTEST_BEGINNING) {
                        either.should(beginning -> beginning.match(
                                match -> match.field("title.beginnings").query(last)));
                    }
                    return either;
                }))
                .should(inText ->
                        inText.match(match -> match.field("body").query(subject).boost(0.5f))));
    }

    static Query inTitle(String words) {
        return QueryBuilders.match(
                match -> match.field("title").query(words).fuzziness(A_SLIP).prefixLength(1));
    }

    static Query inText(String words) {
        return QueryBuilders.match(match -> match.field("body").query(words));
    }
}
