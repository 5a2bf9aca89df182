//! Chance that is the same in every run.

/// SplitMix64 (Steele, Lea, Flood 2014): made-up numbers, never secrets.
pub struct Chance(u64);

impl Chance {
    /// The same seed gives the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 to below `end`; 0 if that is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or_default()
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of them, by weight; none of none.
    pub fn pick<'a, T>(&mut self, among: &'a [(T, f64)]) -> Option<&'a T> {
        let all: f64 = among.iter().map(|(_, weight)| weight).sum();
        let mut rest = self.share() * all;
        let found = among.iter().find(|(_, weight)| {
            rest -= weight;
            rest < 0.0
        });
        found.or(among.last()).map(|(value, _)| value)
    }
}
