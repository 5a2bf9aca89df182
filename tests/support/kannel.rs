//! A private Kannel: bearerbox, smsbox, and one telephone network (fakesmsc) with all telephones. Loopback only.

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

use percent_encoding::percent_decode;
use tempfile::TempDir;

/// The short code that people write to.
pub const SHORT_CODE: &str = "2020";
/// The account for `sendsms`.
pub const USER: &str = "bot";
pub const PASSWORD: &str = "bot-password";

const FAKESMSC: &str = "/usr/lib/kannel/test/fakesmsc";
/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(30);
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
    /// What telephones type, and how many lines that were.
    telephones: Mutex<(ChildStdin, usize)>,
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
        let telephones = Mutex::new((network.stdin.take().expect("its input"), 0));
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

    /// One line at a time: of two that arrive together, fakesmsc reads the second only when a third comes.
    fn type_in(&self, line: &str) {
        let mut telephones = self.telephones.lock().expect("the telephones");
        let (input, sent) = &mut *telephones;
        input.write_all(format!("{line}\n").as_bytes()).expect("a network that listens");
        input.flush().expect("a network that listens");
        *sent += 1;
        wait_for(&self.folder.path().join("network.log"), &format!("sent message {sent}\n"));
    }

    /// The messages that a telephone has got, each joined from its parts.
    pub fn inbox(&self, number: &str) -> Vec<Received> {
        let log = fs::read(self.folder.path().join("network.log")).unwrap_or_default();
        let mut messages: Vec<Received> = Vec::new();
        for part in parts(&log).filter(|part| part.to == number) {
            match part.place {
                Some((reference, number)) if number > 1 => {
                    let open =
                        messages.iter_mut().rev().find(|one| one.reference == Some(reference));
                    let open = open.expect("the first part comes first");
                    open.parts += 1;
                    open.bytes.extend(part.bytes);
                }
                place => messages.push(Received {
                    parts: 1,
                    ucs_2: part.ucs_2,
                    reference: place.map(|(reference, _)| reference),
                    announced: part.announced,
                    bytes: part.bytes,
                }),
            }
        }
        messages.retain(|message| message.parts == message.announced);
        messages
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

/// A message that a telephone has got.
#[derive(Debug)]
pub struct Received {
    /// The parts that were paid for.
    pub parts: usize,
    pub ucs_2: bool,
    reference: Option<u8>,
    announced: usize,
    bytes: Vec<u8>,
}

impl Received {
    pub fn text(&self) -> String {
        if !self.ucs_2 {
            return String::from_utf8_lossy(&self.bytes).into_owned();
        }
        let units: Vec<u16> =
            self.bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).expect("UTF-16")
    }
}

struct Part {
    to: String,
    /// Its message's reference and its own number, if it is one of several.
    place: Option<(u8, u8)>,
    announced: usize,
    ucs_2: bool,
    bytes: Vec<u8>,
}

/// The parts that fakesmsc has printed: `Got message N: <from to [udh …] text|ucs-2|data …>`.
fn parts(log: &[u8]) -> impl Iterator<Item = Part> {
    const BEGIN: &[u8] = b"Got message ";
    let places: Vec<usize> =
        (0..log.len()).filter(|place| log[*place..].starts_with(BEGIN)).collect();
    let ends: Vec<usize> = places.iter().skip(1).copied().chain([log.len()]).collect();
    places
        .into_iter()
        .zip(ends)
        .filter_map(|(begin, end)| part(&log[begin..end]))
        .collect::<Vec<_>>()
        .into_iter()
}

fn part(printed: &[u8]) -> Option<Part> {
    let inner = &printed[printed.iter().position(|byte| *byte == b'<')? + 1..];
    // A text may hold line breaks and a sign like the closing one: the last `>` before a line break counts.
    let end = (0..inner.len()).rev().find(|place| {
        inner[*place] == b'>' && matches!(inner.get(*place + 1), None | Some(b'\n'))
    })?;
    let mut words = inner[..end].splitn(4, |byte| *byte == b' ');
    let (_from, to, kind, rest) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let (header, kind, body) = match kind {
        b"udh" => {
            let mut words = rest.splitn(3, |byte| *byte == b' ');
            (decoded(words.next()?), words.next()?, words.next()?)
        }
        kind => (Vec::new(), kind, rest),
    };
    let joined = matches!(header.as_slice(), [5, 0, 3, ..]);
    let bytes = if kind == b"text" { body.to_vec() } else { decoded(body) };
    Some(Part {
        to: String::from_utf8_lossy(to).into_owned(),
        place: joined.then(|| (header[3], header[5])),
        announced: if joined { header[4].into() } else { 1 },
        ucs_2: kind == b"ucs-2" || kind == b"ucs2" || (kind == b"data" && bytes.contains(&4)),
        bytes,
    })
}

fn decoded(written: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> =
        written.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_decode(&spaced).collect()
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
    let until = Instant::now() + PATIENCE;
    let said = || fs::read(log).unwrap_or_default();
    while !String::from_utf8_lossy(&said()).contains(words) {
        assert!(Instant::now() < until, "{} does not say {words:?}", log.display());
        thread::sleep(LOOK);
    }
}

/// What Hamroh's documentation tells an operator, with ports of its own and retries after a second.
fn configuration(ports: &Ports, folder: &Path, webhook: &str, reports: &str) -> String {
    let Ports { admin, smsbox, network, sendsms } = ports;
    let folder = folder.display();
    format!(
        r#"group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = admin-password
smsbox-port = {smsbox}
smsbox-interface = 127.0.0.1
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
log-file = "{folder}/bearerbox.log"
log-level = 0
store-type = file
store-location = "{folder}/store"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = fake
port = {network}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = {smsbox}
sendsms-port = {sendsms}
sendsms-interface = 127.0.0.1
global-sender = "{SHORT_CODE}"
sendsms-chars = "0123456789+ "
mo-recode = true
log-file = "{folder}/smsbox.log"
log-level = 0
http-request-retry = 20
http-queue-delay = 1
http-timeout = 2
reply-couldnotfetch = "(could not fetch)"

group = sms-service
keyword = default
name = hamroh
catch-all = true
get-url = "{webhook}?from=%p&to=%P&text=%a&raw=%b&smsc=%i&id=%I&ts=%T&charset=%C&coding=%c&udh=%u&service=%n"
accept-x-kannel-headers = true
assume-plain-text = true
max-messages = 3
concatenation = true
omit-empty = true
dlr-mask = 19
dlr-url = "{reports}?status=%d"

group = sendsms-user
username = {USER}
password = {PASSWORD}
max-messages = 3
concatenation = true
user-deny-ip = "*.*.*.*"
user-allow-ip = "127.0.0.1"
"#
    )
}
