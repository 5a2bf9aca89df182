//! What fits on a channel: known only when a text is rendered, so it is checked here and not in `knowledge`.

use chrono::Months;

use crate::{
    channel::{sms, telegram},
    conversation::{Action, Channel, Guide, Inbound, Press, Reply, Said, Session, turn},
    knowledge::{ContentFile, Entry, Problem, proofread, read_all},
    localisation::Locale,
};

/// UTF-16 units of one Telegram message (Bot API, sendMessage).
const TELEGRAM_UNITS: usize = 4096;
/// Paid parts of one SMS answer.
const SMS_SEGMENTS: usize = 3;

/// Reads the files, proofreads them, and checks also that every answer fits its channels.
///
/// # Errors
/// All problems at once; how long an answer is when rendered is known only once all of them can be read.
pub fn read_checked(files: &[ContentFile]) -> Result<Guide, Vec<Problem>> {
    let (content, mut problems) = read_all(files);
    problems.extend(proofread(&content));
    problems.sort();
    if !problems.is_empty() {
        return Err(problems);
    }
    let guide = Guide::new(content, None, true);
    problems.extend(too_long(&guide));
    let unread = guide.understanding.unread_patterns().iter();
    problems.extend(
        unread.map(|error| Problem::new("danger.toml", "patterns", format!("{error}: mend it"))),
    );
    if problems.is_empty() { Ok(guide) } else { Err(problems) }
}

fn too_long(guide: &Guide) -> Vec<Problem> {
    let mut problems = Vec::new();
    for entry in guide.content.entries() {
        for locale in Locale::ALL {
            let reply = worst(guide, entry, locale);
            let mut problem = |field: &str, message: String| {
                problems.push(Problem::new(entry.path(), format!("[{locale}].{field}"), message));
            };
            let units = telegram::rendered_units(&reply);
            if units > TELEGRAM_UNITS {
                problem(
                    "answer",
                    format!("takes {units} of {TELEGRAM_UNITS} characters on Telegram: shorten it"),
                );
            }
            let count = sms_count(&reply);
            if count.segments > SMS_SEGMENTS {
                let (units, segments) = (count.units, count.segments);
                let message = format!(
                    "takes {segments} parts ({units} characters with numbers, cautions and hint): shorten it to {SMS_SEGMENTS}"
                );
                problem("sms", message);
            }
        }
    }
    problems
}

/// Segments of an answer by SMS.
pub(super) fn sms_count(reply: &Reply) -> sms::Count {
    sms::count(&sms::render(reply))
}

/// The answer on a day when every caution stands below it.
pub(super) fn worst(guide: &Guide, entry: &Entry, locale: Locale) -> Reply {
    let today = entry.review_by.checked_add_months(Months::new(120)).unwrap_or(entry.review_by);
    let said = Said::Pressed(Press { locale, action: Action::Entry(entry.id.clone()) });
    let inbound = Inbound { channel: Channel::Sms, locale_hint: None, today, said };
    turn(guide, Session::default(), &inbound).replies.swap_remove(0)
}
