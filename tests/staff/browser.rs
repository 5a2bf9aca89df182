//! A browser without scripts, and the office that it visits.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use chrono::{DateTime, FixedOffset};
use hamroh::{
    channel::serve,
    staff::{self, Figures, State, Surroundings, invite},
    statistics::Count,
    store::{Mode, Role, Store},
};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, header, redirect};
use tempfile::TempDir;
use tokio::net::TcpListener;
use totp_rs::{Builder, Secret};

use crate::web::SERVED;

/// Sunday, 22 November 2026, 12:00 UTC.
pub const NOW: i64 = 1_795_348_800;
pub const PASSWORD: &str = "four unrelated words here";

/// The pages, their database and their clock.
pub struct Office {
    pub store: Store,
    pub address: SocketAddr,
    /// What the pages see of the program.
    pub around: Arc<Surroundings>,
    clock: Arc<AtomicI64>,
    folder: TempDir,
}

impl Office {
    pub async fn open() -> Self {
        Self::under(None).await
    }

    /// With these counts.
    pub async fn with(counts: Vec<Count>, made_up: bool) -> Self {
        Self::new(None, counts, made_up).await
    }

    /// With a public address.
    pub async fn under(public_url: Option<&str>) -> Self {
        Self::new(public_url, Vec::new(), false).await
    }

    async fn new(public_url: Option<&str>, counts: Vec<Count>, made_up: bool) -> Self {
        let folder = TempDir::new().unwrap();
        let database_url = format!("sqlite://{}/hamroh.db", folder.path().display());
        let store = Store::open(&database_url, Mode::Serve).await.unwrap();
        let clock = Arc::new(AtomicI64::new(NOW));
        let time = Arc::clone(&clock);
        let surroundings = Surroundings {
            database_url,
            public_url: public_url.map(|url| url.parse().unwrap()),
            now: Box::new(move || {
                DateTime::from_timestamp(time.load(Ordering::SeqCst), 0).unwrap()
            }),
            guide: Box::new(|| SERVED.now()),
            zone: FixedOffset::east_opt(5 * 60 * 60).unwrap(),
            figures: Box::new(move || {
                let figures = Figures { counts: counts.clone(), made_up };
                Box::pin(async { Ok(figures) })
            }),
            state: Box::new(State::default),
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let around = Arc::new(surroundings);
        let router = staff::router(Arc::clone(&around));
        tokio::spawn(serve(listener, router, std::future::pending()));
        Self { store, address, around, clock, folder }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }

    pub fn later(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    /// A link for a new account.
    pub async fn link(&self, name: &str, role: Role) -> String {
        invite(&self.store, &name.parse().unwrap(), role, self.now()).await.unwrap()
    }

    /// Somebody with an account who is signed in, and the secret of the code app.
    pub async fn member(&self, name: &str, role: Role) -> (Browser, String) {
        let link = self.link(name, role).await;
        let mut browser = self.browser();
        let secret = secret(&browser.page(&link).await);
        let code = self.code(&secret);
        let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", code.as_str())];
        let response = browser.post(&link, &fields).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        (browser, secret)
    }

    pub fn browser(&self) -> Browser {
        Browser::at(&format!("http://{}", self.address))
    }

    /// The code of this moment.
    pub fn code(&self, secret: &str) -> String {
        code(secret, self.now())
    }
}

/// The code of a moment in Unix seconds.
pub fn code(secret: &str, now: i64) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(now as u64).to_string()
}

/// The secret that a page of a one-time link shows.
pub fn secret(page: &str) -> String {
    let (_, secret) = page.split_once("<code id=\"secret\">").expect(page);
    secret.split('<').next().unwrap().to_owned()
}

/// Keeps its cookies and follows nothing by itself.
pub struct Browser {
    client: Client,
    home: String,
    pub origin: String,
    pub language: &'static str,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// At a program such as `http://127.0.0.1:8080`.
    pub fn at(home: &str) -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        let (home, origin) = (home.to_owned(), home.to_owned());
        Self { client, home, origin, language: "en", cookies: BTreeMap::new() }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.request(method, format!("{}{path}", self.home));
        request
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header(header::COOKIE, cookies.join("; "))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub async fn page(&self, path: &str) -> String {
        self.get(path).await.text().await.unwrap()
    }

    /// Whether pages inside are shown.
    pub async fn is_inside(&self) -> bool {
        self.get("/staff/system").await.status() == StatusCode::OK
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.request(Method::POST, path).header(header::ORIGIN, &self.origin);
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = request.body(body.join("&")).send().await.unwrap();
        self.keep(&response);
        response
    }

    pub async fn sign_in(&mut self, name: &str, password: &str, code: &str) -> Response {
        let fields = [("name", name), ("password", password), ("code", code)];
        self.post("/staff/sign-in", &fields).await
    }

    fn keep(&mut self, response: &Response) {
        for line in response.headers().get_all(header::SET_COOKIE) {
            let (pair, rest) = line.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
}

pub fn encoded(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What a visitor's forms carry.
pub fn form(page: &str) -> String {
    let (_, value) = page.split_once("name=\"form\" value=\"").expect(page);
    value.split('"').next().unwrap().to_owned()
}
