//! Lines over weeks.

use plotters::{
    chart::ChartContext,
    coord::{Shift, types::RangedCoordf64},
    drawing::DrawingArea,
    element::{Circle, Cross, EmptyElement, Rectangle, Text, TriangleMarker},
    prelude::{Cartesian2d, ChartBuilder, IntoDrawingArea, SVGBackend},
    series::LineSeries,
    style::{
        Color, IntoFont, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{COLOURS, Drawn, runs};
use crate::{staff::words::figure, statistics::Shown};

const GROUND: RGBColor = RGBColor(90, 104, 99);
/// Width and height in units of its own: on a telephone letters keep a readable size.
const SIZE: (u32, u32) = (440, 240);
/// Beside and below the lines, for figures and weeks.
const LEFT: u32 = 46;
const BELOW: u32 = 28;
/// Letters beside the lines are about so high, and half as wide.
const LETTERS: u32 = 17;
/// The longest name beside a line that keeps its room, in letters.
const LONGEST: usize = 18;
/// With more weeks than this the points are not marked.
const MARKED: usize = 30;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A line: its name and its figures, oldest first.
pub struct Line {
    pub name: String,
    pub points: Vec<Shown>,
}

impl Line {
    /// What stands at its end: its name, and its last figure.
    fn label(&self) -> String {
        match self.points.last() {
            Some(last) => format!("{} {}", self.name, figure(*last)),
            None => self.name.clone(),
        }
    }

    fn last(&self) -> Option<f64> {
        runs(&self.points).last()?.last().map(|(_, figure)| *figure)
    }
}

/// Lines over weeks, each with its name at its end. `places` are the words under the points.
///
/// `None` if there is nothing to draw.
pub fn lines(lines: &[Line], places: &[String]) -> Option<String> {
    let figures =
        lines.iter().flat_map(|line| line.points.iter().filter_map(|shown| shown.figure()));
    let highest = figures.max()?;
    let mut svg = String::new();
    draw(&mut svg, lines, places, highest as f64 * 1.1).ok()?;
    Some(svg)
}

fn draw(svg: &mut String, lines: &[Line], places: &[String], highest: f64) -> Drawn {
    let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let longest = lines.iter().map(|line| line.label().chars().count()).max().unwrap_or_default();
    let beside = u32::try_from(longest.min(LONGEST))? * LETTERS / 2 + 14;
    let last = places.len().saturating_sub(1).max(1) as f64;
    let mut chart = ChartBuilder::on(&root)
        .margin_top(8)
        .margin_right(beside)
        .x_label_area_size(BELOW)
        .y_label_area_size(LEFT)
        .build_cartesian_2d(0.0..last, 0.0..highest)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(0)
        .y_labels(4)
        .axis_style(GROUND.mix(0.5))
        .bold_line_style(GROUND.mix(0.2))
        .light_line_style(GROUND.mix(0.0))
        .label_style(letters(&GROUND))
        .y_label_formatter(&|figure| format!("{figure:.0}"))
        .draw()?;
    for (number, (line, colour)) in lines.iter().zip(COLOURS).enumerate() {
        draw_line(&mut chart, line, colour, number, places.len() <= MARKED)?;
    }
    weeks(&root, places, SIZE.0 - beside)?;
    for ((name, y), colour) in spread(lines, highest).into_iter().zip(COLOURS) {
        let at = (i32::try_from(SIZE.0 - beside)? + 8, y);
        root.draw(&Text::new(name, at, letters(&colour)))?;
    }
    Ok(root.present()?)
}

fn letters(colour: &RGBColor) -> TextStyle<'_> {
    ("sans-serif", LETTERS).into_font().color(colour)
}

fn draw_line(
    chart: &mut Chart<'_, '_>,
    line: &Line,
    colour: RGBColor,
    number: usize,
    marked: bool,
) -> Drawn {
    let (style, mark) = (ShapeStyle::from(&colour).stroke_width(2), colour.filled());
    for run in runs(&line.points) {
        chart.draw_series(LineSeries::new(run.iter().copied(), style))?;
        let marks = run.into_iter().filter(|_| marked);
        match number {
            0 => chart.draw_series(marks.map(|at| Circle::new(at, 3, mark)))?,
            1 => chart.draw_series(marks.map(|at| TriangleMarker::new(at, 4, mark)))?,
            2 => chart.draw_series(
                marks.map(|at| EmptyElement::at(at) + Rectangle::new([(-3, -3), (3, 3)], mark)),
            )?,
            _ => chart.draw_series(marks.map(|at| Cross::new(at, 3, style)))?,
        };
    }
    Ok(())
}

/// The first week, the one in the middle and the last under the lines, which end at `right`.
fn weeks(root: &Area<'_>, places: &[String], right: u32) -> Drawn {
    let middle = places.len() / 2;
    let (left, right, y) =
        (i32::try_from(LEFT)?, i32::try_from(right)?, i32::try_from(SIZE.1)? - 22);
    let ends = places.len().saturating_sub(1).max(1) as f64;
    // A place in a small picture.
    let across = left + (f64::from(right - left) * middle as f64 / ends) as i32;
    let told = [
        (places.first(), left, HPos::Left),
        (places.get(middle).filter(|_| places.len() > 8), across, HPos::Center),
        (places.last().filter(|_| places.len() > 1), right, HPos::Right),
    ];
    for (place, x, side) in told {
        let Some(place) = place else { continue };
        let style = letters(&GROUND).pos(Pos::new(side, VPos::Top));
        root.draw(&Text::new(place.clone(), (x, y), style))?;
    }
    Ok(())
}

/// Where each line's name stands, so that no two cover each other.
fn spread(lines: &[Line], highest: f64) -> Vec<(String, i32)> {
    let height = f64::from(SIZE.1 - BELOW - 8);
    let wanted =
        |line: &Line| line.last().map_or(height, |figure| height * (1.0 - figure / highest));
    let mut places: Vec<(usize, f64)> =
        lines.iter().enumerate().map(|(number, line)| (number, wanted(line))).collect();
    places.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut free = 0.0;
    for (_, y) in &mut places {
        *y = y.max(free);
        free = *y + f64::from(LETTERS);
    }
    let over = (free - f64::from(SIZE.1 - 8)).max(0.0);
    places.sort_by_key(|(number, _)| *number);
    let named = lines.iter().zip(places);
    // Pixels of a small picture.
    named.map(|(line, (_, y))| (line.label(), (y - over) as i32 + 2)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_named_in_the_picture_and_names_keep_apart() {
        let line =
            |name: &str, figure| Line { name: name.into(), points: vec![Shown::Figure(figure); 4] };
        let places: Vec<String> = (1..=4).map(|week| format!("W{week}")).collect();
        let two = [line("Telegram", 100), line("SMS", 100)];
        let svg = lines(&two, &places).unwrap();
        for words in ["Telegram 100", "SMS 100", "W1", "W4"] {
            assert!(svg.contains(words), "{words}: {svg}");
        }
        assert!(svg.ends_with("</svg>\n") && !svg.contains("style="), "the policy forbids that");
        let spread = spread(&two, 110.0);
        assert!((spread[0].1 - spread[1].1).abs() >= 12);
    }
}
