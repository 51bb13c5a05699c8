package uy.ventanilla.knowledge.domain;

import java.time.Instant;
import java.util.List;

/** A hit. {@code titleHtml} and {@code excerptHtml} are escaped and hold no element but {@code mark}. */
public record FoundArticle(
        String slug, String title, String titleHtml, String excerptHtml, List<String> tags, Instant updatedAt) {}
