//! Everything that the staff's pages give out.

use std::collections::BTreeSet;

use reqwest::StatusCode;

use crate::staff::browser::Browser;

/// What was given out: language and address, and the response with its head.
pub struct Given {
    pub place: String,
    pub bytes: Vec<u8>,
}

/// Follows all links from the first page on, in all languages; in the first, as many choices of each list on a page too: the newest
/// weeks and months.
pub async fn crawl(browser: &mut Browser, choices: usize) -> Vec<Given> {
    let mut all = Vec::new();
    for (language, choices) in [("tg", choices), ("ru", 0), ("en", 0)] {
        browser.language = language;
        let (mut seen, mut next) = (BTreeSet::new(), vec!["/staff/week".to_owned()]);
        while let Some(path) = next.pop() {
            if !seen.insert(path.clone()) {
                continue;
            }
            let response = browser.get(&path).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            let mut bytes = format!("{:?}", response.headers()).into_bytes();
            let is_page = String::from_utf8_lossy(&bytes).contains("text/html");
            // A spreadsheet must begin where it begins, to be unpacked.
            let body = response.bytes().await.unwrap();
            if is_page {
                next.extend(addresses(&String::from_utf8_lossy(&body), choices));
            }
            let place = format!("{language} {path}");
            all.push(Given { place: place.clone(), bytes: body.to_vec() });
            bytes.extend(path.as_bytes());
            all.push(Given { place: place + " (head)", bytes });
        }
    }
    all
}

/// Where a page leads: its links, and what its lists offer.
fn addresses(page: &str, choices: usize) -> Vec<String> {
    let mut all: Vec<String> =
        values(page, "href=\"").filter(|link| link.starts_with("/staff/")).collect();
    for form in page.split("<form ").skip(1).filter(|form| form.contains("method=\"get\"")) {
        let form = form.split("</form>").next().unwrap();
        let action = values(form, "action=\"").next().unwrap();
        let name = values(form, " name=\"").next().unwrap();
        let options = values(form, "<option value=\"").take(choices);
        all.extend(options.map(|option| format!("{action}?{name}={option}")));
    }
    all
}

/// The values of an attribute, as a browser reads them.
fn values<'a>(page: &'a str, attribute: &'a str) -> impl Iterator<Item = String> + 'a {
    page.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
}
