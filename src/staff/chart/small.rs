//! Charts without words, beside a figure: sparks and bars.

use plotters::{
    element::{Circle, PathElement, Rectangle},
    prelude::{DrawingAreaErrorKind, IntoDrawingArea, SVGBackend},
    style::{Color, ShapeStyle},
};

use super::{COLOURS, Drawn, runs};
use crate::statistics::Shown;

/// Width and height in units of their own, several to a pixel: plotters draws at whole units.
const SPARK: (u32, u32) = (360, 72);
const BAR: (u32, u32) = (300, 24);
/// Around a spark, so that its line and its last point are not cut.
const MARGIN: i32 = 9;

/// A small line for the row of a table; `None` if there is nothing to draw.
pub fn spark(points: &[Shown]) -> Option<String> {
    let highest = points.iter().filter_map(|shown| shown.figure()).max()?;
    let mut svg = String::new();
    draw_spark(&mut svg, points, highest as f64).ok()?;
    Some(svg)
}

fn draw_spark(svg: &mut String, points: &[Shown], highest: f64) -> Drawn {
    let root = SVGBackend::with_string(svg, SPARK).into_drawing_area();
    let inside = |size: u32| f64::from(size) - 2.0 * f64::from(MARGIN);
    let step = inside(SPARK.0) / points.len().saturating_sub(1).max(1) as f64;
    let at = |(place, figure): (f64, f64)| {
        // Units of a small picture.
        let down = inside(SPARK.1) * (1.0 - figure / highest);
        ((place * step) as i32 + MARGIN, down as i32 + MARGIN)
    };
    let [colour, rise, ..] = COLOURS;
    for run in runs(points) {
        let path: Vec<(i32, i32)> = run.into_iter().map(at).collect();
        if let [lone] = path.as_slice() {
            root.draw(&Circle::new(*lone, 4, colour.filled()))?;
        }
        root.draw(&PathElement::new(path, ShapeStyle::from(&colour).stroke_width(5)))?;
    }
    let last = points.len().saturating_sub(1) as f64;
    if let Some(figure) = points.last().and_then(|shown| shown.figure()) {
        root.draw(&Circle::new(at((last, figure as f64)), 8, rise.filled()))?;
    }
    Ok(root.present()?)
}

/// A bar of this length beside the longest, for the row of a table.
pub fn bar(figure: u64, longest: u64) -> Option<String> {
    let width = (u64::from(BAR.0) * figure).checked_div(longest)?;
    let mut svg = String::new();
    draw_bar(&mut svg, i32::try_from(width).ok()?).ok()?;
    Some(svg)
}

fn draw_bar(svg: &mut String, width: i32) -> Drawn {
    let root = SVGBackend::with_string(svg, BAR).into_drawing_area();
    let [colour, ..] = COLOURS;
    let end = (width.max(2), i32::try_from(BAR.1)?);
    let drawn: Result<(), DrawingAreaErrorKind<_>> =
        root.draw(&Rectangle::new([(0, 0), end], colour.filled()));
    drawn?;
    Ok(root.present()?)
}
