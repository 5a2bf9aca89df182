//! The terminal: a conversation by lines, for those who run the service or write for it.

use std::{
    io::{self, BufRead, Write},
    time::Instant,
};

use super::{Desk, Handset, command::typed, lines::lines, today};
use crate::{
    conversation::{Button, Channel, Command, Inbound, Press, Reply, Said, Span},
    localisation::{Args, Locale, phrases},
    memory::Address,
};

/// Talks as in a messenger until the input ends: every button has a number that presses it. `locale` is what is known of the
/// person's language.
///
/// # Errors
/// What reading or writing reports.
pub fn chat(
    desk: &Desk,
    locale: Option<Locale>,
    mut input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let address = Address::terminal();
    greet(locale, &mut output)?;
    let mut said = Said::Command(Command::Start(None));
    loop {
        let channel = Channel::Terminal;
        let inbound = Inbound { channel, locale_hint: locale, today: today(), said };
        let turn = desk.answer(&address, &inbound, Instant::now());
        let shown = show(&turn.replies, &mut output)?;
        desk.settle(&address, &turn, Instant::now());
        let Some(line) = read(&mut input, &mut output)? else { return writeln!(output) };
        said = match pressed(&line, &shown) {
            Some(press) => Said::Pressed(press.clone()),
            None => typed(&line),
        };
    }
}

/// Talks as by SMS until the input ends: each answer is the one message that would be sent, with what it costs. Silence is an
/// empty line.
///
/// # Errors
/// What reading or writing reports.
pub fn chat_by_sms(
    handset: &Handset,
    locale: Option<Locale>,
    mut input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    greet(locale, &mut output)?;
    while let Some(line) = read(&mut input, &mut output)? {
        match handset(&Address::terminal(), &line, locale, Instant::now()) {
            Some(sms) => writeln!(output, "{}\n[{sms}]\n", sms.text)?,
            None => writeln!(output)?,
        }
    }
    writeln!(output)
}

fn greet(locale: Option<Locale>, output: &mut impl Write) -> io::Result<()> {
    let hint = phrases().say(locale.unwrap_or_default(), "terminal-hint", &Args::new());
    writeln!(output, "{hint}\n")
}

/// A reply as text with its choices numbered, for a single answer in the terminal.
pub fn plain(reply: &Reply) -> String {
    let mut all = vec![text(reply)];
    let options = reply.options.iter().zip(1..);
    all.push(
        options.map(|(option, number)| numbered(number, option)).collect::<Vec<_>>().join("\n"),
    );
    all.retain(|part| !part.is_empty());
    all.join("\n\n")
}

/// Writes the replies; returns what the numbers shown press, from 1.
fn show(replies: &[Reply], output: &mut impl Write) -> io::Result<Vec<Press>> {
    let mut shown = Vec::new();
    for reply in replies {
        writeln!(output, "{}\n", text(reply))?;
        buttons(reply, &mut shown, output)?;
    }
    Ok(shown)
}

/// Each choice on a line of its own, each row of actions on one; numbers go on from one reply to the next.
fn buttons(reply: &Reply, shown: &mut Vec<Press>, output: &mut impl Write) -> io::Result<()> {
    let rows = reply.options.chunks(1).chain(reply.actions.iter().map(Vec::as_slice));
    let mut any = false;
    for row in rows {
        let mut labels = Vec::new();
        for button in row {
            shown.push(button.press.clone());
            labels.push(numbered(shown.len(), button));
        }
        writeln!(output, "{}", labels.join("   "))?;
        any = true;
    }
    if any { writeln!(output) } else { Ok(()) }
}

fn numbered(number: usize, button: &Button) -> String {
    format!("{number:>2} {}", button.label)
}

/// All parts, with an empty line between them.
pub fn text(reply: &Reply) -> String {
    let part = |part| lines(part, span).join("\n");
    reply.parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}

fn span(span: &Span) -> String {
    match span {
        Span::Plain(words) | Span::Bold(words) => words.clone(),
        Span::Link { words, address } => format!("{words} ({address})"),
    }
}

/// The next line that says something. `None` at the end of the input.
fn read(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<Option<String>> {
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        // A terminal may be set to another encoding: what cannot be read is no reason to end.
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if !line.is_empty() {
            return Ok(Some(line.to_owned()));
        }
    }
}

fn pressed<'a>(line: &str, shown: &'a [Press]) -> Option<&'a Press> {
    let number: usize = line.trim_end_matches(['.', ')']).parse().ok()?;
    shown.get(number.checked_sub(1)?)
}
