//! The connection to one database. It may be taken away at any time: somebody deletes the site's data, or a newer version
//! of the app wants to add to the database. It is then let go of at once, so that nobody waits for this tab, and opened
//! again when it is next needed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use idb::{Database, Transaction, TransactionMode};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{StoreError, schema};
use crate::device::browser::timer;

/// A database that has not opened by then is in somebody else's hands. It is asked for again later.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is to be done when the database was taken away, or was found to be empty.
type Hook = Rc<dyn Fn()>;

/// The way to a database, open or not.
pub(super) struct Connection {
    name: String,
    open: RefCell<Option<Rc<Open>>>,
    /// Settles when the attempt that is under way has ended.
    opening: RefCell<Option<Promise>>,
    failed: RefCell<Option<StoreError>>,
    /// It was opened before, so that an empty database is one that has lost everything.
    was_open: Cell<bool>,
    emptied: Cell<bool>,
    closed_for_good: Cell<bool>,
    lost: RefCell<Option<Hook>>,
}

/// An open database. Whoever drops it closes it.
struct Open(Database);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Connection {
    pub(super) fn to(name: &str) -> Rc<Self> {
        Rc::new(Self {
            name: name.to_owned(),
            open: RefCell::default(),
            opening: RefCell::default(),
            failed: RefCell::default(),
            was_open: Cell::new(false),
            emptied: Cell::new(false),
            closed_for_good: Cell::new(false),
            lost: RefCell::default(),
        })
    }

    /// Has this done whenever the database is taken away.
    pub(super) fn on_lost(&self, hook: Hook) {
        *self.lost.borrow_mut() = Some(hook);
    }

    /// Whether the database was made anew since this was last asked: everything that was in it is gone.
    pub(super) fn was_emptied(&self) -> bool {
        self.emptied.take()
    }

    /// Opens the database unless it is open.
    ///
    /// # Errors
    /// The browser will not, or somebody holds it.
    pub(super) async fn until_open(self: &Rc<Self>) -> Result<(), StoreError> {
        self.get().await.map(drop)
    }

    /// A transaction, on the database as it is now.
    pub(super) async fn begin(
        self: &Rc<Self>,
        names: &[&str],
        mode: TransactionMode,
    ) -> Result<Transaction, StoreError> {
        let open = self.get().await?;
        open.0.transaction(names, mode).map_err(|error| {
            // Closed by the browser, which says so only later.
            self.let_go();
            error.into()
        })
    }

    /// Closes the database, and does not open it again.
    pub(super) fn close_for_good(&self) {
        self.closed_for_good.set(true);
        *self.open.borrow_mut() = None;
    }

    async fn get(self: &Rc<Self>) -> Result<Rc<Open>, StoreError> {
        if let Some(open) = self.now() {
            return Ok(open);
        }
        if self.closed_for_good.get() {
            return Err(StoreError::Blocked);
        }
        let under_way = self.opening.borrow().clone();
        let opening = under_way.unwrap_or_else(|| {
            let connection = Rc::clone(self);
            let opening = future_to_promise(async move {
                connection.open_now().await;
                Ok(JsValue::UNDEFINED)
            });
            *self.opening.borrow_mut() = Some(opening.clone());
            opening
        });
        // Neither of the two is ever rejected.
        let _ = JsFuture::from(Promise::race(&Array::of2(&opening, &timer(PATIENCE)))).await;
        self.now()
            .ok_or_else(|| self.failed.take().unwrap_or(StoreError::Blocked))
    }

    fn now(&self) -> Option<Rc<Open>> {
        self.open.borrow().clone()
    }

    async fn open_now(self: &Rc<Self>) {
        match schema::open_newest(&self.name).await {
            Ok((mut database, is_new)) => {
                let connection = Rc::downgrade(self);
                database.on_version_change(move |_| {
                    if let Some(connection) = connection.upgrade() {
                        connection.let_go();
                    }
                });
                let connection = Rc::downgrade(self);
                database.on_close(move |_| {
                    if let Some(connection) = connection.upgrade() {
                        connection.let_go();
                    }
                });
                *self.failed.borrow_mut() = None;
                if !self.closed_for_good.get() {
                    *self.open.borrow_mut() = Some(Rc::new(Open(database)));
                }
                if is_new && self.was_open.get() {
                    self.emptied.set(true);
                    self.tell();
                }
                self.was_open.set(true);
            }
            Err(error) => *self.failed.borrow_mut() = Some(StoreError::Unavailable(error)),
        }
        *self.opening.borrow_mut() = None;
    }

    fn let_go(&self) {
        let open = self.open.borrow_mut().take();
        if let Some(open) = open {
            // Writes that are under way hold it no longer than they take.
            open.0.close();
            self.tell();
        }
    }

    fn tell(&self) {
        let hook = self.lost.borrow().clone();
        if let Some(hook) = hook {
            hook();
        }
    }
}
