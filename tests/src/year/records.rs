//! What is found out with the instruments, besides questionnaires and visits.

use super::diary::{Begun, Diary, date};
use super::{Act, LEAVES, Who};
use ryadom_domain::{Instrument, Record, RecordId, RecordValue};
use ryadom_replica::{JournalEdit, JournalText, RecordEdit};

impl Diary {
    /// A talk before the mentee leaves; then each writes down what the other hears of at the end.
    pub(super) fn records(&mut self, begun: &Begun) {
        let (mentor, mentee, curator) = (Who::Mentor, Who::Mentee, Who::Curator);
        self.record((LEAVES, mentor), Instrument::Interview);
        let consultation = self.record((82, mentor), Instrument::Consultation);
        let results = self.record((130, mentor), Instrument::PupilResults);
        let survey = self.record((170, curator), Instrument::Survey);
        let work = self.record((180, mentee), Instrument::Portfolio);
        self.record_says((82, mentor), consultation, &[(RecordValue::Minutes, "20")]);
        self.record_says(
            (131, mentor),
            results,
            &[
                (RecordValue::Class, "2 «Б»"),
                (RecordValue::Subject, "математика"),
                (RecordValue::Pupils, "24"),
                (RecordValue::Passed, "96"),
                (RecordValue::QualityBefore, "50"),
                (RecordValue::Quality, "58"),
                (RecordValue::MeanMark, "3.7"),
            ],
        );
        self.record_says(
            (171, curator),
            survey,
            &[
                (RecordValue::Audience, "родители 2 «Б»"),
                (RecordValue::Asked, "24"),
                (RecordValue::Answered, "19"),
                (RecordValue::MeanClear, "4.4"),
                (RecordValue::MeanRespect, "4.8"),
            ],
        );
        self.record_says(
            (181, mentee),
            work,
            &[(RecordValue::Link, "https://school.example/urok")],
        );
        let about = Some(mentee.person());
        for (day, edit) in (132..).zip([
            RecordEdit::Day(Some(date(129))),
            RecordEdit::By(Some(curator.person())),
            RecordEdit::About(None),
            RecordEdit::About(about),
            RecordEdit::Deficit(begun.deficits[1], true),
            RecordEdit::Remove,
            RecordEdit::Restore,
        ]) {
            let edit = JournalEdit::Record { id: results, edit };
            self.does(day, mentor, Act::Journal(edit));
        }
        let proposed = RecordEdit::Deficit(begun.deficits[0], true);
        let edit = JournalEdit::Record {
            id: work,
            edit: proposed,
        };
        self.does(182, mentee, Act::Journal(edit));
    }

    /// A record of the mentee, with everything that its form asks for in words.
    fn record(&mut self, (day, who): (u16, Who), instrument: Instrument) -> RecordId {
        let id = RecordId::from_random(self.id());
        let record = Box::new(Record {
            day: Some(date(day)),
            by: Some(who.person()),
            about: Some(Who::Mentee.person()),
            ..Record::new(instrument)
        });
        self.does(
            day,
            who,
            Act::Journal(JournalEdit::AddRecord { id, record }),
        );
        for text in instrument.texts() {
            self.types_in_journal((day, who), JournalText::Record(id, text), 1);
        }
        id
    }

    fn record_says(&mut self, (day, who): (u16, Who), id: RecordId, said: &[(RecordValue, &str)]) {
        for (value, words) in said {
            let edit = RecordEdit::Set(*value, (*words).to_owned());
            self.does(day, who, Act::Journal(JournalEdit::Record { id, edit }));
        }
    }
}
