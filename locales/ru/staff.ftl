# The staff's pages: the frame, signing in, who did what.

staff-title = Ҳамроҳ для сотрудников
staff-skip = К содержанию
staff-menu = Меню
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
staff-welcome-open = Вы на этом телефоне? Откройте приложение
staff-welcome-type = Или наберите в приложении этот ключ:
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
staff-role-viewer = смотрит и выгружает
staff-role-editor = ещё регистрирует кампании
staff-role-admin = ещё видит эту страницу
staff-deeds = Действия
staff-when = Когда (UTC)
staff-what = Что
staff-with = С чем
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
