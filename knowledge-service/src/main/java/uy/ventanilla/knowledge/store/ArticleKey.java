package uy.ventanilla.knowledge.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** An article's id: the tenant first. */
@Embeddable
public record ArticleKey(
        @Column(name = "tenant_id") UUID tenant,
        @Column(name = "id") UUID id) {}
