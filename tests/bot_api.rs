//! The mock Bot API server against a plain client and against teloxide's own: strict types on both sides.

use std::time::{Duration, Instant};

use crate::support::bot_api::{BotApi, Fault, Outcome, TOKEN};
use serde_json::{Value, json};
use teloxide::{
    ApiError, RequestError,
    payloads::{
        EditMessageTextSetters, GetUpdatesSetters, SendMessageSetters, SetMyCommandsSetters,
        SetMyNameSetters,
    },
    requests::{Request, Requester},
    types::{
        BotCommand, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, MessageId, ParseMode,
        UpdateKind,
    },
};

/// Calls a method with JSON; the status and the body.
async fn call(bot_api: &BotApi, method: &str, fields: Value) -> (u16, Value) {
    let url = format!("{}/bot{TOKEN}/{method}", bot_api.url());
    let response = reqwest::Client::new().post(url).json(&fields).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// The description of the refusal.
async fn refusal(bot_api: &BotApi, method: &str, fields: Value) -> String {
    let (status, body) = call(bot_api, method, fields).await;
    assert_eq!((status, &body["ok"]), (400, &json!(false)), "{body}");
    body["description"].as_str().unwrap().to_owned()
}

/// The ids of the updates that a poll brings.
async fn poll(bot_api: &BotApi, fields: Value) -> Vec<i64> {
    let (_, body) = call(bot_api, "getUpdates", fields).await;
    let updates = body["result"].as_array().unwrap_or_else(|| panic!("{body}"));
    updates.iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
}

fn bot(bot_api: &BotApi) -> teloxide::Bot {
    teloxide::Bot::new(TOKEN).set_api_url(bot_api.url().parse().unwrap())
}

#[tokio::test]
async fn a_method_is_found_in_any_case_and_with_json_form_multipart_or_query() {
    let bot_api = BotApi::start();
    bot_api.person(1, "tg").says("салом");
    let client = reqwest::Client::new();
    let url = |method: &str| format!("{}/bot{TOKEN}/{method}", bot_api.url());
    let fields = [("chat_id", "1"), ("text", "яку ду & се")];
    let form = reqwest::multipart::Form::new().text("chat_id", "1").text("text", "яку ду & се");
    let requests = [
        client.post(url("SENDMESSAGE")).json(&json!({ "chat_id": 1, "text": "яку ду & се" })),
        client.post(url("sendmessage")).form(&fields),
        client.post(url("SendMessage")).multipart(form),
        client.get(reqwest::Url::parse_with_params(&url("sendMessage"), &fields).unwrap()),
    ];
    for request in requests {
        let body: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(body["result"]["text"], "яку ду & се", "{body}");
    }
    assert_eq!(bot_api.transcript().calls("sendMessage").count(), 4);
}

#[tokio::test]
async fn a_wrong_token_and_an_unknown_method_are_refused_as_the_real_server_does() {
    let bot_api = BotApi::start();
    let response = reqwest::get(format!("{}/bot1:wrong/getMe", bot_api.url())).await.unwrap();
    assert_eq!(response.status(), 401);
    assert_eq!(call(&bot_api, "sendDice", json!({})).await.0, 404);
    let wrong = teloxide::Bot::new("1:wrong").set_api_url(bot_api.url().parse().unwrap());
    let error = wrong.get_me().await.unwrap_err();
    assert!(matches!(error, RequestError::Api(ApiError::InvalidToken)), "{error}");
}

#[tokio::test]
async fn updates_come_again_until_an_offset_confirms_them() {
    let bot_api = BotApi::start();
    let person = bot_api.person(1, "ru");
    let ids: Vec<i64> = (0..5).map(|n| person.says(&n.to_string()).update).collect();
    assert_eq!(poll(&bot_api, json!({})).await, ids);
    assert_eq!(poll(&bot_api, json!({ "offset": ids[2], "limit": 2 })).await, ids[2..4]);
    assert_eq!(bot_api.pending(), 3, "an offset confirms all below it");
    assert_eq!(poll(&bot_api, json!({ "offset": -1 })).await, ids[4..], "counted from the end");
    assert_eq!(bot_api.pending(), 1);
    bot_api.wait_for_confirmation(ids[3]).await;
}

#[tokio::test]
async fn the_same_offset_asked_again_at_once_brings_one_update_only() {
    let bot_api = BotApi::start();
    let person = bot_api.person(1, "ru");
    let ids: Vec<i64> = (0..3).map(|n| person.says(&n.to_string()).update).collect();
    assert_eq!(poll(&bot_api, json!({ "offset": ids[0] })).await, ids);
    assert_eq!(poll(&bot_api, json!({ "offset": ids[0] })).await, ids[..1]);
    assert_eq!(poll(&bot_api, json!({ "offset": ids[1] })).await, ids[1..]);
}

#[tokio::test]
async fn a_poll_waits_for_an_update_and_ends_empty_after_its_timeout() {
    let bot_api = BotApi::start();
    let begun = Instant::now();
    assert!(poll(&bot_api, json!({ "offset": 0, "timeout": 1 })).await.is_empty());
    assert!(begun.elapsed() >= Duration::from_secs(1));
    let person = bot_api.person(1, "ru");
    let waiting = poll(&bot_api, json!({ "offset": 5, "timeout": 30 }));
    let (found, sent) = tokio::join!(waiting, async {
        tokio::task::yield_now().await;
        person.says("салом").update
    });
    assert_eq!(found, [sent]);
}

#[tokio::test]
async fn two_polls_at_once_and_a_poll_beside_a_webhook_are_conflicts() {
    let bot_api = BotApi::start();
    let first = call(&bot_api, "getUpdates", json!({ "offset": 1, "timeout": 1 }));
    let second = call(&bot_api, "getUpdates", json!({ "offset": 2, "timeout": 1 }));
    let (first, second) = tokio::join!(first, second);
    // Whichever came first is ended by the other.
    assert_eq!([first.0.min(second.0), first.0.max(second.0)], [200, 409]);
    call(&bot_api, "setWebhook", json!({ "url": "https://example.org/" })).await;
    assert_eq!(call(&bot_api, "getUpdates", json!({})).await.0, 409);
    call(&bot_api, "deleteWebhook", json!({})).await;
    assert_eq!(call(&bot_api, "getUpdates", json!({})).await.0, 200);
}

#[tokio::test]
async fn an_update_can_be_delivered_once_more_after_its_confirmation() {
    let bot_api = BotApi::start();
    let sent = bot_api.person(1, "ru").says("салом").update;
    poll(&bot_api, json!({ "offset": sent + 1 })).await;
    bot_api.redeliver(sent);
    assert_eq!(poll(&bot_api, json!({ "offset": sent + 2 })).await, [sent]);
    assert_eq!(poll(&bot_api, json!({ "offset": sent + 1 })).await, [0; 0]);
}

#[tokio::test]
async fn only_the_kinds_of_updates_that_were_asked_for_come() {
    let bot_api = BotApi::start();
    poll(&bot_api, json!({ "allowed_updates": ["message"] })).await;
    let person = bot_api.person(1, "ru");
    let sent = person.says("салом");
    person.edits(sent, "салом!");
    assert_eq!(poll(&bot_api, json!({ "offset": 1 })).await, [sent.update]);
}

#[tokio::test]
async fn texts_are_measured_after_their_markup_is_taken_out() {
    let bot_api = BotApi::start();
    bot_api.person(1, "tg").says("салом");
    let html = |text: &str| json!({ "chat_id": 1, "text": text, "parse_mode": "HTML" });
    for wrong in ["<b>a", "a</b>", "<b>a</i>", "<x>a</x>", "a < b", "a & b", "&nbsp;", "<a>x</a>"] {
        let said = refusal(&bot_api, "sendMessage", html(wrong)).await;
        assert!(said.contains("can't parse entities"), "{wrong}: {said}");
    }
    let empty = refusal(&bot_api, "sendMessage", html("<b> </b>")).await;
    assert_eq!(empty, "Bad Request: message text is empty");
    let full = format!("<b>{}</b>", "🎒".repeat(2048));
    assert_eq!(call(&bot_api, "sendMessage", html(&full)).await.0, 200);
    let over = refusal(&bot_api, "sendMessage", html(&format!("{full}.",))).await;
    assert_eq!(over, "Bad Request: message is too long");
    let link =
        html(" 🎒 <b>1 &lt; <i>2</i></b> &amp; <a href=\"https://a.example/?b=1&amp;c\">x</a>");
    let (_, body) = call(&bot_api, "sendMessage", link).await;
    assert_eq!(body["result"]["text"], "🎒 1 < 2 & x");
    let entities = json!([
        { "type": "italic", "offset": 7, "length": 1 },
        { "type": "bold", "offset": 3, "length": 5 },
        { "type": "text_link", "offset": 11, "length": 1, "url": "https://a.example/?b=1&c" },
    ]);
    assert_eq!(body["result"]["entities"], entities);
}

#[tokio::test]
async fn buttons_are_limited_in_number_and_in_bytes() {
    let bot_api = BotApi::start();
    bot_api.person(1, "tg").says("салом");
    let with = |rows: Value| json!({ "chat_id": 1, "text": "x", "reply_markup": { "inline_keyboard": rows } });
    let button = |data: &str| json!({ "text": "x", "callback_data": data });
    let long = "ҳ".repeat(33);
    for rows in [json!([[button("")]]), json!([[button(&long)]]), json!([[{ "text": "x" }]])] {
        refusal(&bot_api, "sendMessage", with(rows)).await;
    }
    let many: Vec<Value> = (0..101).map(|_| json!([button("x")])).collect();
    assert!(refusal(&bot_api, "sendMessage", with(json!(many))).await.contains("too long"));
    assert_eq!(call(&bot_api, "sendMessage", with(json!(many[..100]))).await.0, 200);
}

#[tokio::test]
async fn the_bot_may_write_only_to_whom_has_written_and_not_blocked_it() {
    let bot_api = BotApi::start();
    let person = bot_api.person(1, "tg");
    let message = json!({ "chat_id": 1, "text": "x" });
    assert_eq!(call(&bot_api, "sendMessage", message.clone()).await.0, 403);
    person.says("/start");
    assert_eq!(call(&bot_api, "sendMessage", message.clone()).await.0, 200);
    person.blocks(true);
    assert_eq!(call(&bot_api, "sendMessage", message).await.0, 403);
    let nobody = json!({ "chat_id": 2, "text": "x" });
    assert_eq!(refusal(&bot_api, "sendMessage", nobody).await, "Bad Request: chat not found");
}

#[tokio::test]
async fn an_edit_must_change_something_and_only_own_messages() {
    let bot_api = BotApi::start();
    let person = bot_api.person(1, "tg");
    let sent = person.says("салом").message;
    let (_, body) = call(&bot_api, "sendMessage", json!({ "chat_id": 1, "text": "x" })).await;
    let id = &body["result"]["message_id"];
    let same = json!({ "chat_id": 1, "message_id": id, "text": "x" });
    let said = refusal(&bot_api, "editMessageText", same).await;
    assert!(said.starts_with("Bad Request: message is not modified"), "{said}");
    let other = json!({ "chat_id": 1, "message_id": sent, "text": "y" });
    refusal(&bot_api, "editMessageText", other).await;
    let gone = json!({ "chat_id": 1, "message_id": 1, "text": "y" });
    refusal(&bot_api, "editMessageText", gone).await;
    let changed = json!({ "chat_id": 1, "message_id": id, "text": "y" });
    assert_eq!(call(&bot_api, "editMessageText", changed).await.1["result"]["text"], "y");
    assert!(person.replies()[1].edited);
}

#[tokio::test]
async fn at_most_a_hundred_messages_are_deleted_at_once() {
    let bot_api = BotApi::start();
    let person = bot_api.person(1, "tg");
    let ids: Vec<i64> = (0..101).map(|_| person.says("x").message).collect();
    let fields = |ids: &[i64]| json!({ "chat_id": 1, "message_ids": ids });
    refusal(&bot_api, "deleteMessages", fields(&ids)).await;
    assert_eq!(call(&bot_api, "deleteMessages", fields(&ids[1..])).await.0, 200);
    assert_eq!(person.messages(), ids[..1]);
    let one = json!({ "chat_id": 1, "message_id": ids[0] });
    assert_eq!(call(&bot_api, "deleteMessage", one.clone()).await.0, 200);
    refusal(&bot_api, "deleteMessage", one).await;
}

#[tokio::test]
async fn faults_come_as_scripted_and_for_one_chat_only() {
    let bot_api = BotApi::start();
    let (first, second) = (bot_api.person(1, "tg"), bot_api.person(2, "ru"));
    first.says("салом");
    second.says("салом");
    let to = |chat: i64| json!({ "chat_id": chat, "text": "x" });
    bot_api.on("sendMessage").in_chat(1).times(1).fails(Fault::too_many_requests(7));
    let (status, body) = call(&bot_api, "sendMessage", to(1)).await;
    assert_eq!((status, &body["parameters"]["retry_after"]), (429, &json!(7)));
    assert_eq!(call(&bot_api, "sendMessage", to(1)).await.0, 200);
    bot_api.on("sendmessage").in_chat(1).fails(Fault::broken());
    assert_eq!(call(&bot_api, "sendMessage", to(1)).await.0, 500);
    assert_eq!(call(&bot_api, "sendMessage", to(2)).await.0, 200);
    bot_api.mend();
    bot_api.on("sendMessage").times(1).fails(Fault::Cut);
    bot_api.on("sendMessage").times(1).fails(Fault::Lost);
    let url = format!("{}/bot{TOKEN}/sendMessage", bot_api.url());
    for seen in [2, 3] {
        let request = reqwest::Client::new().post(&url).json(&to(1));
        assert!(request.send().await.is_err(), "the connection was not cut");
        assert_eq!(first.replies().len(), seen - 1);
    }
    bot_api.on("sendMessage").times(1).fails(Fault::Slow(Duration::from_millis(50)));
    let begun = Instant::now();
    assert_eq!(call(&bot_api, "sendMessage", to(1)).await.0, 200);
    assert!(begun.elapsed() >= Duration::from_millis(50));
    let outcomes: Vec<Outcome> =
        bot_api.transcript().calls("sendMessage").map(|call| call.outcome).collect();
    assert_eq!(outcomes[0], Outcome::Refused(429));
    assert!(outcomes.contains(&Outcome::Cut));
}

#[tokio::test]
async fn teloxide_reads_every_kind_of_update() {
    let bot_api = BotApi::start();
    let person = bot_api.person(1, "tg-TJ");
    let group = bot_api.group(-100_200, "Ҳамдиёрон");
    bot(&bot_api).get_me().await.unwrap();
    let sent = person.says("/start work-patent");
    person.edits(sent, "/start");
    person.sends_location(55.75, 37.62);
    person.sends_sticker();
    person.sends_voice();
    person.sends_photo("ин чист?");
    person.sends_document();
    person.sends_contact("+70000000000", "X");
    person.presses_old("m:tg");
    group.hears(&person, "/topics@hamroh_test_bot");
    let updates = bot(&bot_api).get_updates().timeout(1).send().await.unwrap();
    assert_eq!(updates.len(), 10);
    for update in updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
        assert_eq!(update.from().unwrap().language_code.as_deref(), Some("tg-TJ"));
    }
}

