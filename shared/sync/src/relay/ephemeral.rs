//! What is passed on and never kept: carets, presence.

use std::collections::VecDeque;

/// An ephemeral message from a member, without its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whisper {
    pub(super) session: String,
    pub(super) count: u64,
    pub(super) data: Vec<u8>,
}

/// Tells repeats from news, for the last few runs of one member's program.
#[derive(Debug, Default)]
pub(super) struct Heard(VecDeque<(String, u64)>);

impl Heard {
    const RUNS: usize = 4;

    pub(super) fn is_news(&mut self, whisper: &Whisper) -> bool {
        if let Some((_, newest)) = self.0.iter_mut().find(|(run, _)| *run == whisper.session) {
            let is_news = whisper.count > *newest;
            *newest = whisper.count.max(*newest);
            return is_news;
        }
        if self.0.len() == Self::RUNS {
            self.0.pop_front();
        }
        self.0.push_back((whisper.session.clone(), whisper.count));
        true
    }
}
