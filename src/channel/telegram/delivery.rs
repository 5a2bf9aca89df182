//! Putting replies before a person.

use std::time::Instant;

use serde_json::Value;
use teloxide::{
    payloads::{
        AnswerCallbackQuery, AnswerCallbackQuerySetters, DeleteMessages, EditMessageText,
        EditMessageTextSetters, SendMessage, SendMessageSetters,
    },
    types::{
        CallbackQueryId, ChatId, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ParseMode,
        ReplyParameters, ThreadId,
    },
};

use super::{
    api::Api,
    error::ApiError,
    patience::{Patience, Undelivered},
    question::{Origin, Question},
    render::{plain, render},
};
use crate::{
    conversation::Reply,
    memory::{Address, Sent},
};

/// Messages that one request can delete (Bot API, `deleteMessages`).
const DELETED_AT_ONCE: usize = 100;
/// Characters that can be shown in passing (Bot API, `answerCallbackQuery`).
const TOAST: usize = 200;

/// Puts replies before the person who asked.
pub(super) struct Delivery<'a> {
    pub api: &'a Api,
    pub sent: &'a Sent,
    pub question: &'a Question,
    pub patience: Patience<'a>,
}

/// What is read of an answer that only says that it was done. Whatever else it says, it must not be sent again.
type Done = serde::de::IgnoredAny;

impl Delivery<'_> {
    /// Shows a reply: in place of the message whose button was pressed, if it asks for that and Telegram lets it be
    /// changed, else in messages of its own.
    pub async fn show(&self, reply: &Reply) -> Result<(), Undelivered> {
        let rendered = render(reply);
        if let (true, [page]) = (reply.replaces, rendered.pages.as_slice())
            && self.edit(page, rendered.keyboard.as_ref()).await?
        {
            return Ok(());
        }
        let last = rendered.pages.len();
        for (number, page) in (1..).zip(rendered.pages) {
            let keyboard = rendered.keyboard.clone().filter(|_| number == last);
            let message = self.message(page).parse_mode(ParseMode::Html);
            match self.send(with(message, keyboard)).await {
                Err(Undelivered::Refused(error @ ApiError::Rejected { .. })) => {
                    tracing::error!(error = %error, "A reply was refused and is sent without markup");
                    return self.send(self.message(plain(reply))).await;
                }
                sent => sent?,
            }
        }
        Ok(())
    }

    /// Sends a text without markup.
    pub async fn tell(&self, text: String) -> Result<(), Undelivered> {
        self.send(self.message(text)).await
    }

    /// Shows a line that makes no sound.
    pub async fn show_silently(&self, reply: &Reply) -> Result<(), Undelivered> {
        self.send(self.message(plain(reply)).disable_notification(true)).await
    }

    /// Changes the message with the button. `false`: it cannot be changed.
    async fn edit(
        &self,
        page: &str,
        keyboard: Option<&InlineKeyboardMarkup>,
    ) -> Result<bool, Undelivered> {
        let Origin::Button { message, reachable: true, .. } = self.question.origin else {
            return Ok(false);
        };
        let chat = ChatId(self.question.chat);
        let mut edit = EditMessageText::new(chat, MessageId(message), page)
            .parse_mode(ParseMode::Html)
            .link_preview_options(NO_PREVIEW);
        edit.reply_markup = keyboard.cloned();
        match self.patience.send::<_, Done>(self.api, &edit).await {
            Ok(_) | Err(Undelivered::Refused(ApiError::Unchanged)) => Ok(true),
            Err(Undelivered::Refused(ApiError::Rejected { .. })) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn send(&self, message: SendMessage) -> Result<(), Undelivered> {
        let sent: Value = self.patience.send(self.api, &message).await?;
        let id = sent.get("message_id").and_then(Value::as_i64).and_then(|id| id.try_into().ok());
        if let (true, Some(id)) = (self.question.private, id) {
            self.sent.note(&Address::telegram(self.question.chat), id, Instant::now());
        }
        Ok(())
    }

    /// In a group an answer hangs on its question.
    fn message(&self, text: String) -> SendMessage {
        let question = self.question;
        let mut message =
            SendMessage::new(ChatId(question.chat), text).link_preview_options(NO_PREVIEW);
        message.message_thread_id = question.thread.map(|thread| ThreadId(MessageId(thread)));
        if let (false, Origin::Message { id, .. } | Origin::Edit { id }) =
            (question.private, &question.origin)
        {
            let on = ReplyParameters::new(MessageId(*id)).allow_sending_without_reply();
            message.reply_parameters = Some(on);
        }
        message
    }

    /// Ends the waiting sign on a pressed button, with a word in passing if there is one.
    ///
    /// Best effort: it carries no answer, and Telegram takes it for a short time only.
    pub async fn acknowledge(&self, query: &str, toast: Option<&Reply>) {
        let mut answer = AnswerCallbackQuery::new(CallbackQueryId(query.to_owned()));
        if let Some(toast) = toast {
            answer = answer.text(plain(toast).chars().take(TOAST).collect::<String>());
        }
        let _ = self.patience.send::<_, Done>(self.api, &answer).await;
    }

    /// Deletes what is still known of this chat, both ways.
    pub async fn delete_all(&self) {
        let known = self.sent.take(&Address::telegram(self.question.chat), Instant::now());
        for some in known.chunks(DELETED_AT_ONCE) {
            let ids = some.iter().copied().map(MessageId);
            let delete = DeleteMessages::new(ChatId(self.question.chat), ids);
            let deleted = self.patience.send::<_, Done>(self.api, &delete).await;
            if let Err(Undelivered::Refused(error)) = deleted {
                tracing::warn!(error = %error, "Messages could not be deleted");
            }
        }
    }
}

const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};

fn with(message: SendMessage, keyboard: Option<InlineKeyboardMarkup>) -> SendMessage {
    match keyboard {
        Some(keyboard) => message.reply_markup(keyboard),
        None => message,
    }
}
