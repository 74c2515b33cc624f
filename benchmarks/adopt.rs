//! `adopt <command…>`: runs a command, and takes in what its processes leave behind. A browser that is closed leaves children that
//! nobody waits for, and the kernel forgets what those have cost; here they get a parent that waits. Linux alone, and the standard
//! library alone, so that `rustc` is all it needs.

use std::{
    env,
    process::{Command, exit},
};

const PR_SET_CHILD_SUBREAPER: i32 = 36;

unsafe extern "C" {
    fn prctl(option: i32, ...) -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
}

fn main() {
    // SAFETY: it takes one number and changes nothing but who becomes the parent of orphans.
    unsafe { prctl(PR_SET_CHILD_SUBREAPER, 1_u64, 0_u64, 0_u64, 0_u64) };
    let mut words = env::args().skip(1);
    let program = words.next().expect("a command");
    let command = Command::new(program).args(words).spawn().expect("a program that starts");
    loop {
        let mut status = 0;
        // SAFETY: the status is ours.
        let ended = unsafe { waitpid(-1, &raw mut status, 0) };
        if ended == command.id() as i32 {
            // An exit code above, else the signal, as a shell tells it.
            exit(if status & 0x7f == 0 { status >> 8 & 0xff } else { 128 + (status & 0x7f) });
        }
        if ended < 0 {
            exit(127);
        }
    }
}
