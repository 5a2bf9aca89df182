//! Grids as tables of a page.

use maud::{Markup, PreEscaped, html};

use super::{chart, grid::Grid, speech::Speech, words::figure};
use crate::statistics::Shown;

/// How the figures of a table are made easy to compare.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Figures alone.
    Plain,
    /// Figures alone, in a box of its own height beside a chart.
    Beside,
    /// A bar beside the figures of this column.
    Bars(usize),
    /// A bar beside the figures of the last column.
    LastBar,
    /// A bar beside the figures of the last column; on a telephone the older ones are left out.
    Latest,
    /// Cells the darker, the higher their figure.
    Heat,
}

/// Shades of the heat map, from none.
const SHADES: u64 = 6;

/// A table under its title, or a sentence if there is no figure yet.
pub(super) fn table(speech: Speech, grid: &Grid, look: Look) -> Markup {
    html! { h2 { (grid.title) } (bare(speech, grid, look)) }
}

/// A table without its title.
pub(super) fn bare(speech: Speech, grid: &Grid, look: Look) -> Markup {
    if grid.rows.is_empty() {
        return html! { p.empty { (speech.say("staff-nothing")) } };
    }
    html! {
        div.wide.tall[look == Look::Beside] tabindex="0" role="region" aria-label=(grid.title) {
            table.figures.heat[look == Look::Heat].several[grid.columns.len() > 1 && look != Look::Latest] aria-label=(grid.title) {
                thead { tr {
                    td {}
                    @for (column, head) in grid.columns.iter().enumerate() {
                        th.older[older(grid, column, look)].sum[is_sum(grid, column)] scope="col" { (head) }
                        @if has_bar(grid, column, look) { td.bar {} }
                    }
                } }
                tbody { @for row in &grid.rows {
                    tr.total[row.total] {
                        th scope="row" { (row.label) }
                        @for (column, shown) in row.cells.iter().enumerate() {
                            (cell(grid, column, *shown, look, row.total))
                        }
                    }
                } }
            }
        }
    }
}

fn cell(grid: &Grid, column: usize, shown: Shown, look: Look, total: bool) -> Markup {
    let shade = match (look, shown, total || is_sum(grid, column)) {
        (Look::Heat, Shown::Figure(figure), false) => Some(shade(figure, longest(grid, None))),
        _ => None,
    };
    let class = match shade {
        Some(shade) => Some(format!("h{shade}")),
        None => older(grid, column, look).then(|| "older".to_owned()),
    };
    html! {
        td class=[class] { (figure(shown)) }
        @if has_bar(grid, column, look) {
            td.bar aria-hidden="true" {
                @if let (Shown::Figure(figure), false) = (shown, total)
                    && let Some(bar) = chart::bar(figure, longest(grid, Some(column))) { (PreEscaped(bar)) }
            }
        }
    }
}

/// Whether a column is one of totals.
fn is_sum(grid: &Grid, column: usize) -> bool {
    grid.totals && is_last(grid, column)
}

fn is_last(grid: &Grid, column: usize) -> bool {
    column + 1 == grid.columns.len()
}

fn has_bar(grid: &Grid, column: usize, look: Look) -> bool {
    match look {
        Look::Bars(barred) => column == barred,
        Look::LastBar | Look::Latest => is_last(grid, column),
        Look::Plain | Look::Beside | Look::Heat => false,
    }
}

fn older(grid: &Grid, column: usize, look: Look) -> bool {
    look == Look::Latest && !is_last(grid, column)
}

/// The highest figure of a column, or of all cells that are no totals.
fn longest(grid: &Grid, column: Option<usize>) -> u64 {
    let rows = grid.rows.iter().filter(|row| !row.total);
    let cells = rows.flat_map(|row| row.cells.iter().enumerate());
    let ours =
        cells.filter(|(place, _)| column.map_or(!is_sum(grid, *place), |column| *place == column));
    ours.filter_map(|(_, shown)| shown.figure()).max().unwrap_or(1)
}

fn shade(figure: u64, highest: u64) -> u64 {
    (figure * SHADES).div_ceil(highest.max(1)).min(SHADES)
}
