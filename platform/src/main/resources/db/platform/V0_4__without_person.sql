-- A text with a person's address and name replaced by stand-ins. The address in any case, but not within another one; the name as
-- written and as whole words, and only where it is more than one word: "Rosa" and "soporte" are words of their own.
-- For plain texts that have to stay readable when the person is forgotten. Never for JSON: take its texts out first.
create function without_person(words text, address text, name text, stand_in_address text, stand_in text) returns text
    language sql immutable parallel safe as $$
    select regexp_replace(
        regexp_replace(
            words,
            '(?<![[:alnum:]._%+-])' || regexp_replace(address, '([^[:alnum:]])', '\\\1', 'g')
                || '(?![[:alnum:]_-]|\.[[:alnum:]])',
            stand_in_address, 'gi'),
        '(?<![[:alnum:]])'
            || regexp_replace(
                regexp_replace(case when btrim(name) like '% %' then btrim(name) else address end,
                    '([^[:alnum:][:space:]])', '\\\1', 'g'),
                '[[:space:]]+', '[[:space:]]+', 'g')
            || '(?![[:alnum:]])',
        stand_in, 'g')
    $$;

-- The same for an object of texts, such as a form's values: keys and what is no text stay.
create function values_without_person(
        texts jsonb, address text, name text, stand_in_address text, stand_in text) returns jsonb
    language sql immutable parallel safe as $$
    select coalesce(
        jsonb_object_agg(
            key,
            case jsonb_typeof(value)
                when 'string' then to_jsonb(without_person(value #>> '{}', address, name, stand_in_address, stand_in))
                else value
            end),
        '{}')
    from jsonb_each(texts)
    $$;
