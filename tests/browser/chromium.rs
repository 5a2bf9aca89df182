//! Chromium, driven by chromedriver. Debian's packages must be installed: `.ci/run` does that.

use std::{
    io::{BufRead, BufReader},
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use base64::prelude::{BASE64_STANDARD, Engine};
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, key::Key, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

/// How long a page may take to show something on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Without a window; and whatever is not on this machine goes to a proxy that does not exist.
const ARGUMENTS: [&str; 12] = [
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    // Colours are judged when they stand still.
    "--force-prefers-reduced-motion",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=127.0.0.1",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A running chromedriver. With it goes every browser that it has started.
struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// `home` is where it and its browsers write.
    fn start(home: &Path) -> Self {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .env("HOME", home)
            .env("TMPDIR", home)
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("install Debian's package chromium-driver: .ci/run does that");
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = said.find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        Self { child, port: port.expect("chromedriver says its port") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.child.wait();
    }
}

/// One browser with one tab.
pub struct Browser {
    pub tab: Client,
    /// The address of its session, for what the standard does not have.
    session: String,
    _driver: Driver,
    _home: TempDir,
}

impl Browser {
    /// A fresh browser that likes this language best.
    pub async fn open(language: &str) -> Self {
        let home = TempDir::new().unwrap();
        let driver = Driver::start(home.path());
        let address = format!("http://127.0.0.1:{}", driver.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let tab = builder.capabilities(capabilities(language, home.path())).connect(&address);
        let tab = tab.await.unwrap();
        let id = tab.session_id().await.unwrap().unwrap();
        Self { tab, session: format!("{address}/session/{id}"), _driver: driver, _home: home }
    }

    /// Opens an address.
    pub async fn visit(&self, address: &str) {
        self.tab.goto(address).await.unwrap();
    }

    /// Makes the page so many CSS pixels wide, as a telephone or a computer shows it.
    pub async fn width(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.command(
            "goog/cdp/execute",
            json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics }),
        )
        .await;
        let inner = self.tab.execute("return window.innerWidth", vec![]).await.unwrap();
        assert_eq!(inner.as_u64(), Some(u64::from(width)), "the width of the page");
    }

    /// The element that a CSS selector finds.
    pub async fn find(&self, selector: &str) -> Element {
        let found = self.tab.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|_| panic!("{selector} is not on the page"))
    }

    /// Types into a field and sends its form by the Enter key.
    pub async fn send(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.unwrap();
        field.send_keys(&format!("{text}{}", char::from(Key::Enter))).await.unwrap();
    }

    /// Presses the last button or link that is shown and labelled so.
    pub async fn press(&self, label: &str) {
        let path = format!("//*[self::button or self::a][normalize-space() = '{label}']");
        let found = self.tab.find_all(Locator::XPath(&path)).await.unwrap();
        for element in found.iter().rev() {
            if element.is_displayed().await.unwrap() {
                return element.click().await.unwrap();
            }
        }
        panic!("no button {label} among {}", found.len());
    }

    /// Waits until the page shows these words, and returns all of it.
    pub async fn shows(&self, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let text = self.text().await.unwrap_or_default();
            if text.contains(words) {
                return text;
            }
            assert!(Instant::now() < until, "the page does not show {words:?}, but:\n{text}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the page shows; nothing while it goes and the next one comes.
    async fn text(&self) -> Option<String> {
        self.tab.find(Locator::Css("body")).await.ok()?.text().await.ok()
    }

    /// What the browser complained of since it was asked last: scripts, policies, files that are missing.
    pub async fn complaints(&self) -> Vec<Value> {
        let log = self.command("se/log", json!({ "type": "browser" })).await;
        log["value"].as_array().expect("the log of the browser").clone()
    }

    /// Whether something is wider than the page, so that it must be pushed sideways.
    pub async fn overflows(&self) -> bool {
        let script =
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
        self.tab.execute(script, vec![]).await.unwrap().as_bool().unwrap()
    }

    /// Writes a picture of the whole page, also of what must be scrolled to.
    pub async fn picture(&self, file: &Path) {
        let whole = json!({ "format": "png", "captureBeyondViewport": true });
        let arguments = json!({ "cmd": "Page.captureScreenshot", "params": whole });
        let taken = self.command("goog/cdp/execute", arguments).await;
        let picture = BASE64_STANDARD.decode(taken["value"]["data"].as_str().unwrap()).unwrap();
        std::fs::write(file, picture).unwrap();
    }

    /// Ends the browser.
    pub async fn close(self) {
        self.tab.clone().close().await.unwrap();
    }

    /// A command of chromedriver beyond the standard.
    async fn command(&self, name: &str, arguments: Value) -> Value {
        let request = reqwest::Client::new().post(format!("{}/{name}", self.session));
        let response = request.json(&arguments).send().await.unwrap();
        assert!(response.status().is_success(), "{name}: {}", response.status());
        response.json().await.unwrap()
    }
}

fn capabilities(language: &str, home: &Path) -> Capabilities {
    let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).into();
    arguments.push(format!("--user-data-dir={}", home.join("profile").display()));
    arguments.push(format!("--accept-lang={language}"));
    // Chromium's own sandbox does not start as root, and so not in most containers.
    if home.metadata().is_ok_and(|found| found.uid() == 0) {
        arguments.push("--no-sandbox".to_owned());
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 2 * PATIENCE.as_millis() as u64 },
    });
    capabilities.as_object().unwrap().clone()
}
