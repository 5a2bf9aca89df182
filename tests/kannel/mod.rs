//! SMS through a real Kannel: telephone → fakesmsc → bearerbox → smsbox → Hamroh, and back.

mod answers;
mod pushes;
mod reports;
mod retries;

use std::{
    net::TcpListener,
    sync::{Arc, Weak},
};

use crate::support::{
    kannel::{Kannel, Ports, Received},
    program::{Launch, Program},
    sms::{KANNEL, SECRET, launch, somebody},
};
use tokio::sync::Mutex;

/// Kannel and Hamroh, which know each other.
struct World {
    kannel: Kannel,
    launch: Launch,
    program: Program,
    /// Where Hamroh takes delivery reports.
    dlr: String,
}

impl World {
    async fn start() -> Self {
        Self::reporting(None).await
    }

    /// With another place for delivery reports.
    async fn reporting(reports: Option<&str>) -> Self {
        let launch = |own: &str| launch(KANNEL).with("HAMROH_SMS_LISTEN", own);
        Self::prepared(&Ports::free(), reports, launch).await
    }

    /// With a program that `prepare` makes ready for the address of its webhooks.
    async fn prepared(
        ports: &Ports,
        reports: Option<&str>,
        prepare: impl FnOnce(&str) -> Launch,
    ) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let own = format!("127.0.0.1:{port}");
        let launch = prepare(&own);
        let program = launch.start().await;
        let webhook = format!("http://{own}/sms/kannel/{SECRET}");
        let dlr = format!("{webhook}/dlr");
        let kannel = Kannel::start(ports, &webhook, reports.unwrap_or(&dlr));
        Self { kannel, launch, program, dlr }
    }

    /// The one that runs as long as some test uses it.
    async fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<World>> = Mutex::const_new(Weak::new());
        let mut shared = SHARED.lock().await;
        if let Some(world) = shared.upgrade() {
            return world;
        }
        let world = Arc::new(Self::start().await);
        *shared = Arc::downgrade(&world);
        world
    }

    fn somebody(&self) -> Telephone<'_> {
        Telephone { kannel: &self.kannel, number: somebody(), got: 0.into() }
    }
}

/// Somebody's telephone.
struct Telephone<'a> {
    kannel: &'a Kannel,
    number: String,
    got: std::cell::Cell<usize>,
}

impl Telephone<'_> {
    fn says(&self, text: &str) {
        self.kannel.says(&self.number, text);
    }

    /// The next message.
    async fn message(&self) -> Received {
        self.got.set(self.got.get() + 1);
        let message = self.kannel.message(&self.number, self.got.get()).await;
        let text = message.text();
        let counted = hamroh::channel::sms::count(&text);
        assert_eq!(message.parts, counted.segments, "Kannel and Hamroh count alike: {text}");
        assert!(message.parts <= 3);
        message
    }

    async fn asks(&self, text: &str) -> String {
        self.says(text);
        self.message().await.text()
    }

    /// Says something that is surely answered, and finds nothing before the answer.
    async fn has_got_nothing_more(&self) {
        let before = self.kannel.inbox(&self.number).len();
        assert_eq!(before, self.got.get(), "{:?}", self.kannel.inbox(&self.number));
        self.says("0");
        self.message().await;
        assert_eq!(self.kannel.inbox(&self.number).len(), self.got.get());
    }
}
