//! The contract of the store for staff accounts, on either database.

use hamroh::store::{Deed, Invitation, Mode, Role, StaffSession, Store};

/// All that a store promises of accounts, sessions and deeds.
pub async fn contract(url: &str) {
    let store = Store::open(url, Mode::Serve).await.unwrap();
    accounts(&store).await;
    sessions(&store).await;
    deeds(&store).await;
    digests(&store).await;
    store.close().await;
}

async fn accounts(store: &Store) {
    let invitation =
        |role, link, until| Invitation { name: "анора", role, link, until, secret: "SECRET" };
    store.invite(&invitation(Role::Viewer, "one", 100)).await.unwrap();
    assert!(store.account("анора").await.unwrap().unwrap().password.is_none());
    assert_eq!(store.invited("one", 100).await.unwrap(), None, "run out");
    let invited = Some(("анора".to_owned(), "SECRET".to_owned()));
    assert_eq!(store.invited("one", 99).await.unwrap(), invited);
    assert!(!store.take_up("one", "hash", 5, 100).await.unwrap());
    assert!(store.take_up("one", "hash", 5, 99).await.unwrap());
    assert!(!store.take_up("one", "other", 5, 99).await.unwrap(), "used up");
    let account = store.account("анора").await.unwrap().unwrap();
    assert_eq!(
        (account.password.as_deref(), account.secret.as_deref()),
        (Some("hash"), Some("SECRET"))
    );
    assert!(
        !store.use_step("анора", 5).await.unwrap() && store.use_step("анора", 6).await.unwrap()
    );
    store.invite(&invitation(Role::Editor, "two", 200)).await.unwrap();
    assert!(
        store.account("анора").await.unwrap().unwrap().password.is_some(),
        "until the link is used"
    );
    assert_eq!(store.accounts().await.unwrap(), [("анора".to_owned(), "editor".to_owned())]);
}

async fn sessions(store: &Store) {
    store.begin_session("hash", "анора", 1000).await.unwrap();
    store.see_session("hash", 1100).await.unwrap();
    let session =
        StaffSession { name: "анора".into(), role: Role::Editor, begun: 1000, seen: 1100 };
    assert_eq!(store.session("hash").await.unwrap(), Some(session));
    store.end_session("hash").await.unwrap();
    assert_eq!(store.session("hash").await.unwrap(), None);
    for (hash, begun) in [("old", 10), ("new", 20)] {
        store.begin_session(hash, "анора", begun).await.unwrap();
    }
    store.forget_staff_traces(0, 20).await.unwrap();
    assert!(store.session("old").await.unwrap().is_none());
    assert!(store.session("new").await.unwrap().is_some());
    assert!(store.remove_account("анора").await.unwrap());
    assert!(!store.remove_account("анора").await.unwrap());
    assert_eq!(store.session("new").await.unwrap(), None, "gone with the account");
}

async fn deeds(store: &Store) {
    let deed =
        |at, deed: &str| Deed { at, name: "bek".into(), deed: deed.into(), subject: String::new() };
    for (at, word) in [(1, "viewed"), (3, "exported"), (2, "registered")] {
        store.note_deed(&deed(at, word)).await.unwrap();
    }
    assert_eq!(store.deeds(2).await.unwrap(), [deed(3, "exported"), deed(2, "registered")]);
    store.forget_staff_traces(3, 0).await.unwrap();
    assert_eq!(store.deeds(9).await.unwrap(), [deed(3, "exported")]);
}

async fn digests(store: &Store) {
    let (monday, next) = ("2026-11-23".parse().unwrap(), "2026-11-30".parse().unwrap());
    assert!(store.take_digest(monday, 0).await.unwrap());
    assert!(!store.take_digest(monday, 0).await.unwrap(), "taken before");
    assert!(store.take_digest(monday, 1).await.unwrap(), "another chat");
    store.give_digest_back(monday, 0).await.unwrap();
    assert!(store.take_digest(monday, 0).await.unwrap());
    assert!(store.take_digest(next, 0).await.unwrap());
    assert!(store.take_digest(monday, 1).await.unwrap(), "earlier Mondays are forgotten");
}
