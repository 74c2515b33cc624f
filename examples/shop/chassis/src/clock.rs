use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};

/// The time as the service sees it: that of the system, unless a file moves it. Cheap to clone.
///
/// For tests: the file holds one whole number of milliseconds. With a sign in front it is added to the system's time;
/// without one it is the time, counted from 1970, and stands still. No file, an empty one and one that cannot be read
/// mean the system's time. It is read anew each time, so that a test can move it while the service runs.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<Path>>);

impl Clock {
    /// Without a file it is the system's, whatever lies on the disk.
    pub fn new(file: Option<PathBuf>) -> Self {
        Self(file.map(Arc::from))
    }

    pub fn now(&self) -> DateTime<Utc> {
        let system = Utc::now();
        self.0.as_deref().and_then(|file| moved(system, &fs::read_to_string(file).ok()?)).unwrap_or(system)
    }
}

/// `None` when what is said is no time.
fn moved(system: DateTime<Utc>, said: &str) -> Option<DateTime<Utc>> {
    let said = said.trim();
    let milliseconds: i64 = said.parse().ok()?;
    if said.starts_with(['+', '-']) {
        system.checked_add_signed(TimeDelta::try_milliseconds(milliseconds)?)
    } else {
        DateTime::from_timestamp_millis(milliseconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(milliseconds).expect("a time")
    }

    #[test]
    fn a_number_alone_is_the_time_and_one_with_a_sign_moves_it() {
        assert_eq!(moved(at(10_000), "5000\n"), Some(at(5_000)));
        assert_eq!(moved(at(10_000), "+5000"), Some(at(15_000)));
        assert_eq!(moved(at(10_000), "-5000"), Some(at(5_000)));
    }

    #[test]
    fn what_is_no_number_moves_nothing() {
        for said in ["", "tomorrow", "1.5", "+9223372036854775807", "9223372036854775807"] {
            assert_eq!(moved(at(10_000), said), None, "{said}");
        }
    }

    #[test]
    fn the_file_is_read_anew_each_time() {
        let file = std::env::temp_dir().join(format!("clock-{}", uuid::Uuid::new_v4()));
        let clock = Clock::new(Some(file.clone()));
        let real = clock.now();
        fs::write(&file, "1000").expect("a file");
        assert_eq!(clock.now(), at(1_000));
        fs::write(&file, "+3600000").expect("a file");
        assert!(clock.now() - real >= TimeDelta::hours(1));
        fs::remove_file(&file).expect("the file");
        assert!(clock.now() - real < TimeDelta::minutes(30));
    }

    #[test]
    fn without_a_file_it_is_the_systems() {
        assert!(Utc::now() - Clock::default().now() < TimeDelta::minutes(1));
    }
}
