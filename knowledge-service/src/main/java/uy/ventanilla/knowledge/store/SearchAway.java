package uy.ventanilla.knowledge.store;

/** Elasticsearch can't be asked right now: it is down, starting, or its index is being made. Trying later helps. */
public final class SearchAway extends RuntimeException {
    SearchAway(String message, Throwable cause) {
        super(message, cause);
    }
}
