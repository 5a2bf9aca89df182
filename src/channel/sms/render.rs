//! A reply as the text of an SMS.

use super::segments::{count, fitted};
use crate::{channel::lines::lines, conversation::Reply};

/// The text of a reply: its brief text if it has one, else all its parts; then what can be chosen, one numbered line each.
///
/// Buttons that are no choice are left out: their words (SOS, MENU) can be typed.
pub fn render(reply: &Reply) -> String {
    let mut all = match &reply.brief {
        Some(brief) => vec![brief.clone()],
        None => reply
            .parts
            .iter()
            .flat_map(|part| lines(part, |span| span.words().to_owned()))
            .collect(),
    };
    let options = reply.options.iter().zip(1..);
    all.extend(options.map(|(option, number)| format!("{number} {}", unadorned(&option.label))));
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
        conversation::{Action, Button, Part, Press, ReplyKind, Span},
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
        reply.brief = Some("Short.".into());
        assert_eq!(render(&reply), "Short.\n1 One");
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
        reply.brief = Some("ҳ".repeat(121));
        assert!(preview(&reply).ends_with("\n[2 parts, UCS-2, 121 units]"));
        reply.brief = Some("yes".into());
        assert_eq!(preview(&reply), "yes\n[1 part, GSM-7, 3 units]");
    }
}
