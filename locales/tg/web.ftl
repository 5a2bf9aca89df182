# The try-out page and the terminal.

web-name = Ҳамроҳ
web-title = Ҳамроҳ – саҳифаи санҷишӣ
web-tryout = саҳифаи санҷишӣ
web-notice = Барои санҷиш. Навиштаҳои Шумо ба диск сабт намешаванд ва пас аз як соати хомӯшӣ фаромӯш мешаванд.
web-clear = Тоза кардани суҳбат
web-help = Рақамҳои ёрӣ
web-languages = Забон
web-conversation = Суҳбат
web-you = Шумо
web-question = Саволи Шумо
web-placeholder = Саволатонро нависед
web-send = Фиристодан
web-refused-title = Нашуд
web-closed = Саҳифаи санҷишӣ танҳо дар ҳамин компютер кушода мешавад. Соҳиби хизмат метавонад онро дар танзимот барои ҳама кушояд.
web-foreign = Ин дархост аз сайти дигар омад ва қабул нашуд. Саҳифаро аз нав кушоед.
web-too-long = Паём аз ҳад дароз аст. Онро кӯтоҳтар карда нависед.
web-unreadable = Дархостро хондан нашуд. Саҳифаро аз нав кушоед.
web-back = Ба саҳифа баргаштан

## Телефони хурд дар паҳлуи чат
web-sms-title = Ба тариқи SMS
web-sms-hint = Чун дар SMS нависед: 00 – меню, 0 – рақамҳои ёрӣ, LAT – ҳарфи лотинӣ.
web-sms-placeholder = SMS нависед
web-sms-cost = { $segments } қисм · { $encoding } · { $units } аломат
web-sms-silence = Ҷавоб фиристода намешавад.

terminal-hint = Савол ё рақами сатрро нависед. Анҷом: Ctrl-D.
