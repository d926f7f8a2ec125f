//! The operations of a change or document, row by row.

use super::columns::Columns;
use super::{LAST, Plain, bytes, only_if, sure};

/// Names of properties are short.
const KEY: usize = 1024;

mod specification {
    pub(super) const OBJECT_ACTOR: u64 = 0x01;
    pub(super) const OBJECT: u64 = 0x02;
    pub(super) const KEY_ACTOR: u64 = 0x11;
    pub(super) const KEY_ELEMENT: u64 = 0x13;
    pub(super) const KEY_NAME: u64 = 0x15;
    pub(super) const ID_ACTOR: u64 = 0x21;
    pub(super) const ID: u64 = 0x23;
    pub(super) const INSERT: u64 = 0x34;
    pub(super) const ACTION: u64 = 0x42;
    pub(super) const VALUE_KIND: u64 = 0x56;
    pub(super) const VALUE: u64 = 0x57;
    /// Predecessors; of successors it is 0x10 more.
    pub(super) const GROUP: u64 = 0x70;
    pub(super) const EXPAND: u64 = 0x94;
}

/// A run-length encoded column: a positive number of equal values, a negative number of values of
/// their own, or a nought and a number of gaps.
pub(super) struct Runs<'b, T> {
    rest: &'b [u8],
    left: u64,
    run: Run<T>,
    read: fn(&mut &'b [u8]) -> Option<T>,
}

enum Run<T> {
    Same(T),
    Own,
    Gap,
}

impl<'b, T: Copy> Runs<'b, T> {
    pub(super) fn new(column: &'b [u8], read: fn(&mut &'b [u8]) -> Option<T>) -> Self {
        Self {
            rest: column,
            left: 0,
            run: Run::Gap,
            read,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.left == 0 && self.rest.is_empty()
    }

    /// The next value; a column that has ended goes on with gaps.
    pub(super) fn next(&mut self) -> Plain<Option<T>> {
        if self.is_done() {
            return Ok(None);
        }
        if self.left == 0 {
            let length = sure(bytes::signed(&mut self.rest))?;
            (self.left, self.run) = match length {
                1.. => {
                    let value = sure((self.read)(&mut self.rest))?;
                    (length.unsigned_abs(), Run::Same(value))
                }
                0 => (sure(bytes::number(&mut self.rest))?, Run::Gap),
                _ => (length.unsigned_abs(), Run::Own),
            };
            // A run of nothing says nothing.
            only_if(self.left > 0)?;
        }
        self.left -= 1;
        match self.run {
            Run::Same(value) => Ok(Some(value)),
            Run::Own => sure((self.read)(&mut self.rest)).map(Some),
            Run::Gap => Ok(None),
        }
    }

    /// The next value, which must be there.
    pub(super) fn value(&mut self) -> Plain<T> {
        sure(self.next()?)
    }
}

/// Numbers that are written as differences.
pub(super) struct Deltas<'b> {
    runs: Runs<'b, i64>,
    value: i64,
}

impl<'b> Deltas<'b> {
    pub(super) fn new(column: &'b [u8]) -> Self {
        Self {
            runs: Runs::new(column, bytes::signed),
            value: 0,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.runs.is_done()
    }

    pub(super) fn next(&mut self) -> Plain<Option<u64>> {
        let Some(delta) = self.runs.next()? else {
            return Ok(None);
        };
        self.value = sure(self.value.checked_add(delta))?;
        sure(u64::try_from(self.value).ok()).map(Some)
    }

    pub(super) fn value(&mut self) -> Plain<u64> {
        sure(self.next()?)
    }
}

/// A column of yes and no: how many of one, how many of the other, in turn.
struct Switches<'b> {
    rest: &'b [u8],
    left: u64,
    value: bool,
    begun: bool,
}

impl<'b> Switches<'b> {
    fn new(column: &'b [u8]) -> Self {
        Self {
            rest: column,
            left: 0,
            value: true,
            begun: false,
        }
    }

    fn is_done(&self) -> bool {
        self.left == 0 && self.rest.is_empty()
    }

    fn next(&mut self) -> Plain<bool> {
        if self.is_done() {
            return Ok(false);
        }
        while self.left == 0 {
            self.left = sure(bytes::number(&mut self.rest))?;
            self.value = !self.value;
            // Only the first may be none: it may have to begin with a yes.
            only_if(self.left > 0 || !self.begun)?;
            self.begun = true;
        }
        self.left -= 1;
        Ok(self.value)
    }
}

/// Where the operations' own numbers come from.
pub(super) enum Numbering {
    /// One after another, from this one.
    From(u64),
    /// Each row says.
    Said,
}

/// What an operation names others for.
#[derive(PartialEq, Eq)]
pub(super) enum Group {
    Predecessors,
    Successors,
}

/// What an operation does.
mod action {
    pub(super) const MAKE_MAP: u64 = 0;
    pub(super) const PUT: u64 = 1;
    pub(super) const MAKE_LIST: u64 = 2;
    pub(super) const DELETE: u64 = 3;
    pub(super) const MAKE_TEXT: u64 = 4;
    pub(super) const INCREMENT: u64 = 5;
}

/// How to look at a table of operations.
pub(super) struct Operations<'s> {
    /// How many actors may be named.
    pub(super) actors: u64,
    pub(super) numbering: Numbering,
    pub(super) group: Group,
    /// Rows that may still come.
    pub(super) left: &'s mut u64,
}

