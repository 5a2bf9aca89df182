//! Signing in and out.

use hamroh::store::Role;
use reqwest::{StatusCode, header};

use super::browser::{Office, PASSWORD, form, secret};

#[tokio::test]
async fn a_link_makes_an_account_once() {
    let office = Office::open().await;
    let link = office.link("anora", Role::Viewer).await;
    let mut browser = office.browser();
    let page = browser.page(&link).await;
    assert!(page.contains("Welcome, anora") && page.contains("<svg"), "{page}");
    assert!(page.contains("href=\"otpauth://totp/Hamroh:anora?secret="));
    let code = office.code(&secret(&page));
    let rows = [
        ("short", "short", code.as_str(), "too short"),
        ("anora anora anora", "anora anora anora", &code, "holds your name"),
        (PASSWORD, "something else", &code, "differ"),
        (PASSWORD, PASSWORD, "000000", "code is not right"),
    ];
    for (password, again, code, words) in rows {
        let fields = [("password", password), ("again", again), ("code", code)];
        let response = browser.post(&link, &fields).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(response.text().await.unwrap().contains(words), "{words}");
    }
    let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", &code)];
    assert_eq!(browser.post(&link, &fields).await.status(), StatusCode::SEE_OTHER);
    assert!(browser.is_inside().await);
    let again = office.browser().post(&link, &fields).await;
    assert_eq!(again.status(), StatusCode::NOT_FOUND, "the link was used up");
}

