//! A school's beginning: a registry in which one curator without a name stands.

use crate::{
    store::{Append, Founding, NewChange},
    world::World,
};
use ryadom_domain::{DocumentId, DocumentKind, Person, PersonId, SchoolRoles};
use ryadom_replica::{Author, Document, EditError, Kind, RegistryDoc, RegistryEdit};

/// The school that a founding code brings about.
///
/// # Errors
/// When an edit of an empty registry is refused, which would be a fault of this program.
pub(super) fn school(curator: PersonId, world: &dyn World) -> Result<Founding, EditError> {
    let author = Author {
        person: curator,
        actor: world.id().as_slice().into(),
    };
    let person = Person {
        roles: SchoolRoles {
            curator: true,
            ..SchoolRoles::default()
        },
        profile: Some(DocumentId::from_random(world.id())),
        private: Some(DocumentId::from_random(world.id())),
        confidential: Some(DocumentId::from_random(world.id())),
        ..Person::default()
    };
    let edit = RegistryEdit::Several(vec![
        RegistryEdit::SetSchool(DocumentId::from_random(world.id())),
        RegistryEdit::AddPerson {
            id: curator,
            person: Box::new(person),
        },
    ]);
    let mut registry = Document::genesis(DocumentKind::Registry);
    RegistryDoc::edit(&mut registry, &author, world.now(), &edit)?;
    let id = DocumentId::from_random(world.id());
    let changes = registry.changes_since(&[]);
    let first = Append {
        document: id,
        changes: changes
            .into_iter()
            .map(|change| NewChange {
                hash: change.hash,
                bytes: change.bytes,
            })
            .collect(),
        actors: vec![(author.actor, curator)],
        by: None,
        at: world.now(),
    };
    Ok(Founding {
        registry: id,
        documents: vec![first],
        settings: Vec::new(),
    })
}
