-- The secret before, for as long as both count, and when the machine last got a token.
alter table integrator
    add column former_secret_hash text,
    add column former_until timestamptz,
    add column last_used_at timestamptz;
