//! A pair's meetings, and its notes with their three visibilities.

use super::{
    cast::Private,
    file::{self, DemoError},
    pair::{Stage, code},
    script::{Script, at},
};
use ryadom_domain::{
    Agreement, AgreementId, AnswerSheet, DocumentKind, Inquiry, Meeting, MeetingId, NextMeeting,
    Note, NoteId, Questionnaire, Rich, Side, Visibility,
};
use ryadom_replica::{
    AnswerEdit, InquiryEdit, JournalDoc, JournalEdit, NoteEdit, PrivateEdit, ReflectionDoc,
};

impl Stage<'_> {
    pub(super) fn journal(&self) -> Result<Script<JournalDoc>, DemoError> {
        let mut script = Script::new(DocumentKind::Journal, self.now);
        let mut held = Vec::new();
        for meeting in &self.from.meetings {
            let when = at(meeting.date, 14, 0)?;
            if when <= self.now {
                held.push((when, meeting));
            }
        }
        let last = held.iter().map(|(when, _)| *when).max();
        for (when, meeting) in held {
            let edit = JournalEdit::AddMeeting {
                id: MeetingId::from_random(self.world.id()),
                meeting: Box::new(self.meeting(meeting, last == Some(when))?),
            };
            script.add(when, self.for_mentor, edit);
        }
        self.answers(&mut script)?;
        self.adaptation(&mut script)?;
        Ok(script)
    }

    /// All at once, as somebody gives them in a quarter of an hour.
    fn answers(&self, script: &mut Script<JournalDoc>) -> Result<(), DemoError> {
        for answers in &self.from.answers {
            let (author, by) = match answers.by {
                Side::Mentor => (self.for_mentor, self.mentor),
                Side::Mentee => (self.for_mentee, self.mentee),
            };
            let sheet = AnswerSheet {
                round: answers.round,
                about: self.mentee,
                by,
            };
            let when = at(answers.date, 15, 0)?;
            let levels = answers.levels.iter();
            let levels = levels.map(|(skill, level)| (*skill, AnswerEdit::Level(Some(*level))));
            let help = answers.help.iter();
            let help = help.map(|skill| (*skill, AnswerEdit::Help(true)));
            let edit = |(skill, edit)| JournalEdit::Answer { sheet, skill, edit };
            let all = JournalEdit::Several(levels.chain(help).map(edit).collect());
            script.add(when, author, all);
        }
        Ok(())
    }

    /// How settled the mentee is, a round at a time.
    fn adaptation(&self, script: &mut Script<JournalDoc>) -> Result<(), DemoError> {
        for settling in &self.from.adaptation {
            let (author, by) = match settling.by {
                Side::Mentor => (self.for_mentor, self.mentor),
                Side::Mentee => (self.for_mentee, self.mentee),
            };
            let of = |edit| JournalEdit::Inquiry {
                round: settling.round,
                inquiry: Inquiry::Adaptation,
                edit: Box::new(edit),
            };
            let asked = of(InquiryEdit::Asked(Some(Questionnaire::adaptation())));
            let given = settling.given.iter().map(|(settled, answer)| {
                of(InquiryEdit::Answer {
                    about: self.mentee,
                    by,
                    question: settled.to_string(),
                    answer: Some(*answer),
                })
            });
            let all = std::iter::once(asked).chain(given).collect();
            script.add(
                at(settling.date, 15, 20)?,
                author,
                JournalEdit::Several(all),
            );
        }
        Ok(())
    }

    /// What was agreed at a meeting is taken as done once the pair has met again.
    fn meeting(&self, meeting: &file::Meeting, is_last: bool) -> Result<Meeting, DemoError> {
        let agreement = Agreement {
            what: meeting.agreements.clone(),
            who: None,
            due: meeting.agreement_due.or(meeting.next_date),
            done: !is_last,
        };
        let agreements = if meeting.agreements.is_empty() {
            Vec::new()
        } else {
            vec![(AgreementId::from_random(self.world.id()), agreement)]
        };
        let with_curator = self
            .words
            .with_curator
            .contains(&meeting.format)
            .then_some(self.curator);
        let items = meeting.plan_item_ns.iter().map(|n| self.item(*n));
        Ok(Meeting {
            date: Some(meeting.date),
            minutes: meeting.duration_min,
            format: Some(code(&self.words.meeting_format, "format", &meeting.format)?),
            topic: meeting.topic.clone(),
            discussed: meeting.discussed.clone(),
            participants: [self.mentor, self.mentee]
                .into_iter()
                .chain(with_curator)
                .collect(),
            items: items.collect::<Result<_, _>>()?,
            agreements,
            next: NextMeeting {
                date: meeting.next_date,
                ..NextMeeting::default()
            },
            ..Meeting::default()
        })
    }

    pub(super) fn notes(
        &self,
        journal: &mut Script<JournalDoc>,
        reflection: &mut Script<ReflectionDoc>,
        private: &mut Private,
    ) -> Result<(), DemoError> {
        for note in &self.from.reflections {
            let author = match code::<Side>(&self.words.side, "author", &note.author)? {
                Side::Mentor => self.for_mentor,
                Side::Mentee => self.for_mentee,
            };
            let when = at(note.date, 16, 0)?;
            let edit = NoteEdit::Add {
                id: NoteId::from_random(self.world.id()),
                note: Box::new(Note {
                    title: note.title.clone(),
                    body: Rich::plain(&note.text),
                    ..Note::default()
                }),
            };
            match code::<Visibility>(&self.words.visibility, "visibility", &note.visibility)? {
                Visibility::PairAndCurator => journal.add(when, author, JournalEdit::Note(edit)),
                Visibility::Pair => reflection.add(when, author, edit),
                Visibility::OnlyMe => {
                    if let Some((_, script)) = private.get_mut(&author) {
                        script.add(when, author, PrivateEdit::Note(edit));
                    }
                }
            }
        }
        Ok(())
    }
}
