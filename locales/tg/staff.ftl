# The staff's pages: the frame, signing in, who did what.

staff-title = Ҳамроҳ барои кормандон
staff-skip = Ба мазмун
staff-menu = Меню
staff-language = Забон
staff-sign-in = Даромадан
staff-sign-out = Баромадан
staff-name = Ном
staff-password = Рамз
staff-password-again = Рамз бори дигар
staff-code = Код аз барнома
staff-code-hint = Шаш рақам аз барномаи кодҳо дар телефони Шумо. Ҳар код як бор кор мекунад.
staff-forgotten = Рамз ё телефонро гум кардед? Соҳиби хизмат ба Шумо пайванди нав медиҳад.
staff-wrong = Ном, рамз ё код нодуруст аст, ё код аллакай истифода шудааст. Коди навбатиро интизор шавед ва аз нав кӯшиш кунед.
staff-too-often = Барои ин ном кӯшишҳо аз ҳад зиёданд. Як дақиқа сабр кунед.
staff-busy = Ҳоло бисёр касон медароянд. Пас аз чанд сония аз нав кӯшиш кунед.
staff-failed = Ҳоло рамзро санҷидан нашуд. Пас аз чанд сония аз нав кӯшиш кунед.
staff-notice = Нашуд
staff-back = Бозгашт
staff-not-here = Ин саҳифаҳо танҳо дар компютери хизмат ё бо суроғаи умумии он кушода мешаванд. Соҳиби хизмат метавонад ин суроғаро нишон диҳад: тарзаш дар docs/staff.md аст.
staff-foreign = Ин варақа аз сайти дигар омад ва қабул нашуд. Саҳифаро аз нав кушоед.
staff-unreadable = Варақаро хондан нашуд. Саҳифаро аз нав кушоед.
staff-no-database = Ҳоло махзани маълумот кор намекунад. Мардум мисли пештара ҷавоб мегиранд; сабабро соҳиби хизмат дар қайдҳои барнома мебинад.
staff-no-randomness = Компютер ҳоло рақамҳои тасодуфӣ намедиҳад. Пас аз чанд сония аз нав кӯшиш кунед.
staff-not-yours = Ба ҳисоби Шумо дидани ин саҳифа иҷозат нест.
staff-made-up = Маълумоти сохта: аз он чи дар ин саҳифа аст, ҳеҷ чизро касе напурсидааст.

## The one-time link
staff-welcome = Хуш омадед, { $name }
staff-welcome-app = Барномаи кодҳоро пайваст кунед
staff-welcome-scan = Ин расмро бо барномаи кодҳо аксбардорӣ кунед, масалан FreeOTP, Aegis ё Google Authenticator.
staff-welcome-picture = Расм барои камераи барномаи кодҳо
staff-welcome-open = Шумо дар ҳамин телефон ҳастед? Барномаро кушоед
staff-welcome-type = Ё ин калидро дар барнома нависед:
staff-welcome-choose = Рамз интихоб кунед
staff-password-hint = На камтар аз { $least } аломат ва бе номи Шумо. Се-чор калимаи ба ҳам бегона хуб аст.
staff-welcome-done = Нигоҳ доштан ва даромадан
staff-code-wrong = Код нодуруст аст. Оё соати телефон дуруст аст? Коди навтаринро нависед.
staff-password-weak = Рамз аз ҳад кӯтоҳ аст ё номи Шуморо дар бар мегирад.
staff-password-differs = Ду рамз якхела нестанд.
staff-link-gone = Ин пайванд аллакай истифода шудааст ё мӯҳлаташ гузаштааст. Соҳиби хизмат метавонад ба Шумо пайванди нав диҳад.

## Pages
staff-page-week = Ҳафтаи гузашта
staff-page-topics = Мавзуъҳо
staff-page-channels = Роҳҳои муошират
staff-page-hours = Соатҳо
staff-page-missed = Нофаҳмо монд
staff-page-entries = Ҷавобҳо
staff-page-sources = Маъракаҳо
staff-page-alerts = Огоҳиҳо
staff-page-report = Ҳисобот
staff-page-system = Система
staff-page-deeds = Кӣ чӣ кард

## Who did what
staff-deeds-lead = Он чи кормандон дар 12 моҳи охир диданд, бароварданд ё тағйир доданд; аввал навтаринҳо. Дар бораи касоне, ки савол медиҳанд, ин ҷо чизе нест.
staff-accounts = Ҳисобҳо
staff-role = Нақш
staff-role-viewer = мебинад ва мебарорад
staff-role-editor = инчунин маъракаҳоро ба қайд мегирад
staff-role-admin = инчунин ин саҳифаро мебинад
staff-deeds = Амалҳо
staff-when = Кай (UTC)
staff-what = Чӣ
staff-with = Бо чӣ
staff-deed-signed-in = даромад
staff-deed-signed-out = баромад
staff-deed-refused = рад шуд: рамз ё код нодуруст
staff-deed-set-up = рамз гузошт
staff-deed-viewed = дид
staff-deed-exported = баровард
staff-deed-registered = маъракаро ба қайд гирифт
staff-deed-removed = маъракаро нест кард
staff-deed-account-made = пайванд дод ба
staff-deed-account-removed = ҳисобро нест кард
