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
web-refused-title = Не получилось
web-closed = Пробная страница открывается только на этом компьютере. Владелец сервиса может открыть её для всех в настройках.
web-foreign = Этот запрос пришёл с другого сайта и не принят. Откройте страницу заново.
web-too-long = Сообщение слишком длинное. Напишите короче.
web-unreadable = Запрос не удалось прочитать. Откройте страницу заново.
web-back = Вернуться на страницу

## Маленький телефон рядом с чатом
web-sms-title = По SMS
web-sms-hint = Пишите как в SMS: 00 – меню, 0 – номера помощи, LAT – латинские буквы.
web-sms-placeholder = Напишите SMS
web-sms-cost =
    { $segments ->
        [one] { $segments } часть
        [few] { $segments } части
       *[other] { $segments } частей
    } · { $encoding } · { $units } зн.
web-sms-silence = Ответ не отправляется.

terminal-hint = Напишите вопрос или номер строки. Конец: Ctrl-D.
