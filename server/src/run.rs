//! The commands, from the first line to the last.

use crate::{
    cli::{Cli, Command, DemoSource, Invite, LogFormat, Place, Serve, Trial},
    data::{DataError, DataFolder, open_beside},
    demo::{self, Demo, DemoError},
    erase,
    keeping::{self, Schedule},
    patience::PatientListener,
    points,
    relay::{Faults, TrialProgram, run_trials},
    router,
    server::Server,
    settings::PublicUrl,
    store::{CopyError, OpenError, Store, StoreError},
    world::{Machine, World},
};
use axum::serve::ListenerExt;
use ryadom_domain::{PersonId, Registry};
use std::{
    io::{self, IsTerminal, Write},
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::net::{TcpListener, TcpSocket};
use tracing_subscriber::EnvFilter;

/// Time for calls under way to be answered when the relay stops.
const LAST_CALLS: Duration = Duration::from_secs(5);

/// Threads for work that takes long. Each keeps memory for itself, and two processors do not work faster with more.
const BLOCKING: usize = 4;
/// Connections that may wait to be taken: a whole school opens its tablets in the same minute.
const WAITING: u32 = 4096;

/// Why a command could not do its work: one line for whoever typed it.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The data folder.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The demo file.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// The folder holds something else than the demo.
    #[error(
        "the data folder {0} holds a school already; --demo needs an empty folder (see --data)"
    )]
    NotTheDemo(String),
    /// The address is taken.
    #[error("another program is listening on {0} already; choose another address with --listen")]
    PortInUse(SocketAddr),
    /// The address cannot be used.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// What to log is not understood.
    #[error("--log is not understood: {0}")]
    Log(String),
    /// Nobody, or more than one, is called so.
    #[error("{0}")]
    Person(String),
    /// A copy was not made.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A file cannot be looked at.
    #[error("{} cannot be read: {error}", file.display())]
    Look {
        /// Which file.
        file: PathBuf,
        /// Why not.
        error: OpenError,
    },
    /// Something that was looked at is not whole; what, was printed.
    #[error("{0}")]
    Found(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Standard output or the runtime failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Does what the command line asks for.
///
/// # Errors
/// [`RunError`], whose text is meant for whoever typed the command.
pub fn run(cli: Cli) -> Result<(), RunError> {
    // Has limits of its own, which a runtime's threads would use up.
    if let Command::Trial(options) = cli.command {
        return Ok(run_trials(faults(&options))?);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .max_blocking_threads(BLOCKING)
        .enable_all()
        .build()?;
    match cli.command {
        Command::Serve(options) => {
            log(&options)?;
            quiet_panics();
            runtime.block_on(serve(options))
        }
        Command::Invite(options) => runtime.block_on(invite(options)),
        Command::Backup(options) => runtime.block_on(keeping::backup(options)),
        Command::Restore(options) => runtime.block_on(keeping::restore(options)),
        Command::Verify(options) => runtime.block_on(keeping::verify(options)),
        Command::Erase(options) => runtime.block_on(erase::erase(options)),
        Command::Doctor(options) => runtime.block_on(keeping::doctor(options)),
        Command::Trial(_) => Ok(()),
    }
}

fn faults(options: &Trial) -> Faults {
    #[cfg(debug_assertions)]
    let are_possible = options.faults;
    #[cfg(not(debug_assertions))]
    let (are_possible, Trial {}) = (false, options);
    Faults { are_possible }
}

/// A panic may quote what people wrote; only its place goes to the log.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "something panicked");
    }));
}

fn log(options: &Serve) -> Result<(), RunError> {
    let filter =
        EnvFilter::try_new(&options.log).map_err(|error| RunError::Log(error.to_string()))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    match options.log_format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}

async fn serve(options: Serve) -> Result<(), RunError> {
    // Everything that can be wrong is looked at before anything is written.
    let world: Arc<dyn World> = Arc::new(Machine {
        ahead: i64::from(options.ahead) * 24 * 3600,
    });
    let demo = options.demo.as_ref().map(read_demo).transpose()?;
    let folder = DataFolder::take(&options.place.data)?;
    let listener = listen(options.place.listen)?;
    let address = listener.local_addr()?;
    points::pass("the folder is taken");
    let store: Arc<dyn Store> = Arc::new(folder.open()?);
    points::pass("the store is open");
    if let Some(demo) = demo {
        fill(&*store, &demo, &options, &*world).await?;
    }
    let public_url = options
        .place
        .public_url
        .clone()
        .unwrap_or(PublicUrl::of(address));
    let trials = Some(TrialProgram::this()?);
    let server = Server::start_with(
        Arc::clone(&store),
        world,
        public_url.clone(),
        trials,
        options.files.limits(),
    )
    .await?;
    points::pass("the relay is awake");
    let told_to_stop = told_to_stop()?;
    let links = match &options.place.public_url {
        None => PublicUrl::from_here(address),
        Some(_) => None,
    };
    greet(
        &server,
        &*store,
        (&public_url, links),
        options.demo.is_some(),
    )
    .await?;
    let copying = Schedule::of(&options.copies, &options.place.data)
        .map(|schedule| tokio::spawn(schedule.keep(server.clone())));

    answer(listener, server.clone(), told_to_stop).await?;
    points::pass("the relay is about to stop");
    if let Some(copying) = copying {
        copying.abort();
    }
    server.stop().await?;
    tracing::info!("stopped");
    Ok(())
}

fn read_demo(source: &DemoSource) -> Result<Demo, DemoError> {
    match source {
        DemoSource::Embedded => demo::embedded(),
        DemoSource::File(file) => demo::read(file),
    }
}

