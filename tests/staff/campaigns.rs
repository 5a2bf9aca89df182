//! Registering campaigns.

use hamroh::store::Role;
use reqwest::StatusCode;

use super::browser::{Office, form};

#[tokio::test]
async fn editors_register_campaigns_and_viewers_only_look() {
    let office = Office::open().await;
    let (mut viewer, _) = office.member("anora", Role::Viewer).await;
    let (mut editor, _) = office.member("bek", Role::Editor).await;
    let page = viewer.page("/staff/sources").await;
    assert!(!page.contains("id=\"register\""));
    let secret = form(&page);
    let fields =
        [("form", secret.as_str()), ("act", "register"), ("code", "radio-1"), ("name", "Radio")];
    let refused = viewer.post("/staff/campaign", &fields).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);

    let secret = form(&editor.page("/staff/sources").await);
    let mut change = async |form: &str, act: &str, code: &str| {
        let fields = [("form", form), ("act", act), ("code", code), ("name", "<Radio> spots")];
        editor.post("/staff/campaign", &fields).await.status()
    };
    assert_eq!(change("made up", "register", "radio-1").await, StatusCode::FORBIDDEN);
    assert_eq!(change(&secret, "register", "=1+1").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(&secret, "register", " Radio-1 ").await, StatusCode::SEE_OTHER);
    let registered = [("radio-1".to_owned(), "<Radio> spots".to_owned())];
    assert_eq!(office.store.campaigns().await.unwrap(), registered);
    assert!(viewer.page("/staff/sources").await.contains("&lt;Radio&gt; spots"));
    assert_eq!(change(&secret, "remove", "radio-1").await, StatusCode::SEE_OTHER);
    assert_eq!(office.store.campaigns().await.unwrap(), []);
}
