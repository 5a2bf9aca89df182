### The conversation.

## First line on a lock screen: at least 40 characters, neutral
neutral-opening = Your answer is here. Please read it when nobody looks on.

## Beginning and menu
welcome-title = Hello! I am Hamroh
welcome-text = I give checked answers about going abroad to work, papers, jobs and rights. Ask in your own words or choose a topic.
welcome-privacy = Free. I do not keep your name or number. More: /privacy
menu-text = Choose a topic or write your question.
choices-text = Which of these do you mean?
languages-text = Забонро интихоб кунед · Выберите язык · Choose a language
foreign-text = Ман се забонро мефаҳмам · Я понимаю три языка · I understand three languages:

## Answer
answer-sources = Sources:
answer-checked = Checked on { $date }.
answer-overdue = ⚠️ This answer is due for a new check. Ask the consulate or the Migration Service before you decide.
answer-draft = Not yet read by a lawyer.
about-office = This service is run by { $office }.
contact-printed = printed in { $year }
contact-printed-undated = printed, date unknown
contact-from-abroad = from abroad: { $number }
contact-unknown = ask the consulate for the number

## Help
help-safety-leave = Ring when you are alone. If your life is in danger, ring at once.
help-safety-tell = Tell one person you trust where you are: street, house, name of the firm.
help-safety-blame = It is not your fault. Do not argue with them or say that you will leave.
help-delete = If somebody looks at your phone: learn the number, then write /clear and delete this chat.
not-emergency-service = This is not the emergency service: I cannot call for you. Please ring the number above yourself.

## Not understood
fallback-text = I have no checked answer to this. If it is about work, papers, the journey or health, write it in other words or choose a topic.
fallback-office = You can ask a person: { $office }, { $telephone }.
fallback-emergency = If there is danger: { $numbers }.

## Buttons
button-menu = ☰ Menu
button-help = 🆘 Help
button-helpful = 👍 It helped
button-unhelpful = 👎 It did not help
button-family = 🏠 I am at home, my family is abroad
button-migrant = 🧳 I am going or am abroad myself
button-languages = 🌐 Language

## Small talk
talk-greeting = Hello! What would you like to know? For example: "how much is the patent", "am I banned".
talk-thanks = You are welcome! Write again if you have more questions.
talk-goodbye = Safe journey! Write at any time.
talk-yes = Good. Write your whole question or choose a topic.
talk-no = All right. Write it in other words or choose a topic.
feedback-helpful = Thank you!
feedback-unhelpful = Sorry. Perhaps one of these helps more:
how-to = Write your question in your own words, in Tajik, Russian or English, in any letters. Three digits from a leaflet (such as 214) open an answer. For help write SOS.
clear-done = The conversation is forgotten. Delete the other messages yourself: open the chat, choose "Delete" and tick "also for the bot".

## What I cannot read
unreadable-voice = Sorry, I cannot listen to voice. Please write your question in a few words.
unreadable-photo = Sorry, I cannot see pictures. Do not send photos of papers. Write your question in words.
unreadable-sticker = 🙂 Write your question in words or choose a topic.
unreadable-document = Sorry, I cannot open files. Do not send papers. Write your question in words.
unreadable-other = I only read text. Write your question in words.

## Notices
notice-limited = That is a lot of messages, please wait a little. For help write SOS: I always answer that.
notice-late = We could not answer in time. Write again when you can.
notice-failed = Something went wrong here. Please write again in a minute.
notice-stopped = You will get no more messages. START: begin again. 0: help.

## SMS: every character costs money
brief-hint = 0 help 00 menu
brief-hint-help = 0 help
brief-overdue = This may be out of date
brief-printed = Numbers printed { $years }
brief-printed-undated = Numbers may be old
## One part each: at most 160 plain letters
brief-help = { $numbers }. Read, then delete this.
brief-help-more = { $numbers }. Read, then delete this. What to do: write MORE
brief-not-emergency = { $numbers }. Please ring yourself: this service cannot call for you.
brief-menu = Write the number:
brief-choices = Which one?
brief-fallback = I have no answer. Write it in other words, or 00 for the menu. In danger: { $numbers }
brief-greeting = Hello! Write your question, or choose from the menu.
brief-thanks = You are welcome! Write again if you have more questions.
brief-goodbye = Safe journey! Write at any time.
brief-yes = Good. Write your whole question.
brief-no = All right. Write it in other words.
brief-clear = The conversation is forgotten. Delete the messages yourself.
brief-limited = That is a lot of messages, please wait a little. For help write 0.
## The word is what the person writes to read on
brief-more = { $page }/{ $pages } MORE
