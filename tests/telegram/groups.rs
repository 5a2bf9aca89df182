//! In groups only what is meant for the bot is answered.

use hamroh::localisation::Locale;

use crate::{
    support::{bot_api::USERNAME, words::said},
    telegram::World,
};

#[tokio::test]
async fn in_a_group_only_commands_mentions_and_answers_to_the_bot_are_answered() {
    let world = World::shared().await;
    let group = world.bot_api.group(-1_002_000_000_001, "Ҳамдиёрон");
    let person = world.somebody("ru");
    let replies = async |expected: usize| {
        let shown = world.bot_api.wait_for("a reply in the group", |transcript| {
            (transcript.shown(group.id).count() >= expected).then_some(())
        });
        shown.await;
        assert_eq!(group.replies().len(), expected, "{:#?}", group.replies());
        group.replies().pop().expect("a reply")
    };
    group.hears(&person, "кто знает, сколько стоит патент?");
    group.hears(&person, "/topics@another_bot");
    group.hears(&person, "@somebody как проверить запрет на въезд?");
    group.hears(&person, &format!("/help@{USERNAME}"));
    let how_to = replies(1).await;
    assert!(how_to.text.contains(&said(Locale::Ru, "how-to")), "{}", how_to.text);
    group.hears(&person, &format!("@{USERNAME} 214"));
    let answer = replies(2).await;
    assert!(answer.text.contains(&said(Locale::Ru, "answer-sources")), "{}", answer.text);
    group.hears_answer(&person, "290", answer.message);
    let privacy = replies(3).await;
    assert!(privacy.text.contains(&said(Locale::Ru, "answer-sources")), "{}", privacy.text);
    group.hears(&person, "спасибо всем");
    group.hears(&person, "/topics");
    replies(4).await;
}