#[tokio::test]
async fn teloxide_sends_edits_and_answers_a_press() {
    let bot_api = BotApi::start();
    let (bot, person) = (bot(&bot_api), bot_api.person(1, "ru"));
    person.says("/start");
    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Меню", "m:ru")]]);
    let sent = bot.send_message(ChatId(1), "<b>Салом</b>").parse_mode(ParseMode::Html);
    let sent = sent.reply_markup(keyboard.clone()).await.unwrap();
    let update = person.presses("Меню").await;
    let updates = bot.get_updates().offset(update as i32).await.unwrap();
    let UpdateKind::CallbackQuery(press) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(press.data.as_deref(), Some("m:ru"));
    bot.answer_callback_query(press.id.clone()).await.unwrap();
    bot.edit_message_text(ChatId(1), sent.id, "Меню").reply_markup(keyboard).await.unwrap();
    bot.edit_message_reply_markup(ChatId(1), sent.id).await.unwrap();
    let again = bot.edit_message_text(ChatId(1), sent.id, "Меню").await.unwrap_err();
    assert!(matches!(again, RequestError::Api(ApiError::MessageNotModified)), "{again}");
    let late = bot.answer_callback_query("1".to_owned().into()).await.unwrap_err();
    // The real server writes "query ID"; teloxide 0.17 knows "query id" only.
    assert!(matches!(late, RequestError::Api(ApiError::Unknown(_))), "{late}");
    assert!(late.to_string().contains("query is too old"), "{late}");
    bot.delete_messages(ChatId(1), [MessageId(1), sent.id]).await.unwrap();
    assert_eq!(person.reply().await.text, "Салом");
}

#[tokio::test]
async fn teloxide_sets_commands_name_and_descriptions_by_language() {
    let bot_api = BotApi::start();
    let bot = bot(&bot_api);
    bot.set_my_commands([BotCommand::new("sos", "112")]).language_code("tg").await.unwrap();
    assert_eq!(bot.get_my_commands().await.unwrap(), []);
    bot.set_my_name().name("Ҳамроҳ").await.unwrap();
    assert_eq!(bot.get_my_name().await.unwrap().name, "Ҳамроҳ");
    bot.set_my_description().await.unwrap();
    bot.set_my_short_description().await.unwrap();
    assert_eq!(bot.get_my_description().await.unwrap().description, "");
    assert_eq!(bot.get_my_short_description().await.unwrap().short_description, "");
    bot.get_webhook_info().await.unwrap();
    let upper = bot.set_my_commands([BotCommand::new("SOS", "112")]).await.unwrap_err();
    assert!(upper.to_string().contains("BOT_COMMAND_INVALID"), "{upper}");
}
