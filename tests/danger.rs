//! Danger of every kind is heard, in every language; what only sounds frightening is not taken for it.
//!
//! The messages were written for this test alone and stand in no other file. No native speaker has checked them yet.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveDate;
use hamroh::{
    conversation::{Channel, Guide, Inbound, Outcome, Said, Session, turn},
    knowledge::{Harm, read, shipped_files},
};

static GUIDE: LazyLock<Guide> =
    LazyLock::new(|| Guide::new(read(&shipped_files()).unwrap(), None, true));

/// What becomes of a first message.
fn outcome(text: &str) -> Outcome {
    let inbound = Inbound {
        channel: Channel::Sms,
        locale_hint: None,
        today: NaiveDate::default(),
        said: Said::Text(text.to_owned()),
    };
    turn(&GUIDE, Session::default(), &inbound).observation.outcome
}

/// Every message gets the help numbers, or none does.
fn assert_all(messages: &[&str], urgent: bool) {
    let differs = |text: &&&str| (outcome(text) == Outcome::Urgent) != urgent;
    let wrong: Vec<_> = messages.iter().filter(differs).collect();
    assert!(wrong.is_empty(), "urgent should be {urgent}: {wrong:#?}");
}

/// A message in Tajik, Russian and English for each kind of danger.
const MESSAGES: [(Harm, [&str; 3]); 22] = [
    (
        Harm::AbuseOfVulnerability,
        [
            "Соҳибкор медонад, ки ман бе ҳуҷҷатам, барои ҳамин бепул кор мефармояд ва мегӯяд ба полис медиҳам",
            "Бригадир знает что у меня нет регистрации, говорит работай бесплатно или сдам тебя миграции",
            "My boss knows my visa ended so he pays nothing and says he will call immigration if I complain",
        ],
    ),
    (
        Harm::Deception,
        [
            "Гуфтанд дар тарабхона ошпаз мешавӣ, оварданд ба хонае, ки ба мардҳо хизмат кардан лозим, рафтан намемонанд",
            "Обещали место официантки, привезли в сауну и теперь не выпускают",
            "They promised me a job in a shop but here they lock us up and make us work on a farm",
        ],
    ),
    (
        Harm::RestrictionOfMovement,
        [
            "Дарвозаро қулф мекунанд, посбон ҳеҷ касро аз сехи дӯзандагӣ берун намебарорад",
            "Нас держат в цеху под замком, ворота открывает только охранник",
            "we are kept behind a locked gate and the guard won't let anybody out of the factory",
        ],
    ),
    (
        Harm::Isolation,
        [
            "Телефонамонро гирифтанд, бо хонаводаам гап задан намемонанд, намедонам дар куҷоям",
            "Забрали у всех телефоны, родным звонить запрещают, даже адреса этого места не знаю",
            "he took my phone and I am not allowed to speak to my family, I don't know where this house is",
        ],
    ),
    (
        Harm::PhysicalAndSexualViolence,
        [
            "Прораб моро бо чӯб мезанад, дастам шикаст",
            "Начальник каждый вечер бьёт нас арматурой, у меня сломана рука",
            "the foreman beats us with a pipe every night and broke my friend's arm",
        ],
    ),
    (
        Harm::IntimidationAndThreats,
        [
            "мегуяд агар аз кор гурезам бачахоямро меёбанд ва мекушанд",
            "Угрожают, если уеду со стройки, найдут мою семью и зарежут",
            "they threaten to kill my parents if I run away from this job",
        ],
    ),
    (
        Harm::RetentionOfIdentityDocuments,
        [
            "Хучаин шиносномаамро гирифта пинхон кард, чанд бор пурсидам намедихад",
            "Хозяйка спрятала мой паспорт и отказывается возвращать",
            "my employer took my passport when I arrived and refuses to give it back",
        ],
    ),
    (
        Harm::WithholdingOfWages,
        [
            "Панҷ моҳ музд намедиҳанд ва рафтан намегузоранд, мегӯянд то тамом шудани бино кор кун",
            "Полгода не платят и не отпускают домой, грозят если уйдём",
            "no salary for five months and they don't let us leave until the building is finished",
        ],
    ),
    (
        Harm::DebtBondage,
        [
            "Мегӯянд барои чипта ва хӯрок қарздорӣ, то қарзро бо кор наканӣ озод намешавӣ",
            "Говорят я должна им за дорогу три тысячи долларов и пока не отработаю долг не уйду",
            "they say I owe them for the ticket and I must work it off, every month the debt gets bigger and I can't leave",
        ],
    ),
    (
        Harm::AbusiveConditions,
        [
            "Моро дар оғил бо гӯсфандон нигоҳ медоранд, об намедиҳанд, рафтан намегузоранд",
            "Живём в подвале без воды и света, работаем с химией без масок, уйти не дают",
            "we sleep in a metal container without water and food and they will not let us go",
        ],
    ),
    (
        Harm::ExcessiveOvertime,
        [
            "бисту соат кор мефармоянд, хоб кардан намемонанд, кӣ монда шавад мезанад",
            "Заставляют работать по двадцать часов без сна, кто садится, того бьют",
            "they force us to work 20 hours a day with no sleep and whoever stops gets beaten",
        ],
    ),
    (
        Harm::BeingSold,
        [
            "Маро ба хӯҷаини дигар фурӯхтанд, ӯ мегӯяд барои ту пул додаам",
            "Посредник продал нас на кирпичный завод, новый хозяин говорит я вас купил",
            "the agent sold me to another family and the lady says she bought me",
        ],
    ),
    (
        Harm::ForcedProstitution,
        [
            "Ҳар шаб маро маҷбур мекунанд, ки бо мардони бегона хоб равам",
            "Нас заставляют обслуживать клиентов в квартире, деньги забирает мамка",
            "they force me to have sex with men and take all the money",
        ],
    ),
    (
        Harm::ForcedMarriage,
        [
            "Падарам маро маҷбуран ба шавҳар медиҳад, ман намехоҳам, 16 солаам",
            "Родители насильно выдают меня замуж за старика через неделю, я не хочу",
            "my uncle is forcing me to marry a man I have never met",
        ],
    ),
    (
        Harm::ChildExploitation,
        [
            "Писарчаи даҳсоларо маҷбур мекунанд дар бозор гадоӣ кунад, пулашро мегиранд",
            "Мальчика одиннадцати лет заставляют попрошайничать в метро, вечером бьют",
            "a little girl from our village is made to beg on the street and they hit her if she brings no money",
        ],
    ),
    (
        Harm::ForcedMilitaryContract,
        [
            "Дар шуъбаи полис маро мезананд, ки шартномаи ҷангро имзо кунам",
            "Брата в отделе силой заставляют подписать контракт и отправить на СВО",
            "the police are forcing my son to sign a military contract and go to the war",
        ],
    ),
    (
        Harm::DomesticViolence,
        [
            "Шавҳарам маст омада маро то хун мезанад, аз ӯ метарсам",
            "Муж избивает меня при детях и не выпускает из квартиры",
            "my husband hits me and I am scared he will kill me",
        ],
    ),
    (
        Harm::BlackmailImages,
        [
            "Суратҳои лучи маро дорад, мегӯяд пул надиҳӣ ба падарат мефиристам",
            "Парень угрожает выложить моё интимное видео, если не заплачу",
            "he says he will send my naked photos to my family unless I pay him",
        ],
    ),
    (
        Harm::DeniedDoctor,
        [
            "Аз болохона афтодам, пойам шикаст, хӯҷаин ба духтур бурдан намемонад",
            "Коллега сильно обжёгся, а хозяин запрещает вызывать скорую",
            "he is bleeding badly and the boss will not let us take him to a hospital",
        ],
    ),
    (
        Harm::Suicide,
        [
            "Дигар зиндагӣ кардан намехоҳам, мехоҳам бимирам",
            "Я больше не могу, хочу покончить с собой",
            "I want to end my life, nobody will miss me",
        ],
    ),
    (
        Harm::KidnappingRansom,
        [
            "Бародарамро дуздида бурданд, барои озод кардан як миллион рубл талаб мекунанд",
            "Дядю похитили, звонят и требуют выкуп за него",
            "my cousin was kidnapped and they want money or they will cut his fingers",
        ],
    ),
    (
        Harm::ForcedCrime,
        [
            "Маро маҷбур мекунанд, ки маводи мухаддир кашонам, вагарна мезананд",
            "Под угрозой заставляют раскладывать закладки, уйти не могу",
            "they make me carry drugs for them and say they will hurt my sister if I stop",
        ],
    ),
];

