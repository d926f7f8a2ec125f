//! One pair: its programme, its journal, and the notes that it writes.

use super::{
    cast::{Cast, Private},
    file::{DemoError, Programme, Words},
    script::{Played, Script, at},
};
use crate::{store::Append, world::World};
use ryadom_domain::{
    Comment, CommentId, DeficitId, DocumentId, DocumentKind, ItemId, Pair, PairId, PairState,
    PersonId, ProgrammeState, Timestamp,
};
use ryadom_replica::{PrivateEdit, ReflectionDoc, ReviewDoc, ReviewEdit};
use std::{collections::BTreeMap, str::FromStr};

pub(super) const DAY: i64 = 24 * 3600;

/// A pair that is ready to be registered.
pub(super) struct Staged {
    pub(super) pair: Pair,
    pub(super) curator: PersonId,
    pub(super) registered: Timestamp,
    pub(super) documents: Vec<Append>,
    /// Which version of which document was seen last, and by which of the pair's readers.
    pub(super) seen: Vec<Seen>,
}

/// A version of a document, and whether only the pair reads it.
pub(super) struct Seen {
    pub(super) version: PrivateEdit,
    pub(super) only_pair: bool,
}

/// What the pair's documents have in common.
pub(super) struct Stage<'a> {
    pub(super) from: &'a Programme,
    pub(super) words: &'a Words,
    pub(super) world: &'a dyn World,
    pub(super) now: Timestamp,
    pub(super) curator: PersonId,
    pub(super) mentor: PersonId,
    pub(super) mentee: PersonId,
    /// Who enters things for the mentor.
    pub(super) for_mentor: PersonId,
    /// Who enters things for the mentee.
    pub(super) for_mentee: PersonId,
    pub(super) items: BTreeMap<u32, ItemId>,
    pub(super) deficits: BTreeMap<String, DeficitId>,
}

/// Turns one programme of the file into documents.
pub(super) fn stage(
    from: &Programme,
    words: &Words,
    cast: &Cast,
    (now, world): (Timestamp, &dyn World),
    private: &mut Private,
) -> Result<Staged, DemoError> {
    let named = |error: DemoError| match error {
        DemoError::Wrong(what) => DemoError::Wrong(format!("programme {}: {what}", from.id)),
        other => other,
    };
    build(from, words, cast, (now, world), private).map_err(named)
}

fn build(
    from: &Programme,
    words: &Words,
    cast: &Cast,
    (now, world): (Timestamp, &dyn World),
    private: &mut Private,
) -> Result<Staged, DemoError> {
    let curator = cast.curator(&from.title_block.curator)?;
    let mentor = cast.find(&from.title_block.mentor.name)?;
    let mentee = cast.find(&from.title_block.mentee.name)?;
    let stage = Stage {
        from,
        words,
        world,
        now,
        curator,
        mentor,
        mentee,
        for_mentor: cast.writer(mentor, curator),
        for_mentee: cast.writer(mentee, curator),
        items: from
            .plan_items
            .iter()
            .map(|item| (item.n, ItemId::from_random(world.id())))
            .collect(),
        deficits: from
            .deficits
            .iter()
            .map(|deficit| (deficit.id.clone(), DeficitId::from_random(world.id())))
            .collect(),
    };
    let state: ProgrammeState = code(&words.programme_status, "status", &from.status)?;
    let ids = [(); 3].map(|()| DocumentId::from_random(world.id()));
    // A pair that has not begun yet is assigned, and its programme is a draft.
    let registered = at(from.period.from, 7, 0)?.0 - 2 * DAY;
    let registered = Timestamp(registered.min(now.0 - 3 * DAY));
    let state = stage.state_now(state)?;
    let pair = Pair {
        id: PairId::from_random(world.id()),
        form: Some(code(&words.form, "form", &from.form)?),
        kind: Some(code(&words.kind, "kind", &from.kind)?),
        state: match state {
            ProgrammeState::Closed => PairState::Completed,
            ProgrammeState::Terminated => PairState::Dissolved,
            ProgrammeState::Running => PairState::Working,
            _ => PairState::Assigned,
        },
        mentors: [mentor].into(),
        mentees: [mentee].into(),
        start: Some(from.period.from),
        end: Some(from.period.to),
        programme: Some(ids[0]),
        journal: Some(ids[1]),
        reflection: Some(ids[2]),
    };
    let mut journal = stage.journal()?;
    stage.lessons(&mut journal)?;
    stage.records(&mut journal)?;
    let mut reflection = Script::<ReflectionDoc>::new(DocumentKind::Reflection, now);
    stage.notes(&mut journal, &mut reflection, private)?;
    let review = stage.review(cast)?;
    let mut played = vec![
        stage.programme(state, registered)?.play(ids[0], cast)?,
        journal.play(ids[1], cast)?,
    ];
    if !reflection.is_empty() {
        played.push(reflection.play(ids[2], cast)?);
    }
    if !review.is_empty() {
        played.push(review.play(ids[0].beside(), cast)?);
    }
    let (mut documents, mut seen) = (Vec::new(), Vec::new());
    for Played {
        append,
        seen: version,
    } in played
    {
        if !version.is_empty() {
            seen.push(Seen {
                version: PrivateEdit::Saw(append.document, version),
                only_pair: append.document == ids[2],
            });
        }
        documents.push(append);
    }
    Ok(Staged {
        pair,
        curator,
        registered,
        documents,
        seen,
    })
}

impl Stage<'_> {
    /// What is said of the programme by those who only read it.
    fn review(&self, cast: &Cast) -> Result<Script<ReviewDoc>, DemoError> {
        let mut script = Script::new(DocumentKind::Review, self.now);
        for remark in &self.from.review {
            let item = remark.item.and_then(|number| self.items.get(&number));
            let comment = Comment {
                item: item.copied(),
                asks: None,
                text: remark.text.clone(),
            };
            let edit = ReviewEdit::AddComment {
                id: CommentId::from_random(self.world.id()),
                comment: Box::new(comment),
            };
            script.add(at(remark.date, 13, 0)?, cast.find(&remark.by)?, edit);
        }
        Ok(script)
    }
}

/// The code of a word; codes themselves are understood too.
pub(super) fn code<T: FromStr>(
    words: &BTreeMap<String, String>,
    field: &str,
    word: &str,
) -> Result<T, DemoError> {
    let code = words.get(word).map_or(word, String::as_str);
    code.parse()
        .map_err(|_| DemoError::Wrong(format!("{field} \u{ab}{word}\u{bb} is not known")))
}
