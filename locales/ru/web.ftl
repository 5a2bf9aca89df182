# The try-out page and the terminal.

web-name = Ҳамроҳ
web-title = Ҳамроҳ – пробная страница
web-tryout = пробная страница
web-notice = Для пробы. Написанное не сохраняется на диск и забывается после часа тишины.
web-clear = Очистить чат
web-help = Номера помощи
web-languages = Язык
web-conversation = Переписка
web-you = Вы
web-question = Ваш вопрос
web-placeholder = Напишите вопрос
web-send = Отправить
web-refused-title = Страница закрыта
web-closed = Пробная страница открывается только на этом компьютере. Владелец сервиса может открыть её для всех в настройках.
web-foreign = Этот запрос пришёл с другого сайта и не принят. Откройте страницу заново.
web-too-long = Сообщение слишком длинное. Напишите короче.
web-unreadable = Запрос не удалось прочитать. Откройте страницу заново.
web-back = Вернуться на страницу

terminal-hint = Напишите вопрос или номер строки. Конец: Ctrl-D.
terminal-sms-parts = [{ $parts } { $parts ->
        [one] часть
        [few] части
       *[many] частей
    }, { $encoding }, { $units } ед.]
