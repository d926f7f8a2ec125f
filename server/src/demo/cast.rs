//! The people of the demo.

use super::{
    Guest,
    file::{Demo, DemoError, Member, Person, Words},
    script::Script,
};
use crate::world::World;
use ryadom_domain::{DocumentId, DocumentKind, Name, PersonId, SchoolRoles, Timestamp};
use ryadom_replica::{ActorId, Author, PersonRowEdit, PrivateDoc, RegistryEdit};
use std::collections::BTreeMap;

/// Everybody, by the name that programmes use.
pub(super) struct Cast {
    people: Vec<Actor>,
    by_key: BTreeMap<String, usize>,
    by_id: BTreeMap<PersonId, usize>,
}

struct Actor {
    id: PersonId,
    device: ActorId,
    facts: Person,
    profile: DocumentId,
    private: DocumentId,
    confidential: DocumentId,
}

/// Private documents that get something written in them.
pub(super) type Private = BTreeMap<PersonId, (DocumentId, Script<PrivateDoc>)>;

impl Cast {
    /// Everybody who is listed or named in a programme.
    pub(super) fn of(demo: &Demo, world: &dyn World) -> Result<Self, DemoError> {
        let mut cast = Self {
            people: Vec::new(),
            by_key: BTreeMap::new(),
            by_id: BTreeMap::new(),
        };
        for person in &demo.people {
            cast.enter(person.clone(), world);
        }
        for programme in &demo.programmes {
            let title = &programme.title_block;
            let (curator, position) = curator_of(&title.curator);
            cast.enter_named(curator, position, &["curator"], &demo.words, world);
            if let Some((head, position)) = head_of(&title.approved_by) {
                cast.enter_named(&head, &position, &["head"], &demo.words, world);
            }
            for (member, role) in [(&title.mentor, "mentor"), (&title.mentee, "mentee")] {
                cast.enter_member(member, role, &demo.words, world);
            }
        }
        if cast
            .people
            .iter()
            .any(|actor| actor.facts.last.trim().is_empty())
        {
            return Err(DemoError::Wrong(
                "somebody in it has no last name".to_owned(),
            ));
        }
        Ok(cast)
    }

    fn enter_member(&mut self, member: &Member, role: &str, words: &Words, world: &dyn World) {
        self.enter_named(&member.name, &member.position, &[], words, world);
        if let Some(actor) = self
            .by_key
            .get(member.name.trim())
            .and_then(|at| self.people.get_mut(*at))
            && actor.facts.role.is_empty()
        {
            actor.facts.role = words.roles.get(role).cloned().unwrap_or_default();
        }
    }

    fn enter_named(
        &mut self,
        name: &str,
        position: &str,
        roles: &[&str],
        words: &Words,
        world: &dyn World,
    ) {
        let key = name.trim();
        if key.is_empty() || self.by_key.contains_key(key) {
            return;
        }
        let mut parts = key.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let has_account = !words
            .no_account_positions
            .iter()
            .any(|pupil| pupil == position);
        // «Иванова А. П.» is a name; «Ученик А. (9 класс)» is not and stays whole.
        let (last, first, patronymic) = if key.ends_with('.') {
            (next(), next(), next())
        } else {
            (key.to_owned(), String::new(), String::new())
        };
        let role = roles
            .first()
            .and_then(|role| words.roles.get(*role))
            .cloned()
            .unwrap_or_default();
        let person = Person {
            key: key.to_owned(),
            last,
            first,
            patronymic,
            position: position.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            role,
            account: Some(has_account),
            ..Person::default()
        };
        self.enter(person, world);
    }

    fn enter(&mut self, facts: Person, world: &dyn World) {
        let id = PersonId::from_random(world.id());
        self.by_key.insert(facts.key.clone(), self.people.len());
        self.by_id.insert(id, self.people.len());
        self.people.push(Actor {
            id,
            device: world.id().as_slice().into(),
            facts,
            profile: DocumentId::from_random(world.id()),
            private: DocumentId::from_random(world.id()),
            confidential: DocumentId::from_random(world.id()),
        });
    }

    /// Who is called so in a programme.
    pub(super) fn find(&self, name: &str) -> Result<PersonId, DemoError> {
        let found = self
            .by_key
            .get(name.trim())
            .and_then(|at| self.people.get(*at));
        found
            .map(|actor| actor.id)
            .ok_or_else(|| DemoError::Wrong(format!("nobody is called \u{ab}{name}\u{bb}")))
    }

    /// Who signs for the curator in a programme.
    pub(super) fn curator(&self, text: &str) -> Result<PersonId, DemoError> {
        self.find(curator_of(text).0)
    }