#[test]
fn every_kind_of_danger_has_messages_here() {
    let kinds: Vec<Harm> = MESSAGES.iter().map(|(harm, _)| *harm).collect();
    assert_eq!(kinds, Harm::all().collect::<Vec<_>>());
    assert_eq!(Harm::ILO_INDICATORS.len(), 11, "the ILO names eleven indicators of forced labour");
}

#[test]
fn every_kind_of_danger_is_heard_in_tajik_russian_and_english() {
    let unheard: Vec<_> = MESSAGES
        .iter()
        .flat_map(|(harm, texts)| texts.iter().map(move |text| (harm, text)))
        .filter(|(_, text)| outcome(text) != Outcome::Urgent)
        .collect();
    assert!(unheard.is_empty(), "{unheard:#?}");
}

#[test]
fn every_kind_of_danger_has_examples_and_a_rule_if_it_is_danger_alone() {
    let vocabulary = &GUIDE.content.vocabulary;
    let mut examples: BTreeMap<Harm, usize> = BTreeMap::new();
    for kind in &vocabulary.danger_examples {
        *examples.entry(kind.kind).or_default() += kind.texts.len();
    }
    for harm in Harm::all() {
        assert!(examples.get(&harm).is_some_and(|count| *count >= 20), "{harm}");
        let has_rule = vocabulary.danger.iter().any(|rule| rule.indicator == harm);
        assert_eq!(has_rule, harm.is_danger_alone(), "{harm}");
    }
}

