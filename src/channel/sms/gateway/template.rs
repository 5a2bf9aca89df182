//! Templates of requests and responses: `{{text}}` and the like, coded as their place needs it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// How a value is written into a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// As it is.
    None,
    /// Percent-encoded: addresses and forms.
    Percent,
    /// A JSON string with its quotes, which the template leaves out.
    Json,
    /// Text of an XML element or attribute.
    Xml,
}

impl Escape {
    /// What a content type needs.
    pub fn of(content_type: &str) -> Self {
        let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "application/x-www-form-urlencoded" => Self::Percent,
            "application/json" => Self::Json,
            kind if kind.ends_with("/xml") || kind.ends_with("+xml") => Self::Xml,
            kind if kind.ends_with("+json") => Self::Json,
            _ => Self::None,
        }
    }

    fn write(self, value: &str) -> String {
        match self {
            Self::None => value.to_owned(),
            Self::Percent => utf8_percent_encode(value, NON_ALPHANUMERIC).to_string(),
            Self::Json => serde_json::Value::from(value).to_string(),
            Self::Xml => maud::html! { (value) }.into_string(),
        }
    }
}

/// A text with places for values.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    Words(String),
    Place(String),
}

impl Template {
    /// Reads a template with these places only.
    ///
    /// # Errors
    /// The name of a place that is not known, or `{{` where one is not closed.
    pub fn read(text: &str, places: &[&str]) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once("{{") {
            let (place, after) = after.split_once("}}").ok_or("{{")?;
            let place = place.trim();
            if !places.contains(&place) {
                return Err(place.to_owned());
            }
            pieces.extend([Piece::Words(words.to_owned()), Piece::Place(place.to_owned())]);
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The text with its values; a place without one is empty.
    pub fn fill(&self, values: &[(&str, &str)], escape: Escape) -> String {
        let value = |place: &String| {
            let found = values.iter().find(|(name, _)| name == place);
            escape.write(found.map_or("", |(_, value)| value))
        };
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Place(place) => value(place),
        });
        pieces.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, content_type: &str) -> String {
        let template = Template::read(template, &["to", "text"]).unwrap();
        template.fill(&[("text", "a \"b\" & ҳ\n{{to}}"), ("to", "+992")], Escape::of(content_type))
    }

    #[test]
    fn values_are_coded_as_their_place_needs_it() {
        let form = filled("to={{to}}&text={{ text }}", "application/x-www-form-urlencoded");
        assert_eq!(form, "to=%2B992&text=a%20%22b%22%20%26%20%D2%B3%0A%7B%7Bto%7D%7D");
        let json =
            filled("{\"to\": [{{to}}], \"text\": {{text}}}", "application/json; charset=utf-8");
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (&json["to"][0], &json["text"]),
            (&"+992".into(), &"a \"b\" & ҳ\n{{to}}".into())
        );
        assert_eq!(filled("<t>{{text}}</t>", "text/xml"), "<t>a &quot;b&quot; &amp; ҳ\n{{to}}</t>");
        assert_eq!(filled("{{text}}", "text/plain"), "a \"b\" & ҳ\n{{to}}");
    }

    #[test]
    fn a_place_that_is_not_known_is_named() {
        assert_eq!(Template::read("{{txet}}", &["text"]).unwrap_err(), "txet");
        assert_eq!(Template::read("{{text", &["text"]).unwrap_err(), "{{");
        assert!(Template::read("{text} {\"a\": {}}", &["text"]).is_ok());
    }
}
