//! What the answers cost by SMS.

use super::limits::{sms_count, worst};
use crate::{
    channel::sms::Count,
    conversation::Guide,
    knowledge::Entry,
    localisation::{Locale, PerLocale},
};

/// Each answer by SMS on a day when every caution stands below it.
pub(super) struct Parts {
    rows: Vec<Row>,
}

struct Row {
    entry: Entry,
    counts: PerLocale<Count>,
}

impl Parts {
    /// Renders and counts every answer.
    pub(super) fn new(guide: &Guide) -> Self {
        let row = |entry: &Entry| {
            let counts = PerLocale::from_fn(|locale| sms_count(&worst(guide, entry, locale)));
            Row { entry: entry.clone(), counts }
        };
        Self { rows: guide.content.entries().iter().map(row).collect() }
    }

    /// A line an entry, with the parts and the units of each language; then what it costs to send each answer once.
    ///
    /// `price` is that of one part, in US dollars.
    pub(super) fn table(&self, price: f64) -> String {
        let mut lines = vec![
            "parts and units of each answer by SMS, with its numbers, cautions and hint".to_owned(),
            format!("{:30} code  {:>7}{:>9}{:>9}   review by", "entry", "tg", "ru", "en"),
        ];
        lines.extend(self.rows.iter().map(Row::line));
        lines.push(across("parts to send each once", |locale| self.total(locale).to_string()));
        lines.push(across("most in one answer", |locale| self.most(locale).to_string()));
        lines.push(across("in the middle (median)", |locale| self.median(locale).to_string()));
        let parts = |locale| self.total(locale) as f64;
        lines.push(across("cost of each once, USD", |locale| {
            format!("{:.2}", parts(locale) * price)
        }));
        let all: usize = Locale::ALL.iter().map(|locale| self.total(*locale)).sum();
        lines.push(format!(
            "each answer once in all languages: {all} parts, {:.2} USD at {price:.2} USD a part",
            all as f64 * price
        ));
        lines.join("\n")
    }

    fn segments(&self, locale: Locale) -> impl Iterator<Item = usize> {
        self.rows.iter().map(move |row| row.counts.get(locale).segments)
    }

    fn total(&self, locale: Locale) -> usize {
        self.segments(locale).sum()
    }

    fn most(&self, locale: Locale) -> usize {
        self.segments(locale).max().unwrap_or_default()
    }

    fn median(&self, locale: Locale) -> usize {
        let mut segments: Vec<usize> = self.segments(locale).collect();
        segments.sort_unstable();
        segments.get(segments.len() / 2).copied().unwrap_or_default()
    }
}

impl Row {
    fn line(&self) -> String {
        let Self { entry, counts } = self;
        let [tg, ru, en] = Locale::ALL.map(|locale| {
            let Count { segments, units, .. } = counts.get(locale);
            format!("{segments} {units:>4}")
        });
        let (id, code) = (entry.id.as_str(), entry.code.to_string());
        format!("{id:30} {code:4}  {tg:>7}{ru:>9}{en:>9}   {}", entry.review_by)
    }
}

/// A line below the columns of the languages.
fn across(label: &str, figure: impl Fn(Locale) -> String) -> String {
    let [tg, ru, en] = Locale::ALL.map(figure);
    format!("{label:35}  {tg:>7}{ru:>9}{en:>9}")
}
