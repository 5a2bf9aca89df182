//! Memory is where people's messages are: the machine should not write it to a disk.

use std::fs;

use super::finding::Finding;

/// The soft limit for core dumps of this process, as Linux shows it.
const CORE: &str = "Max core file size";

/// Looks at swap and core dumps, as far as Linux tells.
pub fn look() -> Vec<Finding> {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let findings: Vec<Finding> =
        swap(&read("/proc/swaps")).into_iter().chain(core(&read("/proc/self/limits"))).collect();
    if findings.is_empty() {
        return vec![Finding::fine("memory", "no swap, no core dumps")];
    }
    findings
}

/// Below the heading of `/proc/swaps` each line is a place on a disk, unless it is compressed memory (zram).
fn swap(swaps: &str) -> Option<Finding> {
    let disk = swaps.lines().skip(1).any(|line| !line.trim().is_empty() && !line.contains("zram"));
    disk.then(|| {
        let found =
            "this machine swaps: memory, with people's messages in it, may be written to a disk";
        Finding::note(
            "memory",
            found,
            "deploy/hamroh.service keeps Hamroh out of it; else: swapoff -a, or encrypt the swap",
        )
    })
}

fn core(limits: &str) -> Option<Finding> {
    let line = limits.lines().find_map(|line| line.strip_prefix(CORE))?;
    let limit = line.split_whitespace().next()?;
    (limit != "0").then(|| {
        let found = "a crash may write the memory of a program to a disk (core dump)";
        Finding::note(
            "memory",
            found,
            "deploy/hamroh.service forbids it to Hamroh; in a shell: ulimit -c 0",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swap_on_a_disk_is_told_and_compressed_memory_is_not() {
        let heading = "Filename\tType\tSize\tUsed\tPriority\n";
        assert_eq!(swap(heading), None);
        assert_eq!(swap(&format!("{heading}/dev/zram0 partition 1 0 100\n")), None);
        assert!(swap(&format!("{heading}/dev/sda2 partition 1 0 -2\n")).is_some());
    }

    #[test]
    fn core_dumps_are_told_unless_they_are_forbidden() {
        let line = |soft: &str| {
            format!("{CORE}        {soft}                    unlimited            bytes\n")
        };
        assert_eq!(core(&line("0")), None);
        assert!(core(&line("unlimited")).is_some());
    }
}
