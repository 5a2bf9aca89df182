# The try-out page and the terminal.

web-name = Ҳамроҳ
web-title = Ҳамроҳ – саҳифаи санҷишӣ
web-tryout = саҳифаи санҷишӣ
web-notice = Барои санҷиш. Навиштаҳои шумо ба диск сабт намешаванд ва пас аз як соати хомӯшӣ фаромӯш мешаванд.
web-clear = Тоза кардани сӯҳбат
web-help = Рақамҳои ёрӣ
web-languages = Забон
web-conversation = Сӯҳбат
web-you = Шумо
web-question = Саволи шумо
web-placeholder = Саволатонро нависед
web-send = Фиристодан
web-refused-title = Саҳифа баста аст
web-closed = Саҳифаи санҷишӣ танҳо дар ҳамин компютер кушода мешавад. Соҳиби хизмат метавонад онро дар танзимот барои ҳама кушояд.
web-foreign = Ин дархост аз сайти дигар омад ва қабул нашуд. Саҳифаро аз нав кушоед.
web-too-long = Паём аз ҳад дароз аст. Онро кӯтоҳтар карда нависед.
web-unreadable = Дархостро хондан нашуд. Саҳифаро аз нав кушоед.
web-back = Ба саҳифа баргаштан

terminal-hint = Савол ё рақами сатрро нависед. Анҷом: Ctrl-D.
terminal-sms-parts = [{ $parts } қисм, { $encoding }, { $units } воҳид]
