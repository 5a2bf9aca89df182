//! Attacks on what is shown, by somebody who knows the rules and has every sheet.

use std::collections::{BTreeMap, BTreeSet};

use hamroh::statistics::{Count, Counts, Sheet, Shown, Table, shown, split, total};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::{count, everything};

/// All tables of raw counts with so many cells, each up to `most`.
fn tables(cells: usize, most: u64) -> Vec<Vec<u64>> {
    let mut tables = vec![vec![]];
    for _ in 0..cells {
        let longer =
            |table: Vec<u64>| (0..=most).map(move |count| [table.clone(), vec![count]].concat());
        tables = tables.into_iter().flat_map(longer).collect();
    }
    tables
}

/// For each output, the values that each cell below 11 can have: the exhaustive attacker.
fn candidates<Output: Ord>(
    tables: &[Vec<u64>],
    publish: impl Fn(&[u64]) -> Output,
) -> BTreeMap<Output, Vec<BTreeSet<u64>>> {
    let mut candidates: BTreeMap<Output, Vec<BTreeSet<u64>>> = BTreeMap::new();
    for table in tables {
        let known =
            candidates.entry(publish(table)).or_insert_with(|| vec![BTreeSet::new(); table.len()]);
        known.iter_mut().zip(table).for_each(|(values, count)| {
            values.insert(*count);
        });
    }
    candidates
}

#[test]
fn of_a_split_a_hidden_cell_may_be_anything_from_0_to_10() {
    let candidates = candidates(&tables(3, 60), split);
    for ((cells, total), values) in candidates {
        // Above, the attacker would need counts beyond those that were tried.
        if total.figure().is_some_and(|total| total > 40) && cells.contains(&Shown::Hidden) {
            continue;
        }
        for (cell, values) in cells.iter().zip(values).filter(|(cell, _)| cell.figure().is_none()) {
            assert!(
                (0..=10).all(|count| values.contains(&count)),
                "{cells:?} {total:?} {cell:?}: {values:?}"
            );
        }
    }
}

#[test]
fn of_a_total_a_hidden_cell_keeps_at_least_ten_values() {
    for cells in 2..=4 {
        let publish = |table: &[u64]| {
            let cells: Vec<(u64, Shown)> =
                table.iter().map(|count| (*count, shown(*count))).collect();
            (cells.iter().map(|(_, shown)| *shown).collect::<Vec<_>>(), total(&cells))
        };
        for ((cells, total), values) in candidates(&tables(cells, 13), publish) {
            for (cell, values) in
                cells.iter().zip(values).filter(|(cell, _)| cell.figure().is_none())
            {
                let least = if cells.len() > 2 {
                    (0..=10).filter(|count| values.contains(count)).count()
                } else {
                    values.len()
                };
                assert!(least >= 10, "{cells:?} {total:?} {cell:?}: {values:?}");
            }
        }
    }
}

/// A data set of five weeks with small numbers: what is easiest to attack.
fn data(rng: &mut TestRng) -> Vec<Count> {
    let weeks = ["2026-W40", "2026-W41", "2026-W42", "2026-W43", "2026-W44"];
    let sundays = ["2026-10-04", "2026-10-11", "2026-10-18", "2026-10-25", "2026-11-01"];
    let mut counts = Vec::new();
    let mut random = |most: u64| {
        let scale = [3, 9, 14, most][rng.next_u32() as usize % 4];
        rng.next_u64() % (scale + 1)
    };
    for (week, sunday) in weeks.into_iter().zip(sundays) {
        for locale in ["tg", "ru", "en"] {
            counts.push(count(Table::TopicWeek, week, &["russia-stay", locale], random(40)));
            counts.push(count(Table::TopicWeek, week, &["work-rights", locale], random(40)));
            counts.push(count(Table::UrgentWeek, week, &[locale], random(30)));
        }
        for verdict in ["shown", "yes", "no"] {
            counts.push(count(Table::EntryWeek, week, &["work-patent", verdict], random(40)));
        }
        for channel in ["telegram", "sms"] {
            counts.push(count(Table::AskersDay, sunday, &[channel], random(60)));
            counts.push(count(Table::ChannelDay, sunday, &[channel, "answer"], random(60)));
            counts.push(count(Table::ChannelDay, sunday, &[channel, "fallback"], random(30)));
        }
        counts.push(count(Table::HourWeek, week, &["7", "20", "telegram"], random(30)));
        counts.push(count(Table::HourWeek, week, &["7", "22", "telegram"], random(30)));
        counts.push(count(Table::SourceWeek, week, &["radio"], random(30)));
        counts.push(count(Table::MissedWordWeek, week, &["tg", "қарз"], random(30)));
    }
    counts
}

fn published(counts: &[Count]) -> Vec<Sheet> {
    let counts: Counts = counts.iter().cloned().collect();
    everything(&counts, "2026-11-02".parse().unwrap(), 5)
}

/// Another data set in which this cell has another value and of which exactly the same is shown: what else the attacker must
/// reckon with. Tried are the cell alone, and the cell against one other of its table.
fn alternative(counts: &[Count], place: usize, sheets: &[Sheet]) -> bool {
    let table = counts[place].table;
    let others: Vec<usize> = (0..counts.len())
        .filter(|other| *other != place && counts[*other].table == table)
        .collect();
    let changed = |place: usize, other: Option<usize>, delta: i64| {
        let mut changed = counts.to_vec();
        changed[place].count = changed[place].count.checked_add_signed(delta)?;
        if let Some(other) = other {
            changed[other].count = changed[other].count.checked_add_signed(-delta)?;
        }
        Some(changed)
    };
    let moves = [1, -1, 2, -2];
    let alone = moves.iter().filter_map(|delta| changed(place, None, *delta));
    let pairs = moves
        .iter()
        .flat_map(|delta| others.iter().filter_map(|other| changed(place, Some(*other), *delta)));
    alone.chain(pairs).any(|other| published(&other) == sheets)
}

#[test]
fn no_hidden_cell_of_1_000_data_sets_follows_from_all_that_is_shown() {
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let (mut attacked, mut recovered) = (0, 0);
    for _ in 0..1_000 {
        let counts = data(&mut rng);
        let sheets = published(&counts);
        let hidden: Vec<usize> =
            (0..counts.len()).filter(|place| counts[*place].count < 11).collect();
        for _ in 0..3.min(hidden.len()) {
            let place = hidden[rng.next_u32() as usize % hidden.len()];
            attacked += 1;
            if !alternative(&counts, place, &sheets) {
                recovered += 1;
                eprintln!("{:?} follows", counts[place]);
            }
        }
    }
    assert!(attacked > 2_500, "{attacked}");
    assert_eq!(recovered, 0);
}

#[test]
fn no_figure_is_shown_of_a_cell_below_11_and_none_of_an_open_period() {
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for _ in 0..50 {
        let small: Vec<Count> = data(&mut rng)
            .into_iter()
            .map(|cell| Count { count: cell.count.min(2), ..cell })
            .collect();
        let figures =
            published(&small).into_iter().flat_map(|sheet| sheet.cells.into_iter().flatten());
        assert!(figures.into_iter().all(|shown| shown.figure().is_none_or(|figure| figure >= 10)));
        let counts: Counts = data(&mut rng).into_iter().collect();
        let open = everything(&counts, "2026-10-04".parse().unwrap(), 5);
        assert!(open.iter().all(Sheet::is_empty));
    }
}
