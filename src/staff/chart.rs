//! Charts as SVG, drawn by plotters. Each stands beside a table of the same figures and names its lines where they end; what
//! is not shown leaves a gap.

use plotters::{
    element::{Circle, PathElement, Rectangle, Text, TriangleMarker},
    prelude::{ChartBuilder, DrawingAreaErrorKind, IntoDrawingArea, SVGBackend},
    series::LineSeries,
    style::{Color, IntoFont, RGBColor, ShapeStyle, TextStyle},
};

use crate::statistics::Shown;

/// Colours that are told apart by people who see few, on light ground; each line has a mark of its own too.
const COLOURS: [RGBColor; 4] =
    [RGBColor(11, 111, 106), RGBColor(190, 92, 20), RGBColor(60, 70, 160), RGBColor(80, 80, 80)];
const GROUND: RGBColor = RGBColor(90, 104, 99);
/// Width and height of a chart, in its own units: on a telephone letters keep a readable size.
const SIZE: (u32, u32) = (400, 220);
const SPARK: (u32, u32) = (120, 24);
const BAR: (u32, u32) = (100, 8);
/// Letters of names beside the lines are about so wide and high.
const LETTERS: u32 = 17;

type Drawn = Result<(), Box<dyn std::error::Error>>;

/// A line: its name and its figures, oldest first.
pub(super) struct Line {
    pub name: String,
    pub points: Vec<Shown>,
}

impl Line {
    /// The unbroken parts: place and figure.
    fn runs(&self) -> Vec<Vec<(f64, f64)>> {
        runs(&self.points)
    }

    fn last(&self) -> Option<(f64, f64)> {
        self.runs().last().and_then(|run| run.last().copied())
    }
}

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

/// Lines over weeks, each with its name at its end. `places` are the words under the first and the last point.
///
/// `None` if there is nothing to draw.
pub(super) fn lines(lines: &[Line], places: &[String]) -> Option<String> {
    let figures =
        lines.iter().flat_map(|line| line.points.iter().filter_map(|shown| shown.figure()));
    let highest = figures.max()?;
    let mut svg = String::new();
    draw_lines(&mut svg, lines, places, highest as f64 * 1.1).ok()?;
    Some(svg)
}

fn draw_lines(svg: &mut String, lines: &[Line], places: &[String], highest: f64) -> Drawn {
    let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let longest = lines.iter().map(|line| line.name.chars().count()).max().unwrap_or_default();
    let beside = u32::try_from(longest)?.min(14) * LETTERS / 2 + 14;
    let last = places.len().saturating_sub(1).max(1) as f64;
    let mut chart = ChartBuilder::on(&root)
        .margin_top(8)
        .margin_right(beside)
        .x_label_area_size(26)
        .y_label_area_size(46)
        .build_cartesian_2d(0.0..last, 0.0..highest)?;
    let letters = || ("sans-serif", LETTERS).into_font().color(&GROUND);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(3)
        .y_labels(4)
        .axis_style(GROUND.mix(0.5))
        .bold_line_style(GROUND.mix(0.2))
        .light_line_style(GROUND.mix(0.0))
        .label_style(letters())
        .x_label_formatter(&|place| name_of(places, *place))
        .y_label_formatter(&|figure| format!("{figure:.0}"))
        .draw()?;
    for (line, (colour, number)) in lines.iter().zip(COLOURS.iter().zip(0..)) {
        let style = ShapeStyle::from(colour).stroke_width(2);
        for run in line.runs() {
            chart.draw_series(LineSeries::new(run.iter().copied(), style))?;
            let marks =
                run.iter().copied().filter(|(place, _)| places.len() < 30 || *place == last);
            match number {
                0 => chart.draw_series(marks.map(|at| Circle::new(at, 3, colour.filled())))?,
                _ => chart
                    .draw_series(marks.map(|at| TriangleMarker::new(at, 4, colour.filled())))?,
            };
        }
    }
    for ((name, y), colour) in spread(lines, highest).into_iter().zip(COLOURS) {
        let style: TextStyle<'_> = ("sans-serif", LETTERS).into_font().color(&colour);
        let at = (i32::try_from(SIZE.0 - beside)? + 8, y);
        root.draw(&Text::new(name, at, style))?;
    }
    Ok(root.present()?)
}

