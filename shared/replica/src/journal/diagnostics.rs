//! Answers to the questionnaires, in one flat map of «round/about/by/skill»: two devices on which a person answers, apart,
//! then do not each begin a sheet of their own. Other questionnaires stand beside, under their own keys.

use super::inquiries::{self, InquiryView};
use super::{JournalDoc, JournalEdit};
use crate::read::MapReader;
use crate::write::Tx;
use crate::{Choice, EditError};
use ryadom_domain::{Answer, AnswerSheet, Answers, Inquiry, Level, Round, Skill};
use std::collections::BTreeMap;

/// The container's key.
pub(super) const DIAGNOSTICS: &str = "diagnostics";

/// What a person may do to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerEdit {
    /// Says how sure; `None` takes the answer back.
    Level(Option<Level>),
    /// Asks for help, or not any more.
    Help(bool),
}

/// One answer as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AnswerView {
    /// How sure.
    pub level: Choice<Option<Level>>,
    /// «Нужна помощь».
    pub needs_help: Choice<bool>,
}

/// Everybody's answers as they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DiagnosticsView {
    /// By sheet and question.
    pub sheets: BTreeMap<AnswerSheet, BTreeMap<Skill, AnswerView>>,
    /// Questionnaires besides the usual one, by round.
    pub inquiries: BTreeMap<(Round, Inquiry), InquiryView>,
}

impl DiagnosticsView {
    /// A sheet's answers, for the rules of the domain.
    pub fn answers(&self, sheet: &AnswerSheet) -> Answers {
        let answers = self.sheets.get(sheet).into_iter().flatten();
        answers
            .map(|(skill, answer)| (*skill, answer.plain()))
            .collect()
    }

    /// Answers that one person gave differently on two devices.
    pub(crate) fn places(&self) -> usize {
        let answers = self.sheets.values().flat_map(BTreeMap::values);
        let usual: usize = answers
            .map(|answer| {
                usize::from(answer.level.is_torn()) + usize::from(answer.needs_help.is_torn())
            })
            .sum();
        let other = self.inquiries.values().map(InquiryView::places);
        usual + other.sum::<usize>()
    }
}

impl AnswerView {
    /// Its shown values.
    pub fn plain(&self) -> Answer {
        Answer {
            level: self.level.value,
            needs_help: self.needs_help.value,
        }
    }
}

fn key(sheet: &AnswerSheet, skill: Skill) -> String {
    let AnswerSheet { round, about, by } = sheet;
    format!("{round}/{about}/{by}/{skill}")
}

fn help_key(sheet: &AnswerSheet, skill: Skill) -> String {
    format!("{}/help", key(sheet, skill))
}

/// Whose answer stands at a key, to what, and whether it asks for help.
pub(crate) fn answer_at(key: &str) -> Option<(AnswerSheet, Skill, bool)> {
    let parts: Vec<&str> = key.split('/').collect();
    let (round, about, by, skill, asks) = match *parts.as_slice() {
        [round, about, by, skill] => (round, about, by, skill, false),
        [round, about, by, skill, "help"] => (round, about, by, skill, true),
        _ => return None,
    };
    let sheet = AnswerSheet {
        round: round.parse().ok()?,
        about: about.parse().ok()?,
        by: by.parse().ok()?,
    };
    Some((sheet, skill.parse().ok()?, asks))
}

pub(super) fn read(root: &MapReader<'_>) -> DiagnosticsView {
    let mut view = DiagnosticsView::default();
    let Some(map) = root.child(DIAGNOSTICS) else {
        return view;
    };
    view.inquiries = inquiries::read(&map);
    for key in map.keys() {
        let Some((sheet, skill, asks)) = answer_at(key) else {
            continue;
        };
        let answers = view.sheets.entry(sheet).or_default();
        let answer = answers.entry(skill).or_default();
        if asks {
            answer.needs_help = map.choice(key);
        } else {
            answer.level = map.choice(key);
        }
    }
    view
}

pub(super) fn apply(
    tx: &mut Tx<'_, JournalDoc>,
    sheet: AnswerSheet,
    skill: Skill,
    edit: AnswerEdit,
) -> Result<(), EditError> {
    let map = tx.container(DIAGNOSTICS)?;
    let back = |edit| JournalEdit::Answer { sheet, skill, edit };
    match edit {
        AnswerEdit::Level(level) => tx.set(&map, &key(&sheet, skill), &level, |before| {
            back(AnswerEdit::Level(before))
        }),
        AnswerEdit::Help(help) => tx.set(&map, &help_key(&sheet, skill), &help, |before| {
            back(AnswerEdit::Help(before))
        }),
    }
}
