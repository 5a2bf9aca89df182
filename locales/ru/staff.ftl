# The staff's pages: the frame, signing in, who did what.

staff-title = Ҳамроҳ для сотрудников
staff-brand = Ҳамроҳ
staff-skip = К содержанию
staff-menu = Меню
staff-shut = Закрыть меню
staff-language = Язык
staff-sign-in = Войти
staff-sign-out = Выйти
staff-name = Имя
staff-password = Пароль
staff-password-again = Пароль ещё раз
staff-code = Код из приложения
staff-code-hint = Шесть цифр из приложения для кодов на вашем телефоне. Каждый код действует один раз.
staff-forgotten = Потеряли пароль или телефон? Владелец сервиса даст вам новую ссылку.
staff-wrong = Имя, пароль или код неверны, или код уже использован. Дождитесь следующего кода и попробуйте снова.
staff-too-often = Слишком много попыток для этого имени. Подождите минуту.
staff-busy = Сейчас входит много людей. Попробуйте через несколько секунд.
staff-failed = Сейчас пароль не удалось проверить. Попробуйте через несколько секунд.
staff-notice = Не получилось
staff-back = Назад
staff-not-here = Эти страницы открываются только на компьютере сервиса или по его публичному адресу. Владелец сервиса может указать этот адрес: как – в docs/staff.md.
staff-foreign = Эта форма пришла с другого сайта и не принята. Откройте страницу заново.
staff-unreadable = Форму не удалось прочитать. Откройте страницу заново.
staff-no-database = Базой данных сейчас нельзя пользоваться. Люди по-прежнему получают ответы; причину владелец сервиса увидит в журнале программы.
staff-no-randomness = Компьютер сейчас не даёт случайных чисел. Попробуйте через несколько секунд.
staff-not-yours = Эта страница не для вашей учётной записи.
staff-made-up = Вымышленные данные: ничего из показанного на этой странице никто не спрашивал.

## The one-time link
staff-welcome = Здравствуйте, { $name }
staff-welcome-app = Подключите приложение для кодов
staff-welcome-scan = Отсканируйте эту картинку приложением для кодов, например FreeOTP, Aegis или Google Authenticator.
staff-welcome-picture = Картинка для камеры приложения для кодов
staff-welcome-open = Читаете на том же телефоне, где приложение? Откройте приложение
staff-welcome-type = Или наберите в приложении этот ключ:
staff-welcome-demonstration = Это демонстрация: без приложения сразу наберите { $code }.
staff-welcome-choose = Придумайте пароль
staff-password-hint = Не короче { $least } знаков и без вашего имени. Хорошо подходят три-четыре слова, не связанных между собой.
staff-welcome-done = Сохранить и войти
staff-code-wrong = Код неверен. Правильно ли идут часы телефона? Наберите самый новый код.
staff-password-weak = Пароль слишком короткий или содержит ваше имя.
staff-password-differs = Пароли не совпадают.
staff-link-gone = Эта ссылка уже использована или устарела. Владелец сервиса может дать вам новую.

## Pages
staff-page-week = Прошлая неделя
staff-page-topics = Темы
staff-page-channels = Каналы
staff-page-hours = Часы
staff-page-missed = Не понято
staff-page-entries = Ответы
staff-page-sources = Кампании
staff-page-alerts = Сигналы
staff-page-report = Отчёт
staff-page-system = Система
staff-page-deeds = Кто что делал

## Who did what
staff-deeds-lead = Что сотрудники смотрели, выгружали и меняли за последние 12 месяцев, сначала новое. О людях, которые задают вопросы, здесь ничего нет.
staff-accounts = Учётные записи
staff-role = Роль
staff-role-viewer = Читатель: смотрит и выгружает
staff-role-editor = Редактор: ещё регистрирует кампании
staff-role-admin = Администратор: ещё видит эту страницу
staff-deeds = Действия
staff-when = Когда
staff-what = Что
staff-deed-signed-in = вход
staff-deed-signed-out = выход
staff-deed-refused = отказ: неверный пароль или код
staff-deed-set-up = задан пароль
staff-deed-viewed = просмотр
staff-deed-exported = выгрузка
staff-deed-registered = зарегистрирована кампания
staff-deed-removed = удалена кампания
staff-deed-account-made = выдана ссылка для
staff-deed-account-removed = удалена учётная запись

