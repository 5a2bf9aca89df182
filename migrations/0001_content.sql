-- Content files as staff see them, and as the binary shipped them last: a file is touched when the two differ.
-- `shipped` is empty for a file that staff added themselves.
create table content_file (
    path text not null primary key,
    text text not null,
    shipped text
);
