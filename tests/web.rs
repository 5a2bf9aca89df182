//! The try-out page from outside: the real router on a port of its own, the shipped content, no scripts.

use std::{
    net::SocketAddr,
    sync::{Arc, LazyLock},
};

use axum::{Router, extract::connect_info::MockConnectInfo};
use hamroh::{
    channel::{Desk, Price, Served, serve, sms, web},
    conversation::Guide,
    knowledge::{read, shipped_files},
};
use reqwest::{Client, RequestBuilder, Response, StatusCode, header, redirect};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub static SERVED: LazyLock<Arc<Served>> = LazyLock::new(|| {
    Arc::new(Served::new(Guide::new(read(&shipped_files()).unwrap(), None, true)))
});

fn router(open: bool) -> Router {
    let desk = Arc::new(Desk::new(Arc::clone(&SERVED), Box::new(|_, _| {})));
    let price = Price { amount: 0.33, currency: "USD".into() };
    web::router(Arc::clone(&desk), sms::handset(desk, Some(price)), open)
}

/// A browser without scripts: it keeps its cookie and follows nothing by itself.
struct Browser {
    client: Client,
    address: SocketAddr,
    language: &'static str,
    cookie: Option<String>,
}

impl Browser {
    async fn open(language: &'static str) -> Self {
        Self::on(router(false), language).await
    }

    async fn on(router: Router, language: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(listener, router, std::future::pending()));
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { client, address, language, cookie: None }
    }

    fn prepared(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.header(header::ACCEPT_LANGUAGE, self.language);
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.prepared(self.client.get(format!("http://{}{path}", self.address)))
    }

    fn post(&self, body: impl Into<reqwest::Body>) -> RequestBuilder {
        let request = self.client.post(format!("http://{}/try", self.address)).body(body);
        self.prepared(request)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
    }

    async fn page(&self) -> String {
        self.get("/try").send().await.unwrap().text().await.unwrap()
    }

    /// Sends a form and goes where it leads: the page, and the number of the bubble it leads to.
    async fn send(&mut self, field: &str, value: &str) -> (String, String) {
        let response = self.post(format!("{field}={}", encoded(value))).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let place = line(&response, header::LOCATION).split_once('#').unwrap().1.to_owned();
        let cookie = line(&response, header::SET_COOKIE);
        self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        (self.page().await, place)
    }

    async fn say(&mut self, text: &str) -> String {
        self.send("text", text).await.0
    }

    /// Presses the last button on the page with this label.
    async fn press(&mut self, label: &str) -> String {
        let page = self.page().await;
        let value = button(&page, label);
        self.send("press", &value).await.0
    }
}

