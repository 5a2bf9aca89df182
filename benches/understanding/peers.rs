//! Two plain ways of searching the same texts: SQLite's full-text index of trigrams, and a cosine of letter trigrams. Both
//! see the titles and questions as they are written, in lower case.

use std::{collections::HashMap, hint::black_box, time::Instant};

use hamroh::{
    knowledge::Content,
    understanding::{Intent, Situation, Understanding},
};
use sqlx::{Connection, Row, SqliteConnection};

use super::{Result, questions::Question, times};

/// Prints right in one turn and the time of each.
pub fn print(
    content: &Content,
    understanding: &Understanding,
    questions: &[Question],
) -> Result<()> {
    let asked: Vec<&Question> = questions.iter().filter(|one| one.is_ordinary()).collect();
    let texts: Vec<&str> = asked.iter().map(|question| question.text.as_str()).collect();
    println!(
        "\nRight first, whatever the confidence ({} questions), and the time of each:",
        asked.len()
    );
    let first = |text: &str| match understanding.read(text, &Situation::default()).intent {
        Intent::Ask(found) => found.candidates.first().map(|best| best.entry.to_string()),
        _ => None,
    };
    quality("hamroh", &asked, first);
    times("  time", &texts, |text| drop(black_box(first(text))));

    let trigrams = Trigrams::new(content);
    quality("tf-idf of trigrams", &asked, |text| trigrams.best(text));
    times("  time", &texts, |text| drop(black_box(trigrams.best(text))));

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let index = std::sync::Mutex::new(runtime.block_on(fts5(content))?);
    let search = |text: &str| {
        let mut index = index.lock().ok()?;
        runtime.block_on(best_of_fts5(&mut index, text)).ok().flatten()
    };
    quality("SQLite FTS5 trigram", &asked, search);
    let began = Instant::now();
    texts.iter().for_each(|text| drop(black_box(search(text))));
    println!("  time: mean {} µs", began.elapsed().as_micros() / texts.len().max(1) as u128);
    Ok(())
}

fn quality(name: &str, asked: &[&Question], best: impl Fn(&str) -> Option<String>) {
    let right = |question: &&&Question| {
        best(&question.text).is_some_and(|id| question.entries.contains(&id))
    };
    let right = asked.iter().filter(right).count();
    println!("{name}: {:.1} %", 100.0 * right as f64 / asked.len().max(1) as f64);
}

/// Each entry's titles and questions.
fn wordings(content: &Content) -> impl Iterator<Item = (String, String)> + '_ {
    content.entries().iter().flat_map(|entry| {
        entry.texts.iter().flat_map(move |(_, text)| {
            let texts = std::iter::once(&text.title).chain(&text.questions);
            texts.map(move |text| (entry.id.to_string(), text.to_lowercase()))
        })
    })
}

fn grams(text: &str) -> HashMap<String, f32> {
    let letters: Vec<char> = format!(" {} ", text.to_lowercase()).chars().collect();
    let mut grams = HashMap::new();
    for gram in letters.windows(3) {
        *grams.entry(gram.iter().collect()).or_insert(0.0) += 1.0;
    }
    grams
}

/// A cosine of tf-idf weights over all wordings.
struct Trigrams {
    owners: Vec<String>,
    rarity: HashMap<String, f32>,
    postings: HashMap<String, Vec<(usize, f32)>>,
}

impl Trigrams {
    fn new(content: &Content) -> Self {
        let texts: Vec<(String, HashMap<String, f32>)> =
            wordings(content).map(|(entry, text)| (entry, grams(&text))).collect();
        let mut rarity: HashMap<String, f32> = HashMap::new();
        texts.iter().flat_map(|(_, grams)| grams.keys()).for_each(|gram| {
            *rarity.entry(gram.clone()).or_insert(0.0) += 1.0;
        });
        rarity.values_mut().for_each(|count| *count = (texts.len() as f32 / *count).ln());
        let mut postings: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
        for (place, (_, grams)) in texts.iter().enumerate() {
            for (gram, weight) in weighed(grams, &rarity) {
                postings.entry(gram).or_default().push((place, weight));
            }
        }
        Self { owners: texts.into_iter().map(|(entry, _)| entry).collect(), rarity, postings }
    }

    fn best(&self, text: &str) -> Option<String> {
        let mut cosines = vec![0.0_f32; self.owners.len()];
        for (gram, weight) in weighed(&grams(text), &self.rarity) {
            for (place, other) in self.postings.get(&gram).into_iter().flatten() {
                cosines.get_mut(*place).into_iter().for_each(|sum| *sum += weight * other);
            }
        }
        let best = cosines.iter().enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other));
        let (place, _) = best.filter(|(_, cosine)| **cosine > 0.0)?;
        self.owners.get(place).cloned()
    }
}

fn weighed(grams: &HashMap<String, f32>, rarity: &HashMap<String, f32>) -> Vec<(String, f32)> {
    let weight = |(gram, count): (&String, &f32)| Some((gram.clone(), count * rarity.get(gram)?));
    let mut weights: Vec<(String, f32)> = grams.iter().filter_map(weight).collect();
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    weights.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
    weights
}

async fn fts5(content: &Content) -> Result<SqliteConnection> {
    let mut index = SqliteConnection::connect("sqlite::memory:").await?;
    let table = "CREATE VIRTUAL TABLE faq USING fts5(entry UNINDEXED, text, tokenize = 'trigram')";
    sqlx::query(table).execute(&mut index).await?;
    for (entry, text) in wordings(content) {
        let insert = sqlx::query("INSERT INTO faq VALUES (?, ?)").bind(entry).bind(text);
        insert.execute(&mut index).await?;
    }
    Ok(index)
}

async fn best_of_fts5(index: &mut SqliteConnection, text: &str) -> Result<Option<String>> {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let gram = |gram: &[char]| format!("\"{}\"", gram.iter().collect::<String>().replace('"', " "));
    let any: Vec<String> = letters.windows(3).map(gram).collect();
    if any.is_empty() {
        return Ok(None);
    }
    let search = "SELECT entry FROM faq WHERE faq MATCH ? ORDER BY bm25(faq) LIMIT 1";
    let row = sqlx::query(search).bind(any.join(" OR ")).fetch_optional(index).await?;
    Ok(row.map(|row| row.get(0)))
}
