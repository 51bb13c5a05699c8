package uy.ventanilla.knowledge.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uy.ventanilla.platform.export.Export;
import uy.ventanilla.platform.export.Part;

/** What this service gives when all of a tenant's data is wanted; the format is docs/export.md's. */
@Configuration(proxyBeanMethods = false)
class ExportParts {
    @Bean
    Export export() {
        return Export.of(
                new Part.Lines("articles.jsonl", """
                        select json_strip_nulls(json_build_object(
                            'id', a.id, 'slug', a.slug, 'title', a.title, 'body', a.body, 'tags', a.tags,
                            'language', a.language, 'version', a.version,
                            'author', json_build_object('id', a.author_id, 'name', a.author_name),
                            'publishedAt', a.published_at, 'updatedAt', a.updated_at))
                        from article a where a.tenant_id = :tenant
                        """, "a.author_id = :person"),
                new Part.Lines("article-versions.jsonl", """
                        select json_strip_nulls(json_build_object(
                            'article', v.article_id, 'version', v.version, 'title', v.title, 'body', v.body,
                            'tags', v.tags, 'language', v.language,
                            'author', json_build_object('id', v.author_id, 'name', v.author_name),
                            'writtenAt', v.written_at))
                        from article_version v where v.tenant_id = :tenant
                        """, "v.author_id = :person"));
    }
}