#[tokio::test]
async fn a_link_runs_out_after_three_days() {
    let office = Office::open().await;
    let link = office.link("anora", Role::Viewer).await;
    office.later(3 * 24 * 60 * 60 - 1);
    assert_eq!(office.browser().get(&link).await.status(), StatusCode::OK);
    office.later(1);
    assert_eq!(office.browser().get(&link).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(office.browser().get("/staff/welcome/x").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn name_password_and_code_must_all_be_right() {
    let office = Office::open().await;
    let (_, secret) = office.member("anora", Role::Viewer).await;
    office.later(60);
    let code = office.code(&secret);
    let mut browser = office.browser();
    for (name, password, code) in [
        ("anora", "wrong wrong wrong", code.as_str()),
        ("anora", PASSWORD, "000000"),
        ("nobody", PASSWORD, &code),
        ("<b>", PASSWORD, &code),
    ] {
        let response = browser.sign_in(name, password, code).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        let page = response.text().await.unwrap();
        assert!(page.contains("Name, password or code is wrong"), "{page}");
        assert!(!page.contains("<b>"));
    }
    let response = browser.sign_in(" Anora ", PASSWORD, &code).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert!(browser.is_inside().await);
}

#[tokio::test]
async fn a_form_that_lacks_a_field_is_refused_with_words() {
    let office = Office::open().await;
    let link = office.link("anora", Role::Viewer).await;
    for path in ["/staff/sign-in", link.as_str()] {
        let response = office.browser().post(path, &[("password", PASSWORD)]).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
        assert!(response.text().await.unwrap().contains("The form could not be read"), "{path}");
    }
}

#[tokio::test]
async fn a_code_is_good_for_one_sign_in() {
    let office = Office::open().await;
    let (_, secret) = office.member("anora", Role::Viewer).await;
    let first = office.code(&secret);
    let refused = office.browser().sign_in("anora", PASSWORD, &first).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN, "it was used with the link");
    office.later(30);
    let code = office.code(&secret);
    let entered = office.browser().sign_in("anora", PASSWORD, &code).await;
    assert_eq!(entered.status(), StatusCode::SEE_OTHER);
    let again = office.browser().sign_in("anora", PASSWORD, &code).await;
    assert_eq!(again.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_name_is_tried_five_times_a_minute_known_or_not() {
    let office = Office::open().await;
    office.member("anora", Role::Viewer).await;
    for name in ["anora", "nobody"] {
        for _ in 0..5 {
            let response = office.browser().sign_in(name, "wrong", "1").await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN);
        }
        let response = office.browser().sign_in(name, "wrong", "1").await;
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS, "{name}");
    }
    office.later(60);
    let response = office.browser().sign_in("anora", "wrong", "1").await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_unused_and_after_eight_hours_used() {
    let office = Office::open().await;
    let (browser, _) = office.member("anora", Role::Viewer).await;
    office.later(30 * 60 - 1);
    assert!(browser.is_inside().await);
    office.later(30 * 60);
    assert!(!browser.is_inside().await);

    let (browser, _) = office.member("bek", Role::Viewer).await;
    for _ in 0..23 {
        office.later(20 * 60);
        assert!(browser.is_inside().await);
    }
    office.later(20 * 60);
    assert!(!browser.is_inside().await, "eight hours have passed");
}

#[tokio::test]
async fn who_signs_out_is_out_and_the_cookie_is_worth_nothing() {
    let office = Office::open().await;
    let (mut browser, _) = office.member("anora", Role::Viewer).await;
    let cookie = browser.cookie("staff").unwrap().to_owned();
    let page = browser.page("/staff/system").await;
    browser.post("/staff/sign-out", &[("form", "made up")]).await;
    assert!(browser.is_inside().await, "a form without its secret does nothing");
    browser.post("/staff/sign-out", &[("form", &form(&page))]).await;
    assert_eq!(browser.cookie("staff"), None);
    browser.set_cookie("staff", &cookie);
    assert!(!browser.is_inside().await);
    let led = browser.get("/staff/system").await;
    assert_eq!(led.headers()[header::LOCATION], "/staff/sign-in");
}

#[tokio::test]
async fn a_new_link_leaves_the_old_password_until_it_is_used_and_then_signs_out() {
    let office = Office::open().await;
    let (browser, _) = office.member("anora", Role::Viewer).await;
    let link = office.link("anora", Role::Admin).await;
    assert!(browser.is_inside().await);
    let mut other = office.browser();
    let code = office.code(&secret(&other.page(&link).await));
    let fields = [("password", PASSWORD), ("again", PASSWORD), ("code", &code)];
    other.post(&link, &fields).await;
    assert!(other.is_inside().await && !browser.is_inside().await);
    office.store.remove_account("anora").await.unwrap();
    assert!(!other.is_inside().await);
}

#[tokio::test]
async fn neither_password_nor_session_nor_link_stands_in_the_database() {
    let office = Office::open().await;
    let link = office.link("bek", Role::Viewer).await;
    let (browser, _) = office.member("anora", Role::Viewer).await;
    let token = browser.cookie("staff").unwrap();
    let files = std::fs::read_dir(office.folder()).unwrap();
    let bytes: Vec<u8> =
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    for secret in [PASSWORD, token, link.rsplit('/').next().unwrap()] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret}");
    }
}

#[tokio::test]
async fn admins_alone_see_who_did_what() {
    let office = Office::open().await;
    let (viewer, _) = office.member("anora", Role::Viewer).await;
    let (editor, _) = office.member("bek", Role::Editor).await;
    let (admin, _) = office.member("zarina", Role::Admin).await;
    viewer.page("/staff/system").await;
    for browser in [&viewer, &editor] {
        assert_eq!(browser.get("/staff/deeds").await.status(), StatusCode::FORBIDDEN);
        assert!(!browser.page("/staff/system").await.contains("/staff/deeds"));
    }
    let page = admin.page("/staff/deeds").await;
    let row = "<td>anora</td><td>viewed: System</td>";
    assert!(page.contains(row), "{page}");
    for words in ["set a password", "gave a link to", "zarina (admin)", "22.11.2026 17:00"] {
        assert!(page.contains(words), "{words}");
    }
    office.later(366 * 24 * 60 * 60 + 1);
    let (admin, _) = office.member("zarina", Role::Admin).await;
    assert!(!admin.page("/staff/deeds").await.contains("<td>anora</td>"), "kept for 12 months");
}