fn encoded(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn line(response: &Response, name: header::HeaderName) -> String {
    response.headers().get(name).unwrap().to_str().unwrap().to_owned()
}

fn button(page: &str, label: &str) -> String {
    let (before, _) = page.rsplit_once(&format!(">{label}</button>")).expect(label);
    let (_, value) = before.rsplit_once("value=\"").unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// The last bubble of the page.
fn newest(page: &str) -> &str {
    page.rsplit_once("<article").unwrap().1.split("</article>").next().unwrap()
}

#[tokio::test]
async fn the_first_page_speaks_the_browsers_language() {
    let rows =
        [("tg", "Салом"), ("ru-RU,ru;q=0.9", "Здравствуйте"), ("en-GB", "Hello"), ("de", "Салом")];
    for (language, welcome) in rows {
        let page = Browser::open(language).await.page().await;
        assert!(newest(&page).contains(welcome), "{language}: {page}");
        for name in ["Тоҷикӣ", "Русский", "English", "SOS"] {
            assert!(page.contains(&format!(">{name}</button>")), "{language}: {name}");
        }
        assert!(!page.contains("<script"));
    }
}

#[tokio::test]
async fn the_bare_address_leads_to_the_page() {
    let browser = Browser::open("tg").await;
    let response = browser.get("/").send().await.unwrap();
    assert!(response.status().is_redirection());
    assert_eq!(line(&response, header::LOCATION), "/try");
}

#[tokio::test]
async fn a_question_is_answered_by_a_form_and_stays_on_the_page() {
    let mut browser = Browser::open("ru").await;
    let (page, place) = browser.send("text", "214").await;
    assert!(page.contains(&format!("<article class=\"mine\" id=\"{place}\"")));
    let first = newest(&page).to_owned();
    let page = browser.say("А сколько стоит?").await;
    assert!(page.contains(&first) && page.contains("А сколько стоит?"));
}

#[tokio::test]
async fn what_is_typed_is_shown_and_never_read_as_markup() {
    let mut browser = Browser::open("en").await;
    let page = browser.say("</p><script>alert('x')</script> & \"y\"").await;
    assert!(!page.contains("<script"));
    assert!(page.contains("&lt;/p&gt;&lt;script&gt;alert("));
}

#[tokio::test]
async fn buttons_lead_from_the_menu_to_an_answer() {
    let mut browser = Browser::open("en").await;
    let page = browser.press("📄 Papers and stay in Russia").await;
    assert_eq!(page.matches("<article").count(), 1, "a menu takes the place of the menu before");
    let title =
        SERVED.now().content.entry_by_code("214".parse().unwrap()).unwrap().texts.en.title.clone();
    let page = browser.press(&title).await;
    assert_eq!(page.matches("<article").count(), 2);
    assert!(newest(&page).contains(&format!("<h2>{title}</h2>")));
    assert!(newest(&page).contains("rel=\"noopener noreferrer\""));
}

#[tokio::test]
async fn another_language_shows_the_same_answer_in_its_place() {
    let mut browser = Browser::open("ru").await;
    let entry = SERVED.now().content.entry_by_code("214".parse().unwrap()).unwrap().clone();
    let page = browser.send("press", &format!("/e:ru:{}", entry.id)).await.0;
    let bubbles = page.matches("<article").count();
    let header = page.split("</header>").next().unwrap();
    let value = button(header, "Тоҷикӣ");
    let (page, _) = browser.send("press", &value).await;
    assert_eq!(page.matches("<article").count(), bubbles);
    assert!(newest(&page).contains(&entry.texts.tg.title));
    assert!(page.contains("<html lang=\"tg\""));
}

#[tokio::test]
async fn the_help_numbers_are_one_press_away() {
    for (language, country) in [("tg", "Русия"), ("ru", "Россия"), ("en", "Russia")] {
        let mut browser = Browser::open(language).await;
        let page = browser.press("SOS").await;
        let numbers = format!("{country}: <strong>112</strong>");
        assert!(newest(&page).contains(&numbers), "{language}");
        assert!(newest(&page).contains("class=\"bot help\""));
    }
}

#[tokio::test]
async fn danger_gets_the_help_numbers_first() {
    let rows = [
        ("tg", "Маро дар хона банд карданд, шиносномаамро гирифтанд"),
        ("ru", "Меня заперли и забрали паспорт, не отпускают"),
        ("en", "They locked me in and took my passport"),
    ];
    for (language, words) in rows {
        let mut browser = Browser::open(language).await;
        let page = browser.say(words).await;
        let answers = page.split_once(words).unwrap().1;
        let first = answers.split("<article").nth(1).unwrap();
        assert!(first.contains("bot help") && first.contains("112"), "{language}: {first}");
    }
}

/// What stands on the telephone.
fn telephone(page: &str) -> &str {
    page.split_once("<aside").unwrap().1
}

#[tokio::test]
async fn the_telephone_shows_what_sms_would_answer_and_what_it_costs() {
    let rows =
        [("tg", " қисм · UCS-2 · "), ("ru", " части · UCS-2 · "), ("en", " parts · GSM-7 · ")];
    for (language, cost) in rows {
        let mut browser = Browser::open(language).await;
        let (page, place) = browser.send("sms", "214").await;
        assert_eq!(place, "sms");
        let shown = telephone(&page);
        assert!(shown.contains("<li class=\"sent\">214</li><li class=\"got\">"), "{shown}");
        assert!(shown.contains(cost) && shown.contains(" USD</li>"), "{shown}");
        assert_eq!(page.matches("<article").count(), 1, "the messenger has not been written to");
    }
}

#[tokio::test]
async fn the_telephone_has_a_conversation_of_its_own_until_the_chat_is_cleared() {
    let mut browser = Browser::open("en").await;
    browser.send("sms", "hello <b>").await;
    browser.send("sms", "00").await;
    let (page, _) = browser.send("sms", "1").await;
    assert!(telephone(&page).contains("Before you go:\n1 "), "{page}");
    assert!(!page.contains("<b>"), "{page}");
    let (page, _) = browser.send("sms", "STOP").await;
    assert!(telephone(&page).contains("START"));
    let (page, _) = browser.send("sms", "214").await;
    assert!(telephone(&page).contains("No answer is sent."));
    assert!(!telephone(&browser.send("clear", "1").await.0).contains("No answer is sent."));
}

#[tokio::test]
async fn a_link_opens_an_entry_and_keeps_nothing_until_something_is_said() {
    let mut browser = Browser::open("en").await;
    let response = browser.get("/try?start=work-patent").send().await.unwrap();
    assert!(!response.headers().contains_key(header::SET_COOKIE));
    let page = response.text().await.unwrap();
    let title =
        SERVED.now().content.entry_by_code("214".parse().unwrap()).unwrap().texts.en.title.clone();
    assert!(newest(&page).contains(&title));
    assert!(page.contains("<input type=\"hidden\" name=\"start\" value=\"work-patent\">"));
    let page = browser.send("start=work-patent&text", "thanks").await.0;
    assert!(page.contains(&title), "the answer of the link stays above");
    let page = browser.send("start=work-patent&text", "thanks").await.0;
    assert_eq!(
        page.matches(&format!("<h2>{title}</h2>")).count(),
        1,
        "a form sent twice brings it once"
    );
}

#[tokio::test]
async fn a_cleared_chat_shows_nothing_of_before() {
    let mut browser = Browser::open("en").await;
    browser.say("my secret").await;
    assert!(!browser.send("clear", "1").await.0.contains("my secret"));
    browser.say("my secret").await;
    assert!(!browser.say("/clear").await.contains("my secret"));
}

#[tokio::test]
async fn visits_do_not_see_each_other_and_their_cookie_is_kept_from_others() {
    let mut browser = Browser::open("en").await;
    browser.say("my secret").await;
    let response = browser.post("text=hello").send().await.unwrap();
    let cookie = line(&response, header::SET_COOKIE);
    assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
    browser.cookie = None;
    assert!(!browser.page().await.contains("my secret"));
}

#[tokio::test]
async fn an_open_page_over_tls_has_a_secure_cookie() {
    let browser = Browser::on(router(true), "en").await;
    let request = browser.post("text=hello").header(header::ORIGIN, "https://hamroh.example");
    assert!(line(&request.send().await.unwrap(), header::SET_COOKIE).ends_with("; Secure"));
}

#[tokio::test]
async fn nothing_said_changes_nothing() {
    let browser = Browser::open("en").await;
    for body in ["text=+++", "press=nonsense", "press=/q:en", "sms=++", "other=1", ""] {
        let response = browser.post(body).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "{body}");
        assert!(!response.headers().contains_key(header::SET_COOKIE));
    }
}

#[tokio::test]
async fn another_host_name_is_refused() {
    let browser = Browser::open("en").await;
    for host in ["hamroh.example", "127.0.0.1.evil.example:80", "192.168.1.5:8080"] {
        let response = browser.get("/try").header(header::HOST, host).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{host}");
    }
    let forwarded = browser.get("/try").header("x-forwarded-for", "203.0.113.9");
    assert_eq!(forwarded.send().await.unwrap().status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_request_without_a_host_is_refused() {
    let browser = Browser::open("en").await;
    let mut stream = TcpStream::connect(browser.address).await.unwrap();
    stream.write_all(b"GET /try HTTP/1.0\r\n\r\n").await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    assert!(response.contains(" 403 "), "{response}");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let browser = Browser::open("en").await;
    let own = format!("http://{}", browser.address);
    let rows = [
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
        ("origin", "https://evil.example", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
        ("origin", own.as_str(), StatusCode::SEE_OTHER),
    ];
    for (name, value, status) in rows {
        let request = browser.client.post(format!("{own}/try")).header(name, value);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        assert_eq!(
            request.body("text=hi").send().await.unwrap().status(),
            status,
            "{name}: {value}"
        );
    }
}

#[tokio::test]
async fn only_an_open_page_answers_another_machine() {
    let stranger =
        |open| router(open).layer(MockConnectInfo(SocketAddr::from(([203, 0, 113, 9], 443))));
    for (open, status) in [(false, StatusCode::FORBIDDEN), (true, StatusCode::OK)] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, stranger(open)).await });
        let answer = reqwest::get(format!("http://{address}/try")).await.unwrap();
        assert_eq!(answer.status(), status, "open: {open}");
        let health = reqwest::get(format!("http://{address}/healthz")).await.unwrap();
        assert_eq!(health.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn an_oversized_form_is_refused_and_a_long_text_is_cut() {
    let mut browser = Browser::open("en").await;
    let response = browser.post(format!("text={}", "a".repeat(20_000))).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let longest = "ҳ".repeat(2_000);
    let page = browser.say(&format!("{longest}ӣ")).await;
    assert!(page.contains(&format!("<p>{longest}</p>")));
}

#[tokio::test]
async fn every_answer_forbids_the_browser_what_it_does_not_need() {
    let browser = Browser::open("en").await;
    for path in ["/", "/try", "/try.css", "/try.svg", "/healthz", "/readyz", "/nothing"] {
        let response = browser.get(path).send().await.unwrap();
        let policy = line(&response, header::CONTENT_SECURITY_POLICY);
        for rule in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert_eq!(line(&response, header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(line(&response, header::REFERRER_POLICY), "same-origin");
    }
    let page = browser.get("/try").send().await.unwrap();
    assert_eq!(line(&page, header::CACHE_CONTROL), "no-store");
    assert!(!page.text().await.unwrap().contains(" style="));
}

#[tokio::test]
async fn the_service_says_when_it_is_ready() {
    let browser = Browser::open("en").await;
    assert_eq!(browser.get("/readyz").send().await.unwrap().status(), StatusCode::OK);
}