impl Operations<'_> {
    /// Answers how many there are.
    pub(super) fn check(&mut self, columns: &Columns<'_>) -> Plain<u64> {
        use specification as at;
        let group = match self.group {
            Group::Predecessors => at::GROUP,
            Group::Successors => at::GROUP + 0x10,
        };
        columns.only(&[
            at::OBJECT_ACTOR,
            at::OBJECT,
            at::KEY_ACTOR,
            at::KEY_ELEMENT,
            at::KEY_NAME,
            at::ID_ACTOR,
            at::ID,
            at::INSERT,
            at::ACTION,
            at::VALUE_KIND,
            at::VALUE,
            group,
            group + 1,
            group + 3,
            at::EXPAND,
        ])?;
        // For marks, which nobody here makes.
        only_if(columns.get(at::EXPAND).is_empty())?;
        let numbers = |specification| Runs::new(columns.get(specification), bytes::number);
        let mut object_actor = numbers(at::OBJECT_ACTOR);
        let mut object = numbers(at::OBJECT);
        let mut key_actor = numbers(at::KEY_ACTOR);
        let mut key_element = Deltas::new(columns.get(at::KEY_ELEMENT));
        let mut key_name = Runs::new(columns.get(at::KEY_NAME), bytes::prefixed);
        let mut id_actor = numbers(at::ID_ACTOR);
        let mut id = Deltas::new(columns.get(at::ID));
        let mut insert = Switches::new(columns.get(at::INSERT));
        let mut action = numbers(at::ACTION);
        let mut value_kind = numbers(at::VALUE_KIND);
        let mut values = columns.get(at::VALUE);
        let mut group_count = numbers(group);
        let mut group_actor = numbers(group + 1);
        let mut group_operation = Deltas::new(columns.get(group + 3));

        let mut rows = 0;
        while !action.is_done() {
            *self.left = sure(self.left.checked_sub(1))?;
            let own = match self.numbering {
                Numbering::From(start) => sure(start.checked_add(rows))?,
                Numbering::Said => {
                    only_if(id_actor.value()? < self.actors)?;
                    id.value()?
                }
            };
            only_if((1..LAST).contains(&own))?;
            rows += 1;

            let in_root = match (object_actor.next()?, object.next()?) {
                (None, None) => true,
                (Some(actor), Some(operation)) => {
                    self.earlier(actor, operation, own)?;
                    false
                }
                _ => return Err(super::NotPlain),
            };
            let inserts = insert.next()?;
            match (key_actor.next()?, key_element.next()?, key_name.next()?) {
                (None, None, Some(name)) => {
                    only_if(!inserts && name.len() <= KEY && std::str::from_utf8(name).is_ok())?;
                }
                // The beginning, before which there is nothing to replace.
                (None, Some(0), None) => only_if(inserts && !in_root)?,
                (Some(actor), Some(operation), None) => {
                    only_if(!in_root)?;
                    self.earlier(actor, operation, own)?;
                }
                _ => return Err(super::NotPlain),
            }
            let kind = value_kind.value()?;
            let value = sure(bytes::take(&mut values, kind >> 4))?;
            check_value(kind & 15, value)?;
            let others = group_count.value()?;
            self.check_action(action.value()?, kind, inserts, others)?;
            for _ in 0..others {
                *self.left = sure(self.left.checked_sub(1))?;
                let (actor, operation) = (group_actor.value()?, group_operation.value()?);
                match self.group {
                    Group::Predecessors => self.earlier(actor, operation, own)?,
                    Group::Successors => {
                        only_if(actor < self.actors && (own + 1..LAST).contains(&operation))?;
                    }
                }
            }
        }
        let all_done = object_actor.is_done()
            && object.is_done()
            && key_actor.is_done()
            && key_element.is_done()
            && key_name.is_done()
            && id_actor.is_done()
            && id.is_done()
            && insert.is_done()
            && value_kind.is_done()
            && values.is_empty()
            && group_count.is_done()
            && group_actor.is_done()
            && group_operation.is_done();
        only_if(all_done)?;
        Ok(rows)
    }

    /// That an operation which this one builds on came before it.
    fn earlier(&self, actor: u64, operation: u64, own: u64) -> Plain<()> {
        only_if(actor < self.actors && (1..own).contains(&operation))
    }

    fn check_action(&self, action: u64, kind: u64, inserts: bool, others: u64) -> Plain<()> {
        let is_change = self.group == Group::Predecessors;
        only_if(match action {
            action::PUT => true,
            action::MAKE_MAP | action::MAKE_LIST | action::MAKE_TEXT => kind == 0,
            action::DELETE => is_change && kind == 0 && !inserts && others > 0,
            action::INCREMENT => {
                matches!(kind & 15, 3 | 4) && !inserts && (others > 0 || !is_change)
            }
            _ => false,
        })
    }
}

/// Values by kind: none, no, yes, two sorts of whole numbers, a float, words, bytes, a counter, a moment.
fn check_value(kind: u64, mut value: &[u8]) -> Plain<()> {
    let rest = &mut value;
    match kind {
        0..=2 => {}
        3 => drop(sure(bytes::number(rest))?),
        4 | 8 | 9 => drop(sure(bytes::signed(rest))?),
        5 => drop(sure(bytes::take(rest, 8))?),
        6 => {
            only_if(std::str::from_utf8(rest).is_ok())?;
            *rest = &[];
        }
        7 => *rest = &[],
        _ => return Err(super::NotPlain),
    }
    only_if(rest.is_empty())
}
