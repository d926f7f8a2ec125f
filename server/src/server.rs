//! Everything that requests share.

use crate::{
    accounts::Accounts,
    certificates::Certificates,
    limits::Limits,
    metrics::Metrics,
    relay::{Hub, TrialProgram},
    settings::PublicUrl,
    store::{FileLimits, Store, StoreError},
    world::World,
};
use ryadom_domain::Registry;
use std::sync::Arc;

/// The relay, ready to answer. Cheap to clone.
#[derive(Clone)]
pub struct Server(Arc<Parts>);

struct Parts {
    store: Arc<dyn Store>,
    world: Arc<dyn World>,
    public_url: PublicUrl,
    accounts: Accounts,
    certificates: Certificates,
    metrics: Arc<Metrics>,
    limits: Arc<Limits>,
    files: FileLimits,
    hub: Hub,
}

impl Server {
    /// Wakes a relay over what the store holds, for somebody who sends it nothing hostile.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn start(
        store: Arc<dyn Store>,
        world: Arc<dyn World>,
        public_url: PublicUrl,
    ) -> Result<Self, StoreError> {
        Self::start_with(store, world, public_url, None, FileLimits::default()).await
    }

    /// The same, for everybody: what might end this process is tried by another program first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn start_with(
        store: Arc<dyn Store>,
        world: Arc<dyn World>,
        public_url: PublicUrl,
        trials: Option<TrialProgram>,
        files: FileLimits,
    ) -> Result<Self, StoreError> {
        let metrics = Arc::new(Metrics::default());
        let limits = Arc::new(Limits::new(&world));
        let hub = Hub::start(
            Arc::clone(&store),
            Arc::clone(&world),
            Arc::clone(&metrics),
            Arc::clone(&limits),
            trials,
        )
        .await?;
        let accounts = Accounts::new(Arc::clone(&store), Arc::clone(&world), Arc::clone(&limits));
        let certificates = Certificates::start(&*store, &*world).await?;
        Ok(Self(Arc::new(Parts {
            store,
            world,
            public_url,
            accounts,
            certificates,
            metrics,
            limits,
            files,
            hub,
        })))
    }

    /// The link that founds the school, while there is none. Earlier ones stop working.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn founding_link(&self) -> Result<Option<String>, StoreError> {
        if self.registry().is_some() {
            return Ok(None);
        }
        let issued = self.accounts().founding_code().await?;
        Ok(Some(self.public_url().join_link(&issued.code)))
    }

    /// The link that lets a person in.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn invitation_link(
        &self,
        person: ryadom_domain::PersonId,
    ) -> Result<String, StoreError> {
        let issued = self.accounts().invite(person).await?;
        Ok(self.public_url().join_link(&issued.code))
    }

    /// The school's people and pairs as access sees them now; nothing before the school exists.
    pub fn registry(&self) -> Option<Arc<Registry>> {
        self.0.hub.registry()
    }

    /// Closes every socket, and waits a little for the other ends to hear it.
    pub async fn say_goodbye(&self) {
        self.0.hub.stop().await;
    }

    /// Closes every socket and waits until everything is on the medium.
    ///
    /// # Errors
    /// When the store could not be closed in order.
    pub async fn stop(&self) -> Result<(), StoreError> {
        self.0.hub.stop().await;
        self.0.store.close().await
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.0.store
    }

    pub(crate) fn world(&self) -> &dyn World {
        &*self.0.world
    }

    pub(crate) fn public_url(&self) -> &PublicUrl {
        &self.0.public_url
    }

    pub(crate) fn accounts(&self) -> &Accounts {
        &self.0.accounts
    }

    pub(crate) fn certificates(&self) -> &Certificates {
        &self.0.certificates
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn files(&self) -> FileLimits {
        self.0.files
    }

    pub(crate) fn hub(&self) -> &Hub {
        &self.0.hub
    }
}
