-- Counts by table (src/statistics/table.rs), period and up to three other keys; a key that a table does not have is ''. No id of a
-- person, no text, no time finer than the period. The rows of a week are written anew, sorted, with every batch: their order
-- in the file says nothing.
create table marginal_count (
    margin text not null,
    period text not null,
    key_1 text not null,
    key_2 text not null,
    key_3 text not null,
    asker_days bigint not null,
    primary key (margin, period, key_1, key_2, key_3)
);

-- Codes of campaigns that staff have registered, lower case; all others are counted as `other`.
create table campaign (
    code text not null primary key,
    name text not null
);

-- One row, where the counts are made up for demonstration.
create table made_up (
    since text not null primary key
);
