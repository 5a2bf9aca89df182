-- Which weekly digests went to chats of the staff: the Monday, and the place of the chat in the configuration, from 0. Rows of earlier
-- Mondays are removed; no name, no number and no id is in it.
create table staff_digest (
    monday text not null,
    chat bigint not null,
    primary key (monday, chat)
);
