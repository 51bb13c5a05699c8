-- What lists are searched in and ordered by: lower case without accents, so that "jose" finds José and Ávila stands under a.
create function plain(words text) returns text language sql immutable strict parallel safe as
    $$ select translate(lower(words), 'áàâäãéèêëíìîïóòôöõúùûüñç', 'aaaaaeeeeiiiiooooouuuunc') $$;

alter table organisation
    add column tax_id text,
    add column brand text,
    -- The priority access code by a keyed hash, and the one before for as long as both count.
    add column access_code text,
    add column access_code_made_at timestamptz,
    add column former_code text,
    add column former_code_until timestamptz,
    -- cut, because a row of an index has its limits
    add column sorted text collate "C" generated always as (left(plain(name), 200)) stored,
    add column search text generated always as
        (plain(name || ' ' || coalesce(tax_id, '') || ' ' || coalesce(brand, ''))) stored;
create unique index organisation_access_code on organisation (tenant_id, access_code);
create index organisation_sorted on organisation (tenant_id, sorted, id);

alter table person
    -- The organisations beside the main one (S60). Whoever writes one here holds its row, so that it is not removed meanwhile.
    add column further uuid[] not null default '{}',
    add column teams text[] not null default '{}',
    add column away boolean not null default false,
    add column left_at timestamptz,
    add column sorted text collate "C" generated always as (left(plain(name), 200)) stored,
    add column search text generated always as (plain(name) || ' ' || address) stored;
create index person_sorted on person (tenant_id, sorted, id);
-- Staff are few among many customers.
create index person_staff on person (tenant_id, sorted, id) where role <> 'CUSTOMER';
create index person_organisation on person (tenant_id, organisation);
create index person_further on person (tenant_id) where further <> '{}';
