create table article (
    tenant_id uuid not null,
    id uuid not null,
    slug text not null,
    title text not null,
    body text not null,
    tags text[] not null,
    language text not null,
    author_id uuid,
    author_name text not null,
    -- counts edits of the text, for people
    version int not null,
    published_at timestamptz,
    updated_at timestamptz not null,
    -- counts every change of the row, for If-Match and for Elasticsearch, where an older one never replaces a newer
    revision bigint not null,
    -- the revision Elasticsearch holds; negative: none. Only ever changed where it is still what was read before
    indexed_revision bigint not null default -1,
    primary key (tenant_id, id),
    unique (tenant_id, slug)
);
select guard_rows('article', true);

create index article_newest on article (tenant_id, updated_at desc, id);
create index article_to_index on article (tenant_id, id) where indexed_revision < revision;

-- Every text an article ever had.
create table article_version (
    tenant_id uuid not null,
    article_id uuid not null,
    version int not null,
    title text not null,
    body text not null,
    tags text[] not null,
    language text not null,
    author_id uuid,
    author_name text not null,
    written_at timestamptz not null,
    primary key (tenant_id, article_id, version),
    foreign key (tenant_id, article_id) references article
);
select guard_rows('article_version');
