# The try-out page and the terminal.

web-name = Hamroh
web-title = Hamroh – try-out page
web-tryout = try-out page
web-notice = For trying out. What you write is not stored on a disk, and is forgotten after an hour of silence.
web-clear = Clear the chat
web-help = Help numbers
web-languages = Language
web-conversation = Conversation
web-you = You
web-question = Your question
web-placeholder = Write your question
web-send = Send
web-refused-title = That did not work
web-closed = The try-out page opens on this computer only. Whoever runs the service can open it to everybody in its settings.
web-foreign = This request came from another site and was not accepted. Open the page anew.
web-too-long = The message is too long. Please write a shorter one.
web-unreadable = The request could not be read. Open the page anew.
web-back = Back to the page

## The small telephone beside the chat
web-sms-title = By SMS
web-sms-hint = Write as by SMS: 00 is the menu, 0 the help numbers.
web-sms-placeholder = Write an SMS
web-sms-cost =
    { $segments ->
        [one] { $segments } part
       *[other] { $segments } parts
    } · { $encoding } · { $units } characters
web-sms-silence = No answer is sent.

terminal-hint = Type a question or the number of a line. End: Ctrl-D.