    pub(super) fn is_curator(&self, person: PersonId) -> bool {
        let actor = self.by_id.get(&person).and_then(|at| self.people.get(*at));
        actor.is_some_and(|actor| actor.facts.roles.iter().any(|role| role == "curator"))
    }

    pub(super) fn first_curator(&self) -> Result<PersonId, DemoError> {
        let curator = self
            .people
            .iter()
            .find(|actor| actor.facts.roles.iter().any(|role| role == "curator"));
        curator
            .map(|actor| actor.id)
            .ok_or(DemoError::Wrong("it has no curator".to_owned()))
    }

    /// Somebody's own device.
    pub(super) fn author(&self, person: PersonId) -> Result<Author, DemoError> {
        let actor = self.by_id.get(&person).and_then(|at| self.people.get(*at));
        let actor = actor.ok_or(DemoError::Wrong("somebody is missing".to_owned()))?;
        Ok(Author {
            person,
            actor: actor.device.clone(),
        })
    }

    /// Who enters things for a person: that person, or the curator for one who has no device.
    pub(super) fn writer(&self, person: PersonId, curator: PersonId) -> PersonId {
        let actor = self.by_id.get(&person).and_then(|at| self.people.get(*at));
        if actor.is_some_and(|actor| actor.facts.account == Some(false)) {
            curator
        } else {
            person
        }
    }

    pub(super) fn people_edits(&self) -> Vec<RegistryEdit> {
        let has = |actor: &Actor, wanted: &str| actor.facts.roles.iter().any(|role| role == wanted);
        let person = |actor: &Actor| ryadom_domain::Person {
            name: Name::new(
                &actor.facts.last,
                &actor.facts.first,
                &actor.facts.patronymic,
            ),
            position: actor.facts.position.clone(),
            roles: SchoolRoles {
                curator: has(actor, "curator"),
                council: has(actor, "council"),
                head: has(actor, "head"),
            },
            profile: Some(actor.profile),
            private: Some(actor.private),
            confidential: Some(actor.confidential),
        };
        let add = |actor| RegistryEdit::AddPerson {
            id: Actor::id(actor),
            person: Box::new(person(actor)),
        };
        let kind = |actor: &Actor| {
            let kind = actor.facts.kind.parse().ok()?;
            let edit = PersonRowEdit::Kind(Some(kind));
            Some(RegistryEdit::Person { id: actor.id, edit })
        };
        let kinds = self.people.iter().filter_map(kind);
        self.people.iter().map(add).chain(kinds).collect()
    }

    pub(super) fn private_documents(&self, now: Timestamp) -> Private {
        // Only who has a device has something of their own.
        let with_account = self
            .people
            .iter()
            .filter(|actor| actor.facts.account != Some(false));
        let script = |actor: &Actor| {
            (
                actor.id,
                (actor.private, Script::new(DocumentKind::Private, now)),
            )
        };
        with_account.map(script).collect()
    }

    /// Everybody with the profile that is theirs.
    pub(super) fn profiles(&self) -> impl Iterator<Item = (PersonId, DocumentId, &Person)> {
        let people = self.people.iter();
        people.map(|actor| (actor.id, actor.profile, &actor.facts))
    }

    /// Those who have a device of their own.
    pub(super) fn guests(&self, words: &Words) -> Vec<Guest> {
        let with_account = self
            .people
            .iter()
            .filter(|actor| actor.facts.account != Some(false));
        let guest = |actor: &Actor| {
            let Person {
                first,
                last,
                role,
                roles,
                ..
            } = &actor.facts;
            let first_role = roles.first().and_then(|role| words.roles.get(role));
            Guest {
                person: actor.id,
                name: format!("{first} {last}").trim().to_owned(),
                role: if role.is_empty() {
                    first_role.cloned().unwrap_or_default()
                } else {
                    role.clone()
                },
            }
        };
        with_account.map(guest).collect()
    }
}

impl Actor {
    fn id(&self) -> PersonId {
        self.id
    }
}

/// Name and position from "name, position".
fn curator_of(text: &str) -> (&str, &str) {
    text.split_once(", ").unwrap_or((text, ""))
}

/// Name and position from "position name initials".
fn head_of(text: &str) -> Option<(String, String)> {
    let words: Vec<_> = text.split_whitespace().collect();
    let (position, name) = words.split_at_checked(words.len().checked_sub(3)?)?;
    name.iter()
        .skip(1)
        .all(|word| word.ends_with('.'))
        .then(|| (name.join(" "), position.join(" ")))
}