#[test]
fn danger_told_with_a_not_is_danger() {
    assert_all(
        &[
            "моро намегузоранд ки аз ин ҷо бароем",
            "ҳуҷҷатамонро барнамегардонанд, гирифта пинҳон карданд",
            "нам не дают выходить и не возвращают документы",
            "не хочу так жить, не вижу смысла",
            "they do not let me call home and never give us the key",
            "I can't leave, he does not give my documents back",
        ],
        true,
    );
}

#[test]
fn danger_of_somebody_else_is_danger() {
    assert_all(
        &[
            "Додарамро дар Сургут хӯҷаин қулф кардааст, хабар фиристод",
            "ба духтари ҳамсоя зӯроварӣ мекунанд, вай гиря мекунад",
            "Сестру в Дубае заперли в доме хозяева и бьют",
            "Моему другу угрожают убить если он уйдёт с работы",
            "My brother is locked in a basement and they beat him",
            "her employer keeps her passport and does not let her out of the house",
        ],
        true,
    );
}

#[test]
fn frightening_words_without_danger_bring_no_alarm() {
    assert_all(
        &[
            "Дандонам аз дард маро мекушад, духтури арзон дар куҷост?",
            "Телефонам мурд, чӣ тавр сим-картаро барқарор кунам?",
            "Барои одамрабоӣ чанд сол ҷазо медиҳанд?",
            "Цены на патент просто убивают, сколько платить в этом месяце?",
            "Мне грозит депортация за просроченную регистрацию?",
            "Работодатель задержал зарплату на две недели, куда пожаловаться?",
            "В новостях писали о торговле людьми, что это значит?",
            "What is the punishment for smuggling people?",
            "This heat is killing me, can I get a day off?",
            "I was fined and banned, how do I check when the ban ends?",
        ],
        false,
    );
}
