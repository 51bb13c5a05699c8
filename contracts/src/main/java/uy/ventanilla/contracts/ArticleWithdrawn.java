package uy.ventanilla.contracts;

import java.time.Instant;
import java.util.UUID;

/** An article is not readable any more. Owner: knowledge-service; key: the article. */
public record ArticleWithdrawn(UUID id, String slug, Instant withdrawnAt) implements KnowledgeEvent {}
