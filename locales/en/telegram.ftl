### What Telegram shows of the bot: its name, its description, its commands.

telegram-name = Hamroh
## Before the first message, at most 512 characters; no word that a stranger should not read
telegram-description =
    Hamroh answers questions about the road to work: papers, permits, jobs, rights, health and the way home.

    The answers are checked and free, in Tajik, Russian and English. Write your question in your own words or press Start.
## In the profile and in shared links, at most 120 characters
telegram-short-description = Checked answers about going abroad to work: papers, jobs, rights. Free.

telegram-command-start = Begin
telegram-command-topics = All topics
telegram-command-sos = Important telephone numbers
telegram-command-language = Тоҷикӣ, Русский, English
telegram-command-privacy = What is kept of you
telegram-command-clear = Delete this conversation
telegram-command-help = How to ask
