//! Delivery reports: Kannel's own, as they come.

use std::{
    net::TcpListener,
    sync::{Arc, Mutex},
};

use axum::{Router, extract::RawQuery, http::StatusCode, routing::get};
use tokio::sync::watch;

use crate::{kannel::World, support::kannel::PATIENCE};

#[tokio::test]
async fn a_report_of_a_reply_is_taken() {
    let queries = Arc::new(Mutex::new(Vec::new()));
    let (taken, mut count) = watch::channel(0);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let reports = format!("http://{}/", listener.local_addr().unwrap());
    let seen = Arc::clone(&queries);
    // Stands between: hears what Kannel reports, and whether Hamroh takes it.
    let between = Router::new().route(
        "/",
        get(move |RawQuery(query): RawQuery| async move {
            seen.lock().unwrap().push(query.unwrap_or_default());
            taken.send_modify(|count| *count += 1);
            StatusCode::OK
        }),
    );
    listener.set_nonblocking(true).unwrap();
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move { axum::serve(listener, between).await });
    let world = World::reporting(Some(&reports)).await;
    world.somebody().asks("Сколько стоит патент в Москве?").await;
    tokio::time::timeout(PATIENCE, count.wait_for(|count| *count > 0)).await.unwrap().unwrap();
    let queries = queries.lock().unwrap().clone();
    assert!(queries.iter().any(|query| query == "status=1"), "{queries:?}");
    for query in queries {
        let url = format!("{}?{query}", world.dlr);
        assert_eq!(reqwest::get(url).await.unwrap().status(), StatusCode::OK);
    }
}
