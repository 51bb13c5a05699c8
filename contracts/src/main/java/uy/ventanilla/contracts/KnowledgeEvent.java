package uy.ventanilla.contracts;

/** What knowledge-service says on topic {@code knowledge}. */
public sealed interface KnowledgeEvent extends Event permits ArticlePublished, ArticleWithdrawn {}
