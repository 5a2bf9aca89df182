-- Who of the staff may look at the figures. `password` and `secret` are empty until the one-time link was used; `link` is the SHA-256
-- of that link, `next_secret` the second factor that it sets. `step` is the last 30-second step whose code was used.
create table staff (
    name text not null primary key,
    role text not null,
    password text,
    secret text,
    step bigint not null,
    link text,
    link_until bigint,
    next_secret text
);

-- Who is signed in: `hash` is the SHA-256 of what the browser keeps. Times are Unix seconds.
create table staff_session (
    hash text not null primary key,
    name text not null,
    begun bigint not null,
    seen bigint not null
);

-- What staff viewed, exported or changed, for 12 months. No asker is in it.
create table staff_deed (
    at bigint not null,
    name text not null,
    deed text not null,
    subject text not null
);
create index staff_deed_at on staff_deed (at);
