//! Many times of the same thing, and how they are printed.

/// How often the same thing took how long, in milliseconds.
pub struct Times {
    name: &'static str,
    times: Vec<f64>,
}

impl Times {
    pub fn new(name: &'static str, times: impl IntoIterator<Item = f64>) -> Self {
        Self { name, times: times.into_iter().collect() }
    }

    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// How many are less than that.
    pub fn n_below(&self, limit: f64) -> usize {
        self.times.iter().filter(|&&time| time < limit).count()
    }

    /// The value that a share of all does not exceed.
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.times.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted[rank.clamp(1, sorted.len()) - 1]
    }
}

/// Prints a row for each.
pub fn print(title: &str, rows: &[&Times]) {
    println!("{title:60}{:>10}{:>10}", "median", "p95");
    for times in rows {
        println!("{:60}{:>10.1}{:>10.1}", times.name, times.median(), times.quantile(0.95));
    }
}

/// Prints how much longer the one takes than the other, and how much that may be if there is a limit.
pub fn print_ratio(what: &str, one: &Times, other: &Times, limit: Option<f64>) {
    let ratio = one.median() / other.median();
    let limit = limit.map_or_else(String::new, |limit| format!(", at most {limit}"));
    println!("{what} = {ratio:.2} : 1{limit}");
}
