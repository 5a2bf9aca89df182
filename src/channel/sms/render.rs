//! A reply as the words of an SMS.

use super::segments::{count, fitted};
use crate::{
    channel::lines::lines,
    conversation::{Press, Reply},
};

/// What a reply says by SMS, before it is laid out on pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The words.
    pub body: String,
    /// What can be chosen, and what the choice does.
    pub options: Vec<(String, Press)>,
    /// How to go on from here.
    pub hint: Option<String>,
}

impl Draft {
    /// The reply's brief text if it has one, else all its parts; its options, unless they are not to be listed.
    ///
    /// Buttons that are no choice are left out: their words (0, 00) can be typed.
    pub fn of(reply: &Reply) -> Self {
        let plain = |part| lines(part, |span| span.words().to_owned());
        let body = match &reply.brief {
            Some(brief) => brief.text.clone(),
            None => reply.parts.iter().flat_map(plain).collect::<Vec<_>>().join("\n"),
        };
        let listed = reply.brief.as_ref().is_none_or(|brief| brief.lists);
        let options = reply.options.iter().filter(|_| listed);
        Self {
            body,
            options: options
                .map(|option| (unadorned(&option.label).to_owned(), option.press.clone()))
                .collect(),
            hint: reply.brief.as_ref().and_then(|brief| brief.hint.clone()),
        }
    }

    /// The same in other letters.
    pub fn spelled(self, spell: impl Fn(&str) -> String) -> Self {
        Self {
            body: spell(&self.body),
            options: self
                .options
                .into_iter()
                .map(|(label, press)| (spell(&label), press))
                .collect(),
            hint: self.hint.map(|hint| spell(&hint)),
        }
    }
}

/// The whole text of a reply with its hint, however long it is.
pub fn render(reply: &Reply) -> String {
    let Draft { body, options, hint } = Draft::of(reply);
    let numbered = options.iter().zip(1..).map(|((label, _), number)| format!("{number} {label}"));
    let mut all: Vec<String> = std::iter::once(body).chain(numbered).chain(hint).collect();
    all.retain(|line| !line.is_empty());
    fitted(&all.join("\n")).into_owned()
}

/// The text of a reply with what it costs below it, for those who look at it on a screen.
pub fn preview(reply: &Reply) -> String {
    let text = render(reply);
    let cost = count(&text);
    format!("{text}\n[{cost}]")
}

/// A label without the emoji before it: that alone would force an English text into UCS-2.
fn unadorned(label: &str) -> &str {
    match label.split_once(' ') {
        Some((sign, words)) if !sign.contains(|c: char| c.is_alphanumeric() || c.is_ascii()) => {
            words
        }
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        conversation::{Action, Brief, Button, Part, Press, ReplyKind, Span},
        localisation::Locale,
    };

    fn menu(labels: &[&str]) -> Reply {
        let press = Press { locale: Locale::En, action: Action::Menu };
        let option = |label: &&str| Button { label: (*label).into(), press: press.clone() };
        let mut reply = Reply::new(ReplyKind::Menu, vec![Part::plain("Choose:")]);
        reply.options = labels.iter().map(option).collect();
        reply.actions = vec![reply.options.clone()];
        reply
    }

    #[test]
    fn what_can_be_chosen_is_numbered_and_other_buttons_are_left_out() {
        let reply = menu(&["🎒 Before you go", "Work – “black” list"]);
        assert_eq!(render(&reply), "Choose:\n1 Before you go\n2 Work - \"black\" list");
    }

    #[test]
    fn the_brief_text_stands_for_the_parts() {
        let mut reply = menu(&["One"]);
        reply.brief = Some(Brief::new("Short.").hinted("0 help".into()));
        assert_eq!(render(&reply), "Short.\n1 One\n0 help");
        reply.brief = Some(Brief::new("Short.").alone());
        assert_eq!(render(&reply), "Short.");
        reply.brief = Some(Brief::default().hinted("0 help".into()));
        assert_eq!(render(&reply), "0 help");
    }

    #[test]
    fn parts_without_a_brief_text_become_plain_lines() {
        let link = Span::Link { words: "page".into(), address: "https://example.org/".into() };
        let parts = vec![
            Part::Title("Title".into()),
            Part::Steps(vec![vec![Span::Bold("Do".into())], vec![link]]),
            Part::Bullets(vec![vec![Span::Plain("Item".into())]]),
        ];
        assert_eq!(render(&Reply::new(ReplyKind::Notice, parts)), "Title\n1. Do\n2. page\n- Item");
    }

    #[test]
    fn a_preview_names_what_the_text_costs() {
        let mut reply = menu(&[]);
        reply.brief = Some(Brief::new("ҳ".repeat(121)));
        assert!(preview(&reply).ends_with("\n[2 parts, UCS-2, 121 units]"));
        reply.brief = Some(Brief::new("yes"));
        assert_eq!(preview(&reply), "yes\n[1 part, GSM-7, 3 units]");
    }
}
