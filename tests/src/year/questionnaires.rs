//! The school's own questionnaire: how it is written, and how the pair answers it in the rounds of a year.

use super::diary::{Diary, date};
use super::{Act, LEAVES, Who};
use ryadom_domain::{
    Blank, BlankField, BlankId, BlankKind, BlankLine, DocumentKind, Inquiry, LineField, LineId,
    Questionnaire, Round, Scale, Settled,
};
use ryadom_replica::{BlankEdit, InquiryEdit, JournalEdit, SchoolEdit};

impl Diary {
    /// The curator writes one before the mentee leaves, and goes on with it when the pair has long taken its words.
    pub(super) fn questionnaires(&mut self) {
        let id = BlankId::from_random(self.id());
        let lines: Vec<LineId> = (0..5).map(|_| LineId::from_random(self.id())).collect();
        let first = says("Знаю, к кому идти с вопросом", false);
        let blank = Blank {
            kind: BlankKind::Questionnaire,
            fields: [
                (BlankField::Title, "Первый месяц".to_owned()),
                (BlankField::Scale, Scale::Five.to_string()),
            ]
            .into(),
            lines: vec![
                (lines[0], says("Школа", true)),
                (lines[1], first),
                (lines[2], says("Успеваю подготовиться к уроку", false)),
            ],
        };
        let asked = blank.questionnaire();
        let blank = Box::new(blank);
        self.does(
            1,
            Who::Curator,
            Act::School(SchoolEdit::AddBlank { id, blank }),
        );
        let add = |line, after, words| BlankEdit::AddLine {
            id: lines[line],
            after: Some(lines[after]),
            line: says(words, false),
        };
        for (day, edit) in [
            (1, BlankEdit::Set(BlankField::Whom, "новым учителям".into())),
            (60, add(3, 2, "Спокойно говорю с родителями")),
            (61, add(4, 3, "Нашёл кабинет")),
            (62, BlankEdit::MoveLine(lines[3], Some(lines[1]))),
            (
                63,
                BlankEdit::SetLine(lines[1], LineField::Weight, "2".into()),
            ),
            (64, BlankEdit::RemoveLine(lines[4])),
            (65, BlankEdit::RestoreLine(lines[4])),
            (
                250,
                BlankEdit::Set(BlankField::Retired, date(250).to_string()),
            ),
        ] {
            let edit = SchoolEdit::Blank { id, edit };
            self.does(day, Who::Curator, Act::School(edit));
        }
        self.slip();
        self.answers(Inquiry::Own(id), asked);
    }

    /// A sheet that was begun by a slip of the finger, gone and there again.
    fn slip(&mut self) {
        let id = BlankId::from_random(self.id());
        let blank = Box::new(Blank {
            kind: BlankKind::Rubric,
            fields: [(BlankField::Title, "Наш лист".to_owned())].into(),
            lines: Vec::new(),
        });
        let begun = SchoolEdit::AddBlank { id, blank };
        for act in [
            Act::School(begun),
            Act::TakeBack(DocumentKind::School),
            Act::TakeBack(DocumentKind::School),
        ] {
            self.does(70, Who::Curator, act);
        }
    }

    /// Both answer when it begins; then the mentor takes up the one of the app, and the mentee the school's once more.
    fn answers(&mut self, own: Inquiry, asked: Questionnaire) {
        let (mentor, mentee) = (Who::Mentor, Who::Mentee);
        let keys: Vec<String> = asked.questions().map(|one| one.key.clone()).collect();
        let adaptation = Inquiry::Adaptation;
        let at = |round, inquiry, edit| JournalEdit::Inquiry {
            round,
            inquiry,
            edit: Box::new(edit),
        };
        let takes = |asked: &Questionnaire| InquiryEdit::Asked(Some(asked.clone()));
        let answers = |who: Who, question: &str, answer| InquiryEdit::Answer {
            about: mentee.person(),
            by: who.person(),
            question: question.to_owned(),
            answer: Some(answer),
        };
        let load = Settled::Load.as_str();
        for (day, who, round, inquiry, edit) in [
            (LEAVES, Who::Curator, Round::Entry, own, takes(&asked)),
            (12, mentee, Round::Entry, own, answers(mentee, &keys[0], 2)),
            (12, mentee, Round::Entry, own, answers(mentee, &keys[1], 4)),
            (13, mentee, Round::Entry, own, answers(mentee, &keys[1], 3)),
            (14, mentor, Round::Entry, own, answers(mentor, &keys[0], 4)),
            (
                128,
                mentor,
                Round::Mid,
                adaptation,
                takes(&Questionnaire::adaptation()),
            ),
            (
                129,
                mentor,
                Round::Mid,
                adaptation,
                InquiryEdit::Aside(true),
            ),
            (
                130,
                mentor,
                Round::Mid,
                adaptation,
                InquiryEdit::Aside(false),
            ),
            (
                131,
                mentor,
                Round::Mid,
                adaptation,
                answers(mentor, load, 3),
            ),
            (255, mentee, Round::Final, own, takes(&asked)),
            (256, mentee, Round::Final, own, answers(mentee, &keys[0], 5)),
        ] {
            self.does(day, who, Act::Journal(at(round, inquiry, edit)));
        }
    }
}

fn says(words: &str, is_section: bool) -> BlankLine {
    BlankLine {
        is_section,
        fields: [(LineField::Words, words.to_owned())].into(),
    }
}
