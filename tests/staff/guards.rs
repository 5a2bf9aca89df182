//! Who may use the pages at all.

use hamroh::store::Role;
use reqwest::{Method, StatusCode, header};

use super::browser::{Office, PASSWORD, secret};

#[tokio::test]
async fn every_answer_forbids_the_browser_what_it_does_not_need() {
    let office = Office::open().await;
    let (browser, _) = office.member("anora", Role::Admin).await;
    for path in ["/staff/sign-in", "/staff/system", "/staff/deeds", "/staff/none"] {
        let response = browser.get(path).await;
        let line = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        let policy = line("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
        assert_eq!(line("cache-control"), "no-store");
        assert_eq!(line("x-content-type-options"), "nosniff");
        assert_eq!(line("referrer-policy"), "same-origin");
        let page = response.text().await.unwrap();
        assert!(!page.contains("<script") && !page.contains(" style=") && !page.contains("<style"));
    }
}

#[tokio::test]
async fn without_tls_the_pages_answer_this_machine_alone() {
    let office = Office::open().await;
    let browser = office.browser();
    for (name, value) in
        [("host", "hamroh.example"), ("x-forwarded-for", "203.0.113.9"), ("host", "192.168.1.5")]
    {
        let request = browser.request(Method::GET, "/staff/sign-in").header(name, value);
        assert_eq!(request.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{value}");
    }
}

#[tokio::test]
async fn under_the_public_address_the_cookie_is_secure_and_the_origin_must_be_its() {
    let office = Office::under(Some("https://hamroh.example")).await;
    let link = office.link("anora", Role::Viewer).await;
    let browser = office.browser();
    let public = |method, path: &str| {
        let request = browser.request(method, path).header(header::HOST, "hamroh.example");
        request.header("x-forwarded-for", "203.0.113.9")
    };
    let page = public(Method::GET, &link).send().await.unwrap().text().await.unwrap();
    let code = office.code(&secret(&page));
    let body = format!("password={PASSWORD}&again={PASSWORD}&code={code}").replace(' ', "+");
    for (origin, status) in [
        ("http://hamroh.example", StatusCode::FORBIDDEN),
        ("https://evil.example", StatusCode::FORBIDDEN),
        ("null", StatusCode::FORBIDDEN),
        ("https://hamroh.example", StatusCode::SEE_OTHER),
    ] {
        let request = public(Method::POST, &link).header(header::ORIGIN, origin);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = request.body(body.clone()).send().await.unwrap();
        assert_eq!(response.status(), status, "{origin}");
        if status == StatusCode::SEE_OTHER {
            let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
            let (token, rest) = cookie.split_once(';').unwrap();
            assert!(token.starts_with("__Host-staff="), "{cookie}");
            assert_eq!(rest, " Path=/; Secure; HttpOnly; SameSite=Strict");
        }
    }
}

#[tokio::test]
async fn a_form_that_names_no_origin_or_another_is_refused() {
    let office = Office::open().await;
    let browser = office.browser();
    let own = format!("http://{}", office.address);
    let rows: [(&[(&str, &str)], StatusCode); 5] = [
        (&[], StatusCode::FORBIDDEN),
        (&[("origin", "https://evil.example")], StatusCode::FORBIDDEN),
        (&[("origin", "null")], StatusCode::FORBIDDEN),
        (&[("origin", &own), ("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
        (&[("origin", &own), ("sec-fetch-site", "same-origin")], StatusCode::SEE_OTHER),
    ];
    for (lines, status) in rows {
        let mut request =
            browser.request(Method::POST, "/staff/language").body("language=ru&to=/staff");
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in lines {
            request = request.header(*name, *value);
        }
        assert_eq!(request.send().await.unwrap().status(), status, "{lines:?}");
    }
}

#[tokio::test]
async fn a_chosen_language_stays_and_leads_back_to_our_own_pages_only() {
    let office = Office::open().await;
    let mut browser = office.browser();
    for (language, words) in [("ru", "Войти"), ("tg", "Даромадан"), ("en", "Sign in")]
    {
        let back = browser
            .post("/staff/language", &[("language", language), ("to", "/staff/sign-in")])
            .await;
        assert_eq!(back.headers()[header::LOCATION], "/staff/sign-in");
        assert!(browser.page("/staff/sign-in").await.contains(words));
    }
    for elsewhere in ["https://evil.example", "//evil.example", "/try"] {
        let back = browser.post("/staff/language", &[("language", "ru"), ("to", elsewhere)]).await;
        assert_eq!(back.headers()[header::LOCATION], "/staff");
    }
}
