-- A text with a person's address and name replaced by stand-ins: whole words only, the address in any case, the name as written,
-- because many a name is a word too. For texts that have to stay readable when the person is forgotten.
create function without_person(words text, address text, name text, stand_in_address text, stand_in text) returns text
    language sql immutable parallel safe as $$
    select regexp_replace(
        regexp_replace(
            words,
            '(?<![[:alnum:]])' || regexp_replace(address, '([^[:alnum:]])', '\\\1', 'g') || '(?![[:alnum:]])',
            stand_in_address, 'gi'),
        '(?<![[:alnum:]])' || regexp_replace(coalesce(nullif(name, ''), address), '([^[:alnum:]])', '\\\1', 'g')
            || '(?![[:alnum:]])',
        stand_in, 'g')
    $$;