fn name_of(places: &[String], place: f64) -> String {
    let whole = place.round();
    // Rounded and not negative: the place of a label.
    let found = places.get(whole.max(0.0) as usize).filter(|_| (place - whole).abs() < 0.01);
    found.cloned().unwrap_or_default()
}

/// Where each line's name stands, so that no two cover each other.
fn spread(lines: &[Line], highest: f64) -> Vec<(String, i32)> {
    let height = f64::from(SIZE.1 - 34);
    let wanted =
        |line: &Line| line.last().map_or(height, |(_, figure)| height * (1.0 - figure / highest));
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
    named.map(|(line, (_, y))| (line.name.clone(), (y - over) as i32 + 2)).collect()
}

/// A small line without words, for the row of a table.
pub(super) fn spark(points: &[Shown]) -> Option<String> {
    let highest = points.iter().filter_map(|shown| shown.figure()).max()?;
    let mut svg = String::new();
    draw_spark(&mut svg, points, highest as f64).ok()?;
    Some(svg)
}

fn draw_spark(svg: &mut String, points: &[Shown], highest: f64) -> Drawn {
    let root = SVGBackend::with_string(svg, SPARK).into_drawing_area();
    let (width, height) = (f64::from(SPARK.0 - 6), f64::from(SPARK.1 - 6));
    let step = width / points.len().saturating_sub(1).max(1) as f64;
    let at = |(place, figure): (f64, f64)| {
        // Pixels of a small picture.
        ((place * step) as i32 + 3, (height * (1.0 - figure / highest)) as i32 + 3)
    };
    let [colour, rise, ..] = COLOURS;
    for run in runs(points) {
        let path: Vec<(i32, i32)> = run.into_iter().map(at).collect();
        if let [lone] = path.as_slice() {
            root.draw(&Circle::new(*lone, 1, colour.filled()))?;
        }
        root.draw(&PathElement::new(path, ShapeStyle::from(&colour).stroke_width(2)))?;
    }
    let last = points.len().saturating_sub(1) as f64;
    if let Some(figure) = points.last().and_then(|shown| shown.figure()) {
        root.draw(&Circle::new(at((last, figure as f64)), 2, rise.filled()))?;
    }
    Ok(root.present()?)
}

/// A bar of this length beside the longest, for the row of a table.
pub(super) fn bar(figure: u64, longest: u64) -> Option<String> {
    let width = (u64::from(BAR.0) * figure).checked_div(longest)?;
    let mut svg = String::new();
    draw_bar(&mut svg, i32::try_from(width).ok()?).ok()?;
    Some(svg)
}

fn draw_bar(svg: &mut String, width: i32) -> Drawn {
    let root = SVGBackend::with_string(svg, BAR).into_drawing_area();
    let [colour, ..] = COLOURS;
    let end = (width.max(1), i32::try_from(BAR.1)?);
    let drawn: Result<(), DrawingAreaErrorKind<_>> =
        root.draw(&Rectangle::new([(0, 0), end], colour.filled()));
    drawn?;
    Ok(root.present()?)
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

    #[test]
    fn every_line_is_named_in_the_picture_and_names_keep_apart() {
        let line =
            |name: &str, figure| Line { name: name.into(), points: vec![Shown::Figure(figure); 4] };
        let places: Vec<String> = (1..=4).map(|week| format!("W{week}")).collect();
        let svg = lines(&[line("Telegram", 100), line("SMS", 100)], &places).unwrap();
        assert!(
            svg.contains("Telegram") && svg.contains("SMS") && svg.ends_with("</svg>\n"),
            "{svg}"
        );
        assert!(!svg.contains("style="), "the policy of the pages forbids that");
        let spread = spread(&[line("a", 100), line("b", 100)], 110.0);
        assert!((spread[0].1 - spread[1].1).abs() >= 12);
    }
}
