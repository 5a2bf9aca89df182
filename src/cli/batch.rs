//! `hamroh ask --batch`: lines of JSON in, lines of JSON out, in the same order.

use std::{
    io::{self, BufRead, Read, Write},
    time::Instant,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Manner;
use crate::{
    channel::today,
    conversation::{Guide, Inbound, Outcome, Said, Session, Turn, turn},
    knowledge::EntryId,
    localisation::Locale,
};

/// A line in: one text, or the turns of one session.
#[derive(Deserialize)]
struct Question {
    id: Value,
    text: Option<String>,
    turns: Option<Vec<String>>,
}

/// A line out: what became of the last turn.
#[derive(Serialize)]
struct Answer {
    id: Value,
    language: Locale,
    outcome: Outcome,
    entries: Vec<EntryId>,
    confidence: f32,
    /// Microseconds that the last turn took.
    micros: u128,
}

/// A line that could not be read.
#[derive(Serialize)]
struct Failure {
    id: Value,
    error: String,
}

/// A longer line is not read, in bytes: no session that anybody types is as long.
const LONGEST: u64 = 1 << 20;

/// Answers all lines; `false` if some could not be read.
///
/// # Errors
/// The output cannot be written to.
pub fn run(
    guide: &Guide,
    manner: Manner,
    lines: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let mut clean = true;
    let mut line = Vec::new();
    while {
        line.clear();
        (&mut *lines).take(LONGEST).read_until(b'\n', &mut line)? > 0
    } {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let cut = line.len() as u64 == LONGEST && !line.ends_with(b"\n");
        let answered = if cut {
            lines.skip_until(b'\n')?;
            Err(fail(Value::Null, "this line is too long"))
        } else {
            answer(guide, manner, &line)
        };
        let written = match answered {
            Ok(answer) => serde_json::to_string(&answer),
            Err(failure) => {
                clean = false;
                serde_json::to_string(&failure)
            }
        };
        writeln!(out, "{}", written.map_err(io::Error::other)?)?;
    }
    out.flush()?;
    Ok(clean)
}

fn fail(id: Value, error: &str) -> Failure {
    Failure { id, error: error.to_owned() }
}

fn answer(guide: &Guide, manner: Manner, line: &[u8]) -> Result<Answer, Failure> {
    let value: Value =
        serde_json::from_slice(line).map_err(|_| fail(Value::Null, "this line is not JSON"))?;
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let expected = "write {\"id\": …, \"text\": \"…\"} or {\"id\": …, \"turns\": [\"…\"]}";
    let question: Question =
        serde_json::from_value(value).map_err(|_| fail(id.clone(), expected))?;
    let turns = match (question.text, question.turns) {
        (Some(text), None) => vec![text],
        (None, Some(turns)) if !turns.is_empty() => turns,
        _ => return Err(fail(id, expected)),
    };
    let mut session = Session::default();
    let mut last = None;
    for text in turns {
        let inbound = Inbound {
            channel: manner.channel,
            locale_hint: manner.locale,
            today: today(),
            said: Said::Text(text),
        };
        let began = Instant::now();
        let turn = turn(guide, session, &inbound);
        let micros = began.elapsed().as_micros();
        session = turn.session.clone();
        last = Some((turn, micros));
    }
    let (turn, micros) = last.ok_or_else(|| fail(id, expected))?;
    Ok(report(question.id, turn, micros))
}

fn report(id: Value, turn: Turn, micros: u128) -> Answer {
    let seen = turn.observation;
    let confidence = (seen.confidence * 1000.0).round() / 1000.0;
    Answer {
        id,
        language: seen.locale,
        outcome: seen.outcome,
        entries: seen.entries,
        confidence,
        micros,
    }
}
