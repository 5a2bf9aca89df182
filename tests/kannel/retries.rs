//! What Kannel asks again is answered once.

use std::process::Command;

use super::{Program, World};

fn signal(program: &Program, name: &str) {
    let sent = Command::new("kill").args([name, &program.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()));
}

#[tokio::test]
async fn a_message_that_is_asked_again_after_a_timeout_is_answered_once() {
    let world = World::start().await;
    let telephone = world.somebody();
    let first = telephone.asks("214").await;
    signal(&world.program, "-STOP");
    telephone.says("203");
    // Kannel gives up waiting and asks again, with the same id.
    world.kannel.logs_say("smsbox", "Retrying request", 1).await;
    signal(&world.program, "-CONT");
    assert_ne!(telephone.message().await.text(), first);
    telephone.has_got_nothing_more().await;
}

#[tokio::test]
async fn a_message_whose_request_was_cut_by_a_kill_is_answered_after_the_restart() {
    let mut world = World::start().await;
    let number = {
        let telephone = world.somebody();
        signal(&world.program, "-STOP");
        telephone.says("214");
        world.kannel.logs_say("smsbox", "Retrying request", 1).await;
        telephone.number.clone()
    };
    world.program.kill();
    world.program = world.launch.start().await;
    let text = world.kannel.message(&number, 1).await.text();
    assert!(text.contains("атент"), "{text}");
    assert_eq!(world.kannel.inbox(&number).len(), 1);
}