## Figures
staff-legend = Все числа округлены до ближайшей пятёрки. «<11» – меньше одиннадцати, возможно ни одного. «–» не показано, потому что из него следовало бы другое число. Итоги – «не меньше».
staff-take = Скачать:
staff-all-figures = Все числа
staff-all = Все
staff-total = Итого, не меньше
staff-nothing = Пока нет ни одного числа от одиннадцати.
staff-show = Показать
staff-choose-week = Неделя
staff-choose-month = Месяц
staff-choose-language = Язык
staff-choose-period = Месяц или квартал
staff-all-languages = Все языки
staff-no-page = Такой страницы нет.
staff-no-file = Файл не удалось создать. Попробуйте ещё раз или возьмите CSV.
staff-file-made = Составлено { $date }.
staff-file-about = О файле
staff-askers = Люди, которые писали (раз в день)
staff-messages = Сообщения
staff-urgent = Сообщения об опасности
staff-views = Показан
staff-helped = Помог
staff-did-not-help = Не помог
staff-other = Прочее
staff-channel-telegram = Telegram
staff-channel-sms = SMS
staff-outcome-answer = Дан ответ
staff-outcome-choices = Предложен выбор
staff-outcome-fallback = Не понято
staff-outcome-smalltalk = Приветствия и спасибо
staff-outcome-limited = Слишком много сразу
staff-outcome-expired = Поздно отвечать
staff-weekday-1 = Пн
staff-weekday-2 = Вт
staff-weekday-3 = Ср
staff-weekday-4 = Чт
staff-weekday-5 = Пт
staff-weekday-6 = Сб
staff-weekday-7 = Вс
staff-month-01 = Январь
staff-month-02 = Февраль
staff-month-03 = Март
staff-month-04 = Апрель
staff-month-05 = Май
staff-month-06 = Июнь
staff-month-07 = Июль
staff-month-08 = Август
staff-month-09 = Сентябрь
staff-month-10 = Октябрь
staff-month-11 = Ноябрь
staff-month-12 = Декабрь
staff-quarter = { $quarter }-й квартал { $year }

## Titles of sheets
staff-sheet-last-week = Последние пять недель
staff-sheet-last-week-topics = Темы за последние пять недель
staff-sheet-topics-over-time = Темы за полгода
staff-sheet-topics-by-language = Темы по языкам за последнюю неделю
staff-sheet-channels = Что стало с сообщениями
staff-sheet-askers-over-time = Люди, которые писали, по неделям
staff-sheet-hours = Когда люди пишут впервые за день
staff-sheet-not-understood = Не понято, по неделям
staff-sheet-missed-words = Слова из непонятых сообщений
staff-sheet-entries = Ответы
staff-sheet-sources = Кто пришёл по кампании
staff-sheet-urgent = Сообщения об опасности по языкам и неделям
staff-sheet-sms-parts = Части SMS по шлюзам и неделям
staff-sheet-report-topics = Темы
staff-sheet-report-askers = Люди, которые писали
staff-sheet-report-outcomes = Что стало с сообщениями
staff-sheet-report-urgent = Сообщения об опасности
staff-sheet-report-sources = Кампании
staff-sheet-report-entries = Ответы: показан, помог, не помог

## Last week
staff-week-from-until = С { $from } по { $until }.
staff-week-lead = Рядом – четыре недели перед ней; «обычно» – их среднее.
staff-up = ▲ на { $percent } % выше обычного
staff-down = ▼ на { $percent } % ниже обычного
staff-same = ● примерно как обычно
staff-not-comparable = Нельзя сравнить: одна из пяти недель меньше 11
staff-moved = Темы, которые выросли или упали
staff-nothing-moved = Ни одна тема не отличается от обычного больше чем на десятую часть.

