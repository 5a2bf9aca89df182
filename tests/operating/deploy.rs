//! What lies in `deploy/`.

use std::{path::PathBuf, process::Command};

fn deploy(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name)
}

#[test]
fn the_service_is_exposed_to_2_0_at_most_of_10() {
    let output = Command::new("systemd-analyze")
        // In tenths.
        .args(["security", "--offline=true", "--no-pager", "--threshold=20"])
        .arg(deploy("hamroh.service"))
        .output()
        .expect("install Debian's package systemd: .ci/run does that");
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{table}{}", String::from_utf8_lossy(&output.stderr));
    assert!(table.contains("Overall exposure level"), "{table}");
}

#[test]
fn nothing_of_the_service_reaches_a_disk_but_its_folder() {
    let unit = std::fs::read_to_string(deploy("hamroh.service")).unwrap();
    for line in [
        "MemorySwapMax=0",
        "LimitCORE=0",
        "ProtectSystem=strict",
        "StateDirectory=hamroh",
        "UMask=0077",
    ] {
        assert!(unit.lines().any(|there| there == line), "{line}");
    }
}
