package uy.ventanilla.knowledge.store;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;

/** What is asked of the fields, and how much each counts. Weights by SearchQualityTest. */
final class Queries {
    private static final String A_SLIP = "AUTO:5,9";

    private Queries() {}

    static Query anyWord(String words) {
        return QueryBuilders.disMax(best -> best.tieBreaker(0.3)
                .queries(fields -> fields.multiMatch(match -> match.query(words)
                        .type(TextQueryType.MostFields)
                        .fields("title^3", "title.words^3", "tags^2", "tags.words^2", "body", "body.words")
                        .minimumShouldMatch("1")))
                .queries(slips -> slips.multiMatch(match -> match.query(words)
                        .type(TextQueryType.BestFields)
                        .fields("title.words^2", "tags.words", "body.words^0.5")
                        .fuzziness(A_SLIP)
                        .prefixLength(1)
                        .maxExpansions(20)
                        .boost(0.5f))));
    }

    static Query typing(String subject) {
        return QueryBuilders.bool(bool -> bool.should(anyWord(subject))
                .should(beginning -> beginning.match(
                        match -> match.field("title.beginnings").query(subject).boost(0.5f))));
    }

    static Query match(String field, String words) {
        return QueryBuilders.match(
                match -> match.field(field).query(words).fuzziness(A_SLIP).prefixLength(1));
    }
}
