//! A private PostgreSQL cluster for one test program: made in a temporary folder, stopped and removed at the end.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A running cluster, listening on loopback alone.
pub struct Postgres {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
}

impl Postgres {
    /// Makes and starts a cluster. Debian's binaries must be installed: `.ci/run` does that.
    pub fn start() -> Self {
        let programs = programs();
        let folder = tempfile::Builder::new().prefix("hamroh-postgres-").tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let cluster = Self { programs, folder, port };
        if root() {
            let owned =
                Command::new("chown").arg("postgres").arg(cluster.folder.path()).status().unwrap();
            assert!(
                owned.success(),
                "the folder of the cluster cannot be given to the user postgres"
            );
        }
        let place = cluster.folder.path();
        let data = place.join("data");
        cluster.run(
            "initdb",
            &[
                "-D",
                text(&data),
                "-A",
                "trust",
                "-U",
                "hamroh",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C",
            ],
        );
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -F",
            text(place)
        );
        cluster.run(
            "pg_ctl",
            &["-D", text(&data), "-w", "-l", text(&place.join("log")), "-o", &options, "start"],
        );
        cluster
    }

    /// The address of a fresh database in it.
    pub fn database(&self, name: &str) -> String {
        let port = self.port.to_string();
        self.run("createdb", &["-h", "127.0.0.1", "-p", &port, "-U", "hamroh", name]);
        format!("postgres://hamroh@127.0.0.1:{port}/{name}")
    }

    /// Where it keeps everything: tables, and its journal in `pg_wal`.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where everything of the cluster lies: its data, its log, its dumps.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Dumps a database as docs/operator.md says, and what that holds as plain SQL beside it: `NAME.dump`, `NAME.sql`.
    pub fn dump(&self, name: &str) {
        let [packed, plain] = ["dump", "sql"]
            .map(|ending| format!("--file={}/{name}.{ending}", text(self.folder.path())));
        let port = self.port.to_string();
        let server = ["-h", "127.0.0.1", "-p", &port, "-U", "hamroh"];
        self.run("pg_dump", &[&server[..], &["--format=custom", &packed, name]].concat());
        let dump = packed.trim_start_matches("--file=");
        self.run("pg_restore", &[&plain, dump]);
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program);
        let mut command = match root() {
            true => Command::new("runuser"),
            false => Command::new(&program),
        };
        if root() {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        let status =
            command.args(arguments).current_dir("/").stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{} failed", program.display());
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        self.run("pg_ctl", &["-D", text(&data), "-m", "immediate", "stop"]);
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// initdb and the server refuse to run as root.
fn root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout.trim_ascii() == b"0"
}

/// The newest installed version of Debian's server programs.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .expect("install Debian's package postgresql: .ci/run does that");
    let mut folders: Vec<PathBuf> =
        versions.map(|version| version.unwrap().path().join("bin")).collect();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.sort();
    folders.pop().expect("install Debian's package postgresql: .ci/run does that")
}
