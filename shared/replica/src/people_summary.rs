//! What lists, bases and pairing need of people's documents, small enough to keep for everybody.

use crate::{ConfidentialDoc, DisputeDoc, Document, Kind, PersonDoc};
use jiff::civil::Date;
use ryadom_domain::{
    ActId, Asked, DisputeId, DisputeStage, Fit, MenteeCategory, PairId, PersonId, Profile,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known of a person without loading their documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonSummary {
    /// Of the profile, once it was read and if it may be.
    pub profile: ProfileSummary,
    /// Of what was said to the curator alone.
    pub confidential: ConfidentialSummary,
    /// Of the disputes that lie with the person.
    pub disputes: DisputeSummary,
}

/// What lists need of a profile.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileSummary {
    /// The version it was made from, as hex hashes.
    pub heads: Vec<String>,
    /// Everything that it says.
    pub profile: Profile,
    /// Телефон, почта, мессенджер: those that are there.
    pub contacts: Vec<String>,
    /// Requests, the newest last.
    pub requests: Vec<Asked>,
    /// The days on which local acts were read, and who says so.
    pub acknowledged: BTreeMap<ActId, (Date, Option<PersonId>)>,
    /// Fields with two values and requests that came back.
    pub places: usize,
}

/// What a curator's lists need of what somebody said to the curator alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfidentialSummary {
    /// The version it was made from, as hex hashes.
    pub heads: Vec<String>,
    /// Выгорание.
    pub burnout: bool,
    /// How the first meetings of each pair went.
    pub fits: BTreeMap<PairId, Fit>,
}

impl PersonSummary {
    /// The categories of mentees that the person is known to be of: the sensitive one only to whoever may read it.
    pub fn categories(&self) -> Vec<MenteeCategory> {
        let burnout = self.confidential.burnout;
        let open = self.profile.profile.mentee.category;
        open.into_iter()
            .chain(burnout.then_some(MenteeCategory::Burnout))
            .collect()
    }
}

/// What lists need of the disputes that lie with somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DisputeSummary {
    /// The version it was made from, as hex hashes.
    pub heads: Vec<String>,
    /// All that stand, the newest first.
    pub all: Vec<KnownDispute>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KnownDispute {
    /// Its id.
    pub id: DisputeId,
    /// In which pair.
    pub pair: PairId,
    /// Its last step; `None` while it was only opened.
    pub stage: Option<DisputeStage>,
    /// The day of what was done last.
    pub day: Option<Date>,
    /// Till when an agreement is to be kept.
    pub until: Option<Date>,
    /// It was handed to the person, and opened by somebody else.
    pub is_handed: bool,
}

impl KnownDispute {
    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        self.stage != Some(DisputeStage::Closed)
    }
}

impl ProfileSummary {
    /// Of a profile as it is.
    pub fn of(document: &mut Document) -> Self {
        let view = PersonDoc::read(document);
        let contacts = [&view.phone, &view.email, &view.messenger];
        Self {
            heads: heads(document),
            profile: view.profile(),
            contacts: contacts
                .into_iter()
                .map(|contact| contact.value.trim().to_owned())
                .filter(|contact| !contact.is_empty())
                .collect(),
            requests: view.requests.iter().map(|row| row.asked()).collect(),
            acknowledged: view
                .acknowledged
                .iter()
                .filter_map(|(act, day)| {
                    let by = day.written.and_then(|stamp| stamp.by);
                    Some((*act, (day.value?, by)))
                })
                .collect(),
            places: view.places(),
        }
    }
}

impl ConfidentialSummary {
    /// Of a confidential document as it is.
    pub fn of(document: &mut Document) -> Self {
        let view = ConfidentialDoc::read(document);
        Self {
            heads: heads(document),
            burnout: view.burnout.value,
            fits: view
                .fits
                .into_iter()
                .filter_map(|(pair, fit)| Some((pair, fit.value?)))
                .collect(),
        }
    }
}

impl DisputeSummary {
    /// Of a person's disputes as they are.
    pub fn of(document: &mut Document) -> Self {
        let view = DisputeDoc::read(document);
        let known = view.disputes.iter().filter_map(|row| {
            let last = row.steps.last();
            Some(KnownDispute {
                id: row.id,
                pair: row.dispute.pair?,
                stage: row.stage(),
                day: last.map_or(row.dispute.day, |last| last.step.day),
                until: last.and_then(|last| last.step.until),
                is_handed: row.dispute.from.is_some(),
            })
        });
        Self {
            all: known.collect(),
            heads: heads(document),
        }
    }
}

fn heads(document: &mut Document) -> Vec<String> {
    document.heads().iter().map(ToString::to_string).collect()
}
