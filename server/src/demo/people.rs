//! What people of the demo say of themselves and ask for.

use super::{
    DemoError,
    cast::Cast,
    file::{Asked, Profile},
    pair::DAY,
    script::{Script, at},
};
use crate::store::Append;
use ryadom_domain::{
    DocumentKind, FreeTime, Kind, Level, MenteeCategory, PersonId, Request, RequestId, SchoolYear,
    Timestamp, Topic, Training, TrainingField, TrainingId,
};
use ryadom_replica::{
    CardDoc, CardEdit, Document, Kind as _, PersonDoc, PersonEdit, ProfileField, ProfileTag,
    RequestEdit, ready,
};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Every profile in which something is written.
pub(super) fn profiles(
    cast: &Cast,
    curator: PersonId,
    opened: Timestamp,
    now: Timestamp,
    world: &dyn crate::world::World,
) -> Result<Vec<Append>, DemoError> {
    let mut written = Vec::new();
    let year = SchoolYear::worked_for(super::script::day(now)?);
    for (person, document, facts) in cast.profiles() {
        let mut script = Script::<PersonDoc>::new(DocumentKind::Person, now);
        let by = cast.writer(person, curator);
        let edits = of_profile(&facts.profile, year)?;
        if !edits.is_empty() {
            script.add(Timestamp(opened.0 + DAY), by, PersonEdit::Several(edits));
        }
        for fields in &facts.profile.trainings {
            let id = TrainingId::from_random(world.id());
            let edit = PersonEdit::AddTraining {
                id,
                fields: fields.clone(),
            };
            script.add(learnt(fields, opened)?, by, edit);
        }
        for asked in &facts.requests {
            let id = RequestId::from_random(world.id());
            let made = at(asked.made, 15, 0)?;
            script.add(made, by, add(id, asked)?);
            if let Some(state) = &asked.state {
                let edit = RequestEdit::State(code(state)?);
                let decided = Timestamp(made.0 + DAY);
                script.add(decided, curator, PersonEdit::Request { id, edit });
            }
        }
        if facts.profile.ready {
            let mut read = Document::genesis(DocumentKind::Person);
            let author = cast.author(by)?;
            let edits = of_profile(&facts.profile, year)?;
            PersonDoc::edit(&mut read, &author, opened, &PersonEdit::Several(edits))?;
            let card = PersonDoc::read(&mut read).card();
            let mut shown = Script::<CardDoc>::new(DocumentKind::Card, now);
            shown.add(Timestamp(opened.0 + DAY), by, CardEdit::show(&card));
            written.push(shown.play(document.beside(), cast)?.append);
        }
        if !script.is_empty() {
            written.push(script.play(document, cast)?.append);
        }
    }
    Ok(written)
}

/// When it is written down: on its last day, in the evening; what has no day, or was before, with everything else.
fn learnt(
    fields: &BTreeMap<TrainingField, String>,
    opened: Timestamp,
) -> Result<Timestamp, DemoError> {
    let training = Training::read(|field| fields.get(&field).map_or("", String::as_str));
    let first = Timestamp(opened.0 + DAY);
    Ok(match training.day() {
        Some(day) => at(day, 18, 0)?.max(first),
        None => first,
    })
}

fn add(id: RequestId, asked: &Asked) -> Result<PersonEdit, DemoError> {
    let kind = asked.kind.as_deref();
    let request = Request {
        topic: Some(code(&asked.topic)?),
        words: asked.words.clone(),
        kind: kind.map(code::<Kind>).transpose()?,
        urgency: Some(code(&asked.urgency)?),
        made: Some(asked.made),
        ..Request::default()
    };
    Ok(PersonEdit::AddRequest {
        id,
        request: Box::new(request),
    })
}

fn of_profile(profile: &Profile, year: SchoolYear) -> Result<Vec<PersonEdit>, DemoError> {
    let fields = [
        (ProfileField::Subject, profile.subject.clone()),
        (ProfileField::Experience, profile.experience.clone()),
        (ProfileField::Qualification, profile.qualification.clone()),
        (
            ProfileField::QualifiedUntil,
            profile.qualified_until.clone(),
        ),
        (ProfileField::Ready, ready(profile.ready)),
        (ProfileField::Results, profile.results.clone()),
        (ProfileField::Training, profile.training.clone()),
        (ProfileField::Hours, profile.hours.clone()),
        (ProfileField::Limit, profile.limit.clone()),
        (ProfileField::Stage, profile.stage.clone()),
        (ProfileField::Category, profile.category.clone()),
        (ProfileField::Strengths, profile.strengths.clone()),
        (ProfileField::Expectations, profile.expectations.clone()),
        (
            if profile.ready {
                ProfileField::MentorMeets
            } else {
                ProfileField::MenteeMeets
            },
            profile.meets.clone(),
        ),
        (
            ProfileField::OptOut,
            if profile.opt_out {
                year.begins().to_string()
            } else {
                String::new()
            },
        ),
    ];
    let mut edits: Vec<PersonEdit> = fields
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(field, words)| PersonEdit::Set(field, words))
        .collect();
    if !profile.phone.is_empty() {
        edits.push(PersonEdit::Phone(profile.phone.clone()));
    }
    let time: fn(FreeTime) -> ProfileTag = if profile.ready {
        ProfileTag::MentorTime
    } else {
        ProfileTag::MenteeTime
    };
    edits.extend(tags::<Topic>(&profile.topics, ProfileTag::Topic)?);
    edits.extend(tags::<FreeTime>(&profile.times, time)?);
    edits.extend(tags::<MenteeCategory>(&profile.wants, ProfileTag::Wants)?);
    edits.extend(tags::<Kind>(&profile.kinds, ProfileTag::Kind)?);
    for (words, level) in &profile.competences {
        edits.push(PersonEdit::Competence(words.clone(), Level::new(*level)));
    }
    Ok(edits)
}

fn tags<T: FromStr>(
    codes: &[String],
    tag: fn(T) -> ProfileTag,
) -> Result<Vec<PersonEdit>, DemoError> {
    codes
        .iter()
        .map(|text| Ok(PersonEdit::Tag(tag(code(text)?), true)))
        .collect()
}

fn code<T: FromStr>(text: &str) -> Result<T, DemoError> {
    text.parse()
        .map_err(|_| DemoError::Wrong(format!("\u{ab}{text}\u{bb} is not known")))
}
