//! Conversations as a content editor writes them: `tests/transcripts/*.txt`; README.md there says how.

use std::{fs, path::Path};

use hamroh::localisation::Locale;
use tokio::time::timeout;

use crate::{
    support::{
        bot_api::{BotApi, PATIENCE, Person, Shown},
        words::{content, labels, said},
    },
    telegram::World,
};

/// One step of a conversation, with its line in the file.
struct Step {
    line: usize,
    kind: Kind,
}

enum Kind {
    /// The person writes.
    Writes(String),
    /// The person presses a button.
    Presses(String),
    /// The person sends a place.
    Place(f64, f64),
    /// The person sends something that is no text.
    Sends(String),
    /// The next reply begins so.
    Begins(String),
    /// Perhaps there is one more reply, which begins so.
    Perhaps(String),
    /// The same reply has these words too.
    Contains(String),
    /// The same reply has this button.
    Offers(String),
}

/// A file: the telephone's language, and the steps.
struct Conversation {
    name: String,
    language: String,
    steps: Vec<Step>,
}

impl Conversation {
    fn read(path: &Path) -> Self {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("a transcript");
        let language = text
            .lines()
            .find_map(|line| line.strip_prefix("# language:"))
            .unwrap_or_else(|| panic!("{name}: no line \"# language: …\""))
            .trim()
            .to_owned();
        let mut steps = Vec::new();
        for (line, text) in (1..).zip(text.lines()) {
            if text.trim().is_empty() || text.starts_with('#') {
                continue;
            }
            let kind =
                Kind::read(text).unwrap_or_else(|| panic!("{name}:{line}: what is {text:?}?"));
            steps.push(Step { line, kind });
        }
        Self { name, language, steps }
    }
}

impl Kind {
    fn read(line: &str) -> Option<Self> {
        let bracketed = |text: &str| Some(text.strip_prefix('[')?.strip_suffix(']')?.to_owned());
        if let Some(said) = line.strip_prefix('>').map(str::trim) {
            if let Some(label) = bracketed(said) {
                return Some(Self::Presses(label));
            }
            let Some(sent) = said.strip_prefix('(').and_then(|sent| sent.strip_suffix(')')) else {
                return Some(Self::Writes(said.to_owned()));
            };
            let place = sent.strip_prefix("place ").and_then(|place| place.split_once(' '));
            return match place {
                Some((north, east)) => Some(Self::Place(north.parse().ok()?, east.parse().ok()?)),
                None => Some(Self::Sends(sent.to_owned())),
            };
        }
        if let Some(shown) = line.strip_prefix("<?").map(str::trim) {
            return Some(Self::Perhaps(shown.to_owned()));
        }
        if let Some(shown) = line.strip_prefix('<').map(str::trim) {
            return Some(Self::Begins(shown.to_owned()));
        }
        let more = line.strip_prefix("  ")?.trim();
        Some(bracketed(more).map_or_else(|| Self::Contains(more.to_owned()), Self::Offers))
    }
}

/// Plays a conversation; the first line that goes otherwise.
async fn play(
    bot_api: &BotApi,
    person: &Person,
    conversation: &Conversation,
) -> Result<(), String> {
    let mut last: Option<Shown> = None;
    let mut perhaps: Option<&str> = None;
    for step in &conversation.steps {
        let wrong = |why: String| format!("{}:{}: {why}", conversation.name, step.line);
        match &step.kind {
            Kind::Writes(text) => {
                person.says(text);
            }
            Kind::Presses(label) => {
                person.presses(label).await;
            }
            Kind::Place(north, east) => {
                person.sends_location(*north, *east);
            }
            Kind::Sends(what) => match what.as_str() {
                "voice" => {
                    person.sends_voice();
                }
                "sticker" => {
                    person.sends_sticker();
                }
                "photo" => {
                    person.sends_photo("");
                }
                "document" => {
                    person.sends_document();
                }
                other => return Err(wrong(format!("nobody can send {other:?}"))),
            },
            Kind::Perhaps(beginning) => perhaps = Some(beginning),
            Kind::Begins(beginning) => {
                let reply = next(person, beginning, perhaps.take()).await.map_err(wrong)?;
                last = Some(reply);
            }
            Kind::Contains(words) => {
                let text = last.as_ref().map(|shown| shown.text.as_str()).unwrap_or_default();
                if !text.contains(words) {
                    return Err(wrong(format!("expected {words:?} in {text:?}")));
                }
            }
            Kind::Offers(label) => {
                let offered = last.as_ref().map(labels).unwrap_or_default();
                if !offered.iter().any(|offered| offered.contains(label.as_str())) {
                    return Err(wrong(format!("expected the button {label:?} in {offered:?}")));
                }
            }
        }
    }
    nothing_more(person, conversation, perhaps).await?;
    discreet(bot_api, person, conversation)
}

/// The next reply, which begins so; before it perhaps another one.
async fn next(person: &Person, beginning: &str, perhaps: Option<&str>) -> Result<Shown, String> {
    let missing = |_| format!("no reply {beginning:?} came");
    let mut reply = timeout(PATIENCE / 2, person.reply()).await.map_err(missing)?;
    if !begins(&reply, beginning) && perhaps.is_some_and(|other| begins(&reply, other)) {
        reply = timeout(PATIENCE / 2, person.reply()).await.map_err(missing)?;
    }
    let unexpected = || format!("expected {beginning:?}, got {:?}", reply.text);
    begins(&reply, beginning).then_some(()).ok_or_else(unexpected)?;
    Ok(reply)
}

fn begins(reply: &Shown, words: &str) -> bool {
    reply.text.starts_with(words.trim_end_matches('…').trim_end())
}

/// After the last line of a transcript nothing more may come.
async fn nothing_more(
    person: &Person,
    conversation: &Conversation,
    perhaps: Option<&str>,
) -> Result<(), String> {
    person.says("/language");
    let end = next(person, &said(Locale::Tg, "languages-text"), perhaps).await;
    end.map(drop).map_err(|why| format!("{}: at the end: {why}", conversation.name))
}

/// No first line that a lock screen shows may betray the person.
fn discreet(bot_api: &BotApi, person: &Person, conversation: &Conversation) -> Result<(), String> {
    for call in bot_api.transcript().shown(person.id) {
        let text = call.text.as_deref().unwrap_or_default();
        if let Some(word) = content().discreet.betrays(text) {
            return Err(format!(
                "{}: a lock screen would show {word:?}: {text:?}",
                conversation.name
            ));
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_transcript_is_played_as_it_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let files = fs::read_dir(folder).expect("the transcripts").flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    files.sort();
    assert!(files.len() >= 10, "{} transcripts", files.len());
    let world = World::shared().await;
    let mut wrong = Vec::new();
    for path in &files {
        let conversation = Conversation::read(path);
        let person = world.somebody(&conversation.language);
        if let Err(why) = play(&world.bot_api, &person, &conversation).await {
            wrong.push(why);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} go otherwise:\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
}
