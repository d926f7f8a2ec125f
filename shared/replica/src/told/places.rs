//! Where each object of a document is: which row, which map, which text.

use crate::Document;
use crate::read::object_at;
use crate::schema::{Child, Field, Shape};
use automerge::{ActorId, Automerge, ObjId, ObjType, ROOT, ReadDoc};
use std::collections::HashMap;

/// What an object is.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// A map of a row (or of the whole document), with its fields.
    Map(Shape, Option<usize>),
    /// A collection, whose values are rows.
    Rows,
    /// A text of a row (or of the whole document).
    Text(Field, Option<usize>),
}

/// A row of the document, removed or not.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) shape: Shape,
    pub(super) object: ObjId,
    pub(super) id: String,
    /// The row that it is in: an agreement's meeting.
    pub(super) parent: Option<usize>,
}

/// Every object that the schema knows, by the operation that made it.
#[derive(Debug, Default)]
pub(super) struct Places {
    root: Option<(ObjId, Place)>,
    by_operation: HashMap<(u64, ActorId), (ObjId, Place)>,
    pub(super) rows: Vec<Row>,
    /// Every map with its fields, for looking through them all.
    pub(super) maps: Vec<(ObjId, Shape, Option<usize>)>,
    row_of: HashMap<(u64, ActorId), usize>,
}

impl Places {
    pub(super) fn of(document: &mut Document) -> Self {
        let mut places = Self::default();
        if let Some(shape) = Shape::of(document.kind()) {
            places.walk(document.automerge().document(), ROOT, shape, None);
        }
        places
    }

    /// What the root is.
    pub(super) fn root(&self) -> Option<&(ObjId, Place)> {
        self.root.as_ref()
    }

    /// The object that an operation made, and what it is; `None` for what a newer version made.
    pub(super) fn place(&self, counter: u64, actor: &ActorId) -> Option<&(ObjId, Place)> {
        self.by_operation.get(&(counter, actor.clone()))
    }

    /// The row that an operation made.
    pub(super) fn row_made_by(&self, counter: u64, actor: &ActorId) -> Option<usize> {
        self.row_of.get(&(counter, actor.clone())).copied()
    }

    fn walk(&mut self, document: &Automerge, map: ObjId, shape: Shape, row: Option<usize>) {
        self.remember(&map, Place::Map(shape, row));
        for key in document.keys(&map) {
            match shape.child(&key) {
                Some(Child::Text(field)) => {
                    if let Some(text) = object_at(document, &map, &key, ObjType::Text) {
                        self.remember(&text, Place::Text(field, row));
                    }
                }
                Some(Child::Map(inner)) => {
                    if let Some(inner_map) = object_at(document, &map, &key, ObjType::Map) {
                        self.walk(document, inner_map, inner, row);
                    }
                }
                Some(Child::Rows(inner)) => {
                    if let Some(collection) = object_at(document, &map, &key, ObjType::Map) {
                        self.walk_rows(document, &collection, inner, row);
                    }
                }
                Some(Child::Value(_)) | None => {}
            }
        }
        self.maps.push((map, shape, row));
    }

    fn walk_rows(
        &mut self,
        document: &Automerge,
        collection: &ObjId,
        shape: Shape,
        parent: Option<usize>,
    ) {
        self.remember(collection, Place::Rows);
        for id in document.keys(collection) {
            let Some(object) = object_at(document, collection, &id, ObjType::Map) else {
                continue;
            };
            let index = self.rows.len();
            if let Some(operation) = operation(&object) {
                self.row_of.insert(operation, index);
            }
            self.rows.push(Row {
                shape,
                object: object.clone(),
                id,
                parent,
            });
            self.walk(document, object, shape, Some(index));
        }
    }

    fn remember(&mut self, object: &ObjId, place: Place) {
        match operation(object) {
            Some(operation) => {
                self.by_operation.insert(operation, (object.clone(), place));
            }
            None => self.root = Some((object.clone(), place)),
        }
    }
}

fn operation(object: &ObjId) -> Option<(u64, ActorId)> {
    match object {
        ObjId::Id(counter, actor, _) => Some((*counter, actor.clone())),
        ObjId::Root => None,
    }
}
