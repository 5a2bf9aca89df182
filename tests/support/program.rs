//! The real program as a child of the test, in a folder of its own.

use std::{
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use tokio::sync::watch;

use super::bot_api::{BotApi, PATIENCE, TOKEN};

/// What stands before the address of the try-out page when the program is ready.
const PAGE: &str = "http://127.0.0.1:";

/// How to start the program: its folder and environment. The folder lives as long as this.
pub struct Launch {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

impl Launch {
    /// In an empty folder, with Telegram at the mock server.
    pub fn new(bot_api: &BotApi) -> Self {
        Self::alone().with("TELOXIDE_TOKEN", TOKEN).with("TELOXIDE_API_URL", &bot_api.url())
    }

    /// In an empty folder, without any network.
    pub fn alone() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let launch = Self { folder, environment: Vec::new() };
        launch.with("HAMROH_LISTEN", "127.0.0.1:0")
    }

    /// With a variable of the environment; the last value counts.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where the program runs and keeps what it keeps.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// All files in the folder, with their bytes.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        read_folder(self.folder(), &mut files);
        files
    }

    /// Starts the program and returns when it says where its page is.
    pub async fn start(&self) -> Program {
        let program = self.spawn();
        program.page().await;
        program
    }

    /// Starts the program and does not wait.
    pub fn spawn(&self) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hamroh"))
            .current_dir(self.folder())
            .env_clear()
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = Output::default();
        output.follow(child.stdout.take().expect("standard output"));
        output.follow(child.stderr.take().expect("standard error"));
        Program { child: Mutex::new(child), output }
    }
}

fn read_folder(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_folder(&path, files);
        } else if let Ok(bytes) = std::fs::read(&path) {
            files.push((path, bytes));
        }
    }
}

/// All that the program has said, on both outputs.
#[derive(Clone)]
struct Output {
    text: Arc<Mutex<String>>,
    changed: watch::Sender<()>,
}

impl Default for Output {
    fn default() -> Self {
        Self { text: Arc::default(), changed: watch::Sender::new(()) }
    }
}

impl Output {
    fn follow(&self, from: impl Read + Send + 'static) {
        let (text, changed) = (Arc::clone(&self.text), self.changed.clone());
        thread::spawn(move || {
            let mut lines = BufReader::new(from);
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
                let said = String::from_utf8_lossy(&line);
                text.lock().unwrap_or_else(PoisonError::into_inner).push_str(&said);
                changed.send_replace(());
                line.clear();
            }
            changed.send_replace(());
        });
    }
}

/// The running program. It is killed when this goes.
pub struct Program {
    child: Mutex<Child>,
    output: Output,
}

impl Program {
    /// All that it has said so far.
    pub fn output(&self) -> String {
        self.output.text.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until it says something; the test fails when it ends before, or when that takes too long.
    pub async fn says(&self, words: &str) -> String {
        let mut changed = self.output.changed.subscribe();
        let until = tokio::time::Instant::now() + PATIENCE;
        loop {
            let output = self.output();
            if output.contains(words) {
                return output;
            }
            let pause = tokio::time::Instant::now() + Duration::from_millis(200);
            let _ = tokio::time::timeout_at(pause.min(until), changed.changed()).await;
            let ended = self.child().try_wait().is_ok_and(|status| status.is_some());
            if tokio::time::Instant::now() >= until || (ended && !self.output().contains(words)) {
                panic!("the program did not say {words:?}, but:\n{}", self.output());
            }
        }
    }

    /// The address of the try-out page, as soon as it is served.
    pub async fn page(&self) -> String {
        let output = self.says(PAGE).await;
        let address = output.split(PAGE).nth(1).unwrap_or_default();
        let port: String = address.chars().take_while(char::is_ascii_digit).collect();
        format!("{PAGE}{port}/try")
    }

    /// Ends it at once: `kill -9`. Nothing of it runs on when this returns.
    pub fn kill(&self) {
        let mut child = self.child();
        let _ = child.kill();
        let _ = child.wait();
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.child().id()
    }

    /// Asks it to stop: SIGTERM.
    pub fn terminate(&self) {
        let id = self.child().id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status();
        assert!(sent.is_ok_and(|status| status.success()), "no signal could be sent");
    }

    /// Waits for its end; `None` if it still runs after so long.
    pub async fn ends_within(&self, limit: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + limit;
        loop {
            if let Ok(Some(status)) = self.child().try_wait() {
                return Some(status);
            }
            if Instant::now() >= until {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Resident memory in kB: now, and the most so far.
    pub fn memory(&self) -> (u64, u64) {
        let path = format!("/proc/{}/status", self.child().id());
        let status = std::fs::read_to_string(path).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
        };
        (field("VmRSS:"), field("VmHWM:"))
    }

    fn child(&self) -> std::sync::MutexGuard<'_, Child> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}
