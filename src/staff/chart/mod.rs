//! Charts as SVG, drawn by plotters. Each stands beside a table of the same figures and names its lines where they end; what
//! is not shown leaves a gap.

mod lines;
mod small;

use plotters::style::RGBColor;

use crate::statistics::Shown;

pub(super) use self::{
    lines::{Line, lines},
    small::{bar, spark},
};

/// Colours that are told apart by people who see few, on light ground; each line has a mark of its own too.
const COLOURS: [RGBColor; 6] = [
    RGBColor(11, 111, 106),
    RGBColor(190, 92, 20),
    RGBColor(60, 70, 160),
    RGBColor(80, 80, 80),
    RGBColor(140, 40, 90),
    RGBColor(95, 110, 20),
];

type Drawn = Result<(), Box<dyn std::error::Error>>;

/// The unbroken parts of a line: place and figure.
fn runs(points: &[Shown]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (place, shown) in points.iter().enumerate() {
        match (shown.figure(), runs.last_mut()) {
            // Places and figures are far below what a double holds exactly.
            (Some(figure), Some(run)) => run.push((place as f64, figure as f64)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_leaves_a_gap() {
        let points = [Shown::Figure(20), Shown::FewerThan11, Shown::Figure(30), Shown::Figure(40)];
        assert_eq!(runs(&points), [vec![(0.0, 20.0)], vec![(2.0, 30.0), (3.0, 40.0)]]);
        assert!(spark(&[Shown::FewerThan11; 4]).is_none());
    }
}