## Other pages
staff-sparks = От недели { $first } до недели { $last }; жирным – число последней недели.
staff-topics-lead = Как часто спрашивали по каждой теме. Один человек считается по теме раз в день и не больше чем по трём темам.
staff-channels-lead = Сколько людей писали в Telegram и по SMS и что стало с их сообщениями.
staff-hours-lead = Когда люди начинают писать, по часам офиса: первое сообщение каждого человека за день. Чем гуще цвет, тем больше людей. Полезно, чтобы распределить дежурства на горячей линии.
staff-missed-lead = На что сервис не смог ответить. Каждый такой случай – вопрос к содержанию: не хватает ответа или формулировки?
staff-missed-share = За последнюю неделю не понято { $percent } % всех сообщений.
staff-missed-words = Считаются только слова, которые есть и в наших ответах и списках слов, никогда не имена, и только начиная с одиннадцати человек. Написанное людьми нигде не хранится.
staff-entries-lead = Как часто показывали каждый ответ и что люди сказали на вопрос «Это помогло?». Ответ, который часто не помогал, стоит перечитать.
staff-sources-lead = Сколько людей пришло по ссылке или SMS-слову кампании.
staff-registered = Зарегистрированные кампании
staff-no-campaigns = Ни одной кампании не зарегистрировано.
staff-campaign-code = Код
staff-campaign-name = Что это
staff-campaign-hint = От 2 до 32 латинских букв, цифр, дефисов или подчёркиваний, например radio-1. Ссылка: t.me/<бот>?start=radio-1. По SMS люди отправляют код. Незарегистрированное считается как «Прочее».
staff-campaign-register = Зарегистрировать
staff-campaign-remove = Удалить
staff-alerts-lead = На что стоит посмотреть сейчас. О темах судят по закрытым неделям, никогда по отдельному сообщению.
staff-no-alerts = Смотреть не на что.
staff-alert-elevated = По теме «{ $topic }» за неделю { $week } спросили { $figure } раз: намного больше, чем за восемь недель до этого. Есть ли об этом новости на местах?
staff-alert-not-understood = За неделю { $week } не понято { $percent } % сообщений. Смотрите страницу «Не понято».
staff-alert-silent = Через { $channel } никто не писал { $days ->
        [one] { $days } полный день
        [few] { $days } полных дня
       *[other] { $days } полных дней
    }. Работает ли канал? Попробуйте сами и запустите hamroh doctor.
staff-alert-sms-budget = Израсходовано { $percent } % сегодняшних частей SMS. Когда закончатся все, по SMS уйдут только номера помощи.
staff-alert-overdue = Просроченные проверки: { $reviews }. Смотрите страницу «Система».
staff-report-print = Чтобы напечатать или сохранить как PDF, используйте печать браузера: меню не попадёт на бумагу.
staff-report-weeks = Недели с { $from } по { $until }: неделя относится к тому месяцу, на который приходится её четверг.
staff-method = Как получены эти числа
staff-method-1 = Ҳамроҳ считает людей по дням: один человек прибавляет к числу не больше единицы в день. Кто уже посчитан, известно только в памяти, по случайному ключу, который исчезает в конце дня; поэтому никто не может сказать, сколько разных людей писало за месяц.
staff-method-2 = После перезапуска программа забывает, кого она посчитала в этот день: тогда человек может быть посчитан дважды.
staff-method-3 = Числа меньше 11 показаны как «<11», остальные округлены до ближайшей пятёрки. Число, из которого следовало бы маленькое, не показано (–). Итоги складываются из показанного, поэтому они «не меньше».
staff-method-4 = Показаны только законченные недели и месяцы.
staff-method-5 = Темы – это то, что поняла программа. Иногда она ошибается, и сообщение может быть о том, чего она не знает.
staff-method-6 = Текст, имя, номер или учётная запись тех, кто писал, не хранятся. Числа говорят, о чём спрашивают, а не сколько людей находится в таком положении.
staff-system-lead = Как работает программа сейчас.
staff-system-now = Сейчас
staff-system-version = Версия
staff-system-started = Работает с
staff-system-database = База данных
staff-system-batch = Числа записаны
staff-system-errors = Ошибки с запуска
staff-system-channels = Включённые каналы
staff-system-queues = Сообщения, которые ждут ответа
staff-system-none = нет
staff-system-never = ещё нет
staff-system-answers = Ответы
staff-system-contacts = Контакты
staff-reviews-due = Ответы с просроченной проверкой: { $number }
staff-no-reviews = Нет.
staff-contacts-due = Номера, которые показываются, но вы не проверяли их звонком 12 месяцев: { $number }
staff-contacts-doubtful = Контакты, которые никто не подтвердил и которые не показываются: { $number }