fn listen(address: SocketAddr) -> Result<TcpListener, RunError> {
    let bind = || {
        let socket = if address.is_ipv4() {
            TcpSocket::new_v4()?
        } else {
            TcpSocket::new_v6()?
        };
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(WAITING)
    };
    bind().map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => RunError::PortInUse(address),
        _ => RunError::Listen(address, error),
    })
}

/// Puts the demo into an empty folder; goes on with one that holds the demo.
async fn fill(
    store: &dyn Store,
    demo: &Demo,
    options: &Serve,
    world: &dyn World,
) -> Result<(), RunError> {
    if store.setting(demo::SETTING).await?.is_some() {
        return Ok(());
    }
    if !store.is_empty().await? {
        let folder = options.place.data.display().to_string();
        return Err(RunError::NotTheDemo(folder));
    }
    let founding = match options.demo_as_of {
        Some(day) => demo.build_as_of(day, world)?,
        None => demo.build(world.now(), world)?,
    };
    Ok(store.found(founding).await?)
}

/// Says where the relay is and how to come in. Goes to standard output: links are for the operator, not for the log.
async fn greet(
    server: &Server,
    store: &dyn Store,
    (url, here): (&PublicUrl, Option<PublicUrl>),
    demo: bool,
) -> Result<(), RunError> {
    let mut lines = vec![format!("Ryadom is at {}", here.as_ref().unwrap_or(url))];
    if here.is_some() {
        lines.push(format!(
            "It listens on every address of this machine, but was not told by which people come: name it with \
             --public-url. Until then links lead to this machine only, instead of to {url}."
        ));
    }
    if let Some(link) = server.founding_link().await? {
        lines.push(format!(
            "There is no school yet. This link creates it, once: {}",
            link_from(link, url, here.as_ref())
        ));
    }
    if demo {
        for guest in demo::guests(store).await? {
            let link = server.invitation_link(guest.person).await?;
            let link = link_from(link, url, here.as_ref());
            lines.push(format!("{}, {}  {link}", guest.name, guest.role));
        }
    }
    // For scripts that start the relay: nothing more is printed after this.
    lines.push("Ready".to_owned());
    let mut out = io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

/// A link as a browser on this machine can open it.
fn link_from(link: String, url: &PublicUrl, here: Option<&PublicUrl>) -> String {
    match (here, link.strip_prefix(&url.to_string())) {
        (Some(here), Some(rest)) => format!("{here}{rest}"),
        _ => link,
    }
}

/// Answers until the relay is told to stop.
async fn answer(
    listener: TcpListener,
    server: Server,
    told_to_stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), RunError> {
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let hub = server.clone();
    let signal = async move {
        told_to_stop.await;
        tracing::info!("stopping");
        stopping.send_replace(true);
        hub.say_goodbye().await;
    };
    // Small frames must not wait for each other.
    let listener = PatientListener(listener).tap_io(|stream| {
        if let Err(error) = stream.inner().set_nodelay(true) {
            tracing::debug!(%error, "a connection stays delayed");
        }
    });
    let service = router(server).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(signal);
    tokio::select! {
        served = serving.into_future() => served?,
        // A call that never ends must not keep the relay from stopping.
        () = async {
            if stopped.wait_for(|stopping| *stopping).await.is_err() {
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(LAST_CALLS).await;
        } => tracing::warn!("some calls were cut off"),
    }
    Ok(())
}

/// Listens for the signals that end the relay, from the moment that this is called.
#[cfg(unix)]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Listens for the signal that ends the relay.
#[cfg(not(unix))]
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

async fn invite(options: Invite) -> Result<(), RunError> {
    let Place {
        listen,
        data,
        public_url,
    } = options.place;
    let store: Arc<dyn Store> = Arc::new(open_beside(&data)?);
    let here = match &public_url {
        None => PublicUrl::from_here(listen),
        Some(_) => None,
    };
    let url = public_url.unwrap_or(PublicUrl::of(listen));
    let server = Server::start(Arc::clone(&store), Arc::new(Machine::default()), url).await?;
    let registry = server.registry().ok_or(DataError::Empty { folder: data })?;
    let person = find(&registry, &options.person.join(" ")).map_err(RunError::Person)?;
    let link = server.invitation_link(person).await?;
    let link = link_from(link, server.public_url(), here.as_ref());
    server.stop().await?;
    let name = registry.name(person).full();
    writeln!(
        io::stdout(),
        "{}{}{link}",
        name,
        if name.is_empty() { "" } else { "  " }
    )?;
    Ok(())
}

/// The one person that is meant, by id or by name.
pub(crate) fn find(registry: &Registry, wanted: &str) -> Result<PersonId, String> {
    if let Ok(id) = wanted.parse::<PersonId>() {
        return if registry.people.contains_key(&id) {
            Ok(id)
        } else {
            Err(format!("nobody has the id {wanted}"))
        };
    }
    let wanted_words: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    let fits = |id: &PersonId| {
        let name = registry.name(*id).full().to_lowercase();
        let mut words = wanted_words.iter();
        words.all(|word| {
            name.split_whitespace()
                .any(|part| part.starts_with(word.as_str()))
        })
    };
    let found: Vec<_> = registry
        .people
        .keys()
        .copied()
        .filter(|id| !wanted_words.is_empty() && fits(id))
        .collect();
    match found.as_slice() {
        [person] => Ok(*person),
        [] => Err(format!(
            "nobody in the registry is called \u{ab}{wanted}\u{bb}"
        )),
        several => {
            let list: Vec<_> = several
                .iter()
                .map(|id| format!("{} ({id})", registry.name(*id).full()))
                .collect();
            Err(format!("\u{ab}{wanted}\u{bb} may be: {}", list.join(", ")))
        }
    }
}
