//! Disclosure control: what may be shown of a count. Every figure that leaves the program comes from here.
//!
//! Each asker-day stands in one cell of its table. The rules, all of which a reader may know:
//!
//! 1. A cell of at least 11 is shown rounded to the nearest 5; one below 11 is shown as "<11".
//! 2. [`split`]: a count by language. With at most one cell below 11 the cells are shown, and their total is the sum of what is
//!    shown. Else the total alone is shown, by rule 1, and no cell.
//! 3. [`total`]: cells that are shown in any case, such as the weeks of a month. Their total is made of what they show and of the
//!    *rest*: all cells below 11 together, if the rest is at least 11; rounded to the nearest 5, and never shown as more
//!    than ten times one cell fewer.
//! 4. A total of totals (months of weeks, quarters of months) is made by rule 3, so every cell counts towards one total and one
//!    rest only. All other sums, of columns or of channels, are of shown figures alone.
//!
//! What follows for a cell that is not shown, and below 11: under rule 2 any other cell may hold what is missing to the total, so
//! it may be anything from 0 to 10; if the cells are shown, nothing is known of it. Under rule 3 the rest `r` of `n` cells is
//! between 11 and `10 (n - 1)` or says "at least": of three cells or more each may be anything from 0 to 10, of two anything from
//! 1 to 10. `tests/statistics` attacks this with everything that is shown together, rules included.

/// The smallest count that is shown: the anchor of the field, k = 11 (Counter Trafficking Data Collaborative).
pub const MEASURE: u64 = 11;
/// Figures are rounded to the nearest multiple of this.
const STEP: u64 = 5;
/// What is shown of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shown {
    /// 11 or more, rounded to the nearest 5. Of a total: at least so many, for hidden cells may be left out.
    Figure(u64),
    /// Below 11, nought perhaps.
    FewerThan11,
    /// Not shown, because it would tell of another figure.
    Hidden,
}

impl Shown {
    /// The figure, if there is one.
    pub fn figure(self) -> Option<u64> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::FewerThan11 | Self::Hidden => None,
        }
    }
}

/// What is shown of one cell.
pub fn shown(count: u64) -> Shown {
    if count < MEASURE { Shown::FewerThan11 } else { Shown::Figure(rounded(count)) }
}

fn rounded(count: u64) -> u64 {
    (count + STEP / 2) / STEP * STEP
}

/// What is shown of the cells of one row by language, and of their total. All cells in which something can have been counted
/// belong here, whether or not something was.
pub fn split(cells: &[u64]) -> (Vec<Shown>, Shown) {
    let each: Vec<Shown> = cells.iter().map(|count| shown(*count)).collect();
    let figures = each.iter().filter(|shown| shown.figure().is_some()).count();
    let all = shown(cells.iter().sum());
    match all {
        Shown::Figure(_) if figures + 1 >= cells.len() => {
            let total = sum(each.iter().copied());
            (each, total)
        }
        Shown::Figure(_) => (vec![Shown::Hidden; cells.len()], all),
        Shown::FewerThan11 | Shown::Hidden => (each, all),
    }
}

/// What is shown of the total of cells that are shown in any case: each with its raw count and with what is shown of it.
pub fn total(cells: &[(u64, Shown)]) -> Shown {
    let figures: u64 = cells.iter().filter_map(|(_, shown)| shown.figure()).sum();
    let hidden = cells.iter().filter(|(_, shown)| shown.figure().is_none());
    let (number, rest) =
        hidden.fold((0, 0), |(number, rest), (count, _)| (number + 1, rest + count));
    let most = (MEASURE - 1) * u64::saturating_sub(number, 1);
    let told = if rest < MEASURE { 0 } else { rounded(rest).min(most) };
    match figures + told {
        0 => Shown::FewerThan11,
        figure => Shown::Figure(figure),
    }
}

/// The sum of the figures that are shown: it tells nothing that they do not tell.
pub fn sum(cells: impl IntoIterator<Item = Shown>) -> Shown {
    match cells.into_iter().filter_map(Shown::figure).sum() {
        0 => Shown::Hidden,
        figure => Shown::Figure(figure),
    }
}

/// A share in per cent, of figures that are shown; `None` if one of them is not.
pub fn share(part: Shown, whole: Shown) -> Option<u64> {
    let (part, whole) = (part.figure()?, whole.figure()?);
    (whole > 0).then(|| ((part * 100 + whole / 2) / whole).min(100))
}

/// How a figure stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// More than a tenth above their mean; by so many per cent.
    Up(u64),
    /// More than a tenth below; by so many per cent.
    Down(u64),
    /// About as many.
    Same,
}

/// How a figure stands to the mean of those before it; `None` if one of them is not shown.
pub fn change(now: Shown, before: &[Shown]) -> Option<Change> {
    let now = now.figure()?;
    let figures: Vec<u64> = before.iter().map(|shown| shown.figure()).collect::<Option<_>>()?;
    let (all, number) = (figures.iter().sum::<u64>(), figures.len() as u64);
    if all == 0 {
        return None;
    }
    let percent = (now * number * 100 + all / 2) / all;
    Some(match percent {
        111.. => Change::Up(percent - 100),
        0..=89 => Change::Down(100 - percent),
        _ => Change::Same,
    })
}

#[cfg(test)]
mod tests {
    use super::{Shown::*, *};

    #[test]
    fn below_11_nothing_is_told_and_the_others_are_rounded() {
        let rows = [(0, FewerThan11), (10, FewerThan11), (11, Figure(10)), (13, Figure(15))];
        rows.into_iter().for_each(|(count, expected)| assert_eq!(shown(count), expected));
    }

    #[test]
    fn a_split_is_shown_when_at_most_one_cell_is_small() {
        assert_eq!(split(&[60, 31, 2]), (vec![Figure(60), Figure(30), FewerThan11], Figure(90)));
        assert_eq!(split(&[60, 3, 2]), (vec![Hidden; 3], Figure(65)));
        assert_eq!(split(&[6, 6, 6]), (vec![Hidden; 3], Figure(20)));
        assert_eq!(split(&[6, 2, 2]), (vec![FewerThan11; 3], FewerThan11));
    }

    #[test]
    fn a_total_holds_a_rest_that_says_nothing_of_one_cell() {
        let of = |counts: &[u64]| {
            total(&counts.iter().map(|count| (*count, shown(*count))).collect::<Vec<_>>())
        };
        assert_eq!(of(&[60, 9]), Figure(60));
        assert_eq!(of(&[60, 9, 1]), Figure(60));
        assert_eq!(of(&[60, 9, 9]), Figure(70));
        assert_eq!(of(&[9, 9, 9, 9]), Figure(30));
        assert_eq!(of(&[6, 6, 6, 6]), Figure(25));
        assert_eq!(of(&[5, 5]), FewerThan11);
        assert_eq!(of(&[]), FewerThan11);
    }

    #[test]
    fn shares_and_changes_are_of_shown_figures() {
        assert_eq!(share(Figure(15), Figure(100)), Some(15));
        assert_eq!(share(FewerThan11, Figure(100)), None);
        assert_eq!(change(Figure(30), &[Figure(20); 4]), Some(Change::Up(50)));
        assert_eq!(change(Figure(20), &[Figure(20); 4]), Some(Change::Same));
        assert_eq!(change(Figure(10), &[Figure(20); 4]), Some(Change::Down(50)));
        assert_eq!(change(Figure(10), &[Figure(20), FewerThan11]), None);
    }
}
