//! axe-core looks for what keeps people with disabilities out. `.ci/run` fetches it; it is no part of the program.

use std::{fs, path::Path};

use super::chromium::Browser;

/// Findings of these kinds fail a test.
const SERIOUS: [&str; 2] = ["serious", "critical"];

/// Its findings on a page; `preload` would fetch files, which the page forbids.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { preload: false, resultTypes: ['violations'] }).then(
        result => done(result.violations.map(found =>
            [found.impact, found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')])),
        error => done([['critical', String(error)]]));";

fn source() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe-core");
    fs::read_to_string(folder.join("axe.min.js"))
        .expect("axe-core is not there: .ci/run fetches it")
}

/// What is serious or critical on the page as it is shown now.
pub async fn serious(browser: &Browser) -> Vec<String> {
    browser.tab.execute(&source(), vec![]).await.unwrap();
    let found = browser.tab.execute_async(RUN, vec![]).await.unwrap();
    let found: Vec<(String, String)> = serde_json::from_value(found).unwrap();
    let serious = |(impact, _): &(String, String)| SERIOUS.contains(&impact.as_str());
    found.into_iter().filter(serious).map(|(impact, text)| format!("{impact} {text}")).collect()
}
