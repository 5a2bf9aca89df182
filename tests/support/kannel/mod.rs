//! A private Kannel: bearerbox, smsbox, and one telephone network (fakesmsc) with all telephones. Loopback only.

mod configuration;
mod inbox;

use std::{
    fs,
    io::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

pub use inbox::Received;

use configuration::configuration;

/// The short code that people write to.
pub const SHORT_CODE: &str = "2020";
/// The account for `sendsms`.
pub const USER: &str = "bot";
pub const PASSWORD: &str = "bot-password";

const FAKESMSC: &str = "/usr/lib/kannel/test/fakesmsc";
/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(90);
/// How long a message may take to bearerbox before another is sent after it.
const NUDGE: Duration = Duration::from_millis(500);
const LOOK: Duration = Duration::from_millis(20);

/// The ports, chosen free beforehand: Hamroh's configuration and Kannel's name each other.
pub struct Ports {
    admin: u16,
    smsbox: u16,
    network: u16,
    pub sendsms: u16,
}

impl Ports {
    pub fn free() -> Self {
        let held: [TcpListener; 4] =
            std::array::from_fn(|_| TcpListener::bind("127.0.0.1:0").expect("a free port"));
        let [admin, smsbox, network, sendsms] =
            held.map(|listener| listener.local_addr().expect("its port").port());
        Self { admin, smsbox, network, sendsms }
    }
}

/// A running Kannel. It is stopped when this goes.
pub struct Kannel {
    folder: TempDir,
    children: Vec<Child>,
    /// What telephones type.
    telephones: Mutex<Typed>,
}

/// What telephones have typed.
struct Typed {
    input: ChildStdin,
    lines: usize,
    messages: usize,
}

impl Kannel {
    /// Starts it; messages are brought to `webhook`, delivery reports of replies to `reports`.
    pub fn start(ports: &Ports, webhook: &str, reports: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("hamroh-kannel-").tempdir().expect("a folder");
        let file = folder.path().join("kannel.conf");
        fs::write(&file, configuration(ports, folder.path(), webhook, reports)).expect("written");
        let box_log = folder.path().join("bearerbox.log");
        let mut children = vec![program("bearerbox", &file, folder.path())];
        // Asking a port whether it is open would count as a client: the log is looked at instead.
        wait_for(&box_log, "entering mainloop");
        children.push(program("smsbox", &file, folder.path()));
        wait_for(&box_log, "Client connected");
        let mut network = network(ports, folder.path());
        let input = network.stdin.take().expect("its input");
        let telephones = Mutex::new(Typed { input, lines: 0, messages: 0 });
        children.push(network);
        wait_for(&box_log, "Fakesmsc client connected");
        Self { folder, children, telephones }
    }

    /// Somebody writes to the short code.
    pub fn says(&self, number: &str, text: &str) {
        let plain =
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" .,?!*".contains(&byte));
        let line = match plain && text.len() <= 160 {
            true => format!("{number} {SHORT_CODE} text {text}"),
            false => format!("{number} {SHORT_CODE} ucs2 {}", percent(&utf_16be(text))),
        };
        self.type_in(&line);
    }

    /// Somebody writes a text of two parts, as a telephone sends it: in UTF-16 with a header that joins them.
    pub fn says_in_two_parts(&self, number: &str, first: &str, second: &str) {
        for (part, text) in [(1, first), (2, second)] {
            let header = percent(&[5, 0, 3, 77, 2, part]);
            let body = percent(&utf_16be(text));
            self.type_in(&format!("{number} {SHORT_CODE} udh-data {header} {body}"));
        }
    }

    /// One message at a time: of two that arrive together, fakesmsc and bearerbox read the second only when a third comes. It
    /// may be one that says nothing, which bearerbox passes over.
    fn type_in(&self, line: &str) {
        let mut typed = self.telephones.lock().expect("the telephones");
        typed.messages += 1;
        self.type_line(&mut typed, line);
        let box_log = self.folder.path().join("bearerbox.log");
        let until = Instant::now() + PATIENCE;
        while !says(&box_log, "smsc_fake: new message received", typed.messages, NUDGE) {
            assert!(Instant::now() < until, "a message was lost:\n{}", self.logs());
            self.type_line(&mut typed, "nothing");
        }
    }

    fn type_line(&self, typed: &mut Typed, line: &str) {
        typed.input.write_all(format!("{line}\n").as_bytes()).expect("a network that listens");
        typed.input.flush().expect("a network that listens");
        typed.lines += 1;
        let sent = format!("sent message {}\n", typed.lines);
        wait_for(&self.folder.path().join("network.log"), &sent);
    }

    /// The messages that a telephone has got, each joined from its parts.
    pub fn inbox(&self, number: &str) -> Vec<Received> {
        let log = fs::read(self.folder.path().join("network.log")).unwrap_or_default();
        inbox::messages(&log, number)
    }

    /// Waits until a telephone has got so many messages; gives the last.
    pub async fn message(&self, number: &str, count: usize) -> Received {
        let until = Instant::now() + PATIENCE;
        loop {
            let mut inbox = self.inbox(number);
            if inbox.len() >= count {
                return inbox.swap_remove(count - 1);
            }
            assert!(Instant::now() < until, "message {count} did not come:\n{}", self.logs());
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until a log of Kannel (`smsbox`, `bearerbox`) says something so many times.
    pub async fn logs_say(&self, log: &str, words: &str, times: usize) {
        let file = self.folder.path().join(format!("{log}.log"));
        let until = Instant::now() + PATIENCE;
        while fs::read_to_string(&file).unwrap_or_default().matches(words).count() < times {
            assert!(Instant::now() < until, "{log} did not say {words:?}:\n{}", self.logs());
            tokio::time::sleep(LOOK).await;
        }
    }

    fn logs(&self) -> String {
        let read = |name: &str| fs::read(self.folder.path().join(name)).unwrap_or_default();
        let tail = |name: &str| {
            let text = String::from_utf8_lossy(&read(name)).into_owned();
            let dumped = |line: &&str| !line.contains("DEBUG:   ");
            let lines: Vec<&str> = text.lines().rev().filter(dumped).take(40).collect();
            lines.into_iter().rev().collect::<Vec<_>>().join("\n")
        };
        format!("{}\n--\n{}", tail("smsbox.log"), tail("network.log"))
    }
}

impl Drop for Kannel {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn percent(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

fn utf_16be(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn program(name: &str, configuration: &Path, folder: &Path) -> Child {
    let output = fs::File::create(folder.join(format!("{name}.out"))).expect("a file");
    let place = PathBuf::from("/usr/sbin").join(name);
    Command::new(place)
        .arg(configuration)
        .stdin(Stdio::null())
        .stdout(output.try_clone().expect("a file"))
        .stderr(output)
        .spawn()
        .expect("install Debian's package kannel: .ci/run does that")
}

fn network(ports: &Ports, folder: &Path) -> Child {
    Command::new(FAKESMSC)
        .args(["-H", "127.0.0.1", "-r", &ports.network.to_string(), "-i", "0.01", "-m", "-1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.join("network.log")).expect("a file"))
        .spawn()
        .expect("install Debian's package kannel-extras: .ci/run does that")
}

fn wait_for(log: &Path, words: &str) {
    assert!(says(log, words, 1, PATIENCE), "{} does not say {words:?}", log.display());
}

/// Whether a log says something so many times, before long.
fn says(log: &Path, words: &str, times: usize, patience: Duration) -> bool {
    let until = Instant::now() + patience;
    let said = || fs::read(log).unwrap_or_default();
    while String::from_utf8_lossy(&said()).matches(words).count() < times {
        if Instant::now() > until {
            return false;
        }
        thread::sleep(LOOK);
    }
    true
}
