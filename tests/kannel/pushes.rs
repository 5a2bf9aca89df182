//! Replies by `sendsms` instead of in the body.

use crate::{
    kannel::{KANNEL, Ports, World},
    support::{
        kannel::{PASSWORD, USER},
        sms::launch,
    },
};

#[tokio::test]
async fn a_reply_by_sendsms_arrives_whole_and_once() {
    let ports = Ports::free();
    let gateway = format!(
        "{KANNEL}[gateway.sendsms]\nurl = \"http://127.0.0.1:{}/cgi-bin/sendsms\"\nuser = \"{USER}\"\npassword_env = \"SENDSMS_PASSWORD\"\n",
        ports.sendsms
    );
    let world = World::prepared(&ports, None, |own| {
        launch(&gateway).with("HAMROH_SMS_LISTEN", own).with("SENDSMS_PASSWORD", PASSWORD)
    })
    .await;
    let telephone = world.somebody();
    for text in ["Сколько стоит патент в Москве?", "How much is a work patent?", "патент чанд пул?"]
    {
        let words = telephone.asks(text).await;
        assert!(words.contains("atent") || words.contains("атент"), "{words}");
    }
    telephone.has_got_nothing_more().await;
}
