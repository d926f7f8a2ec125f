//! `cargo xtask test`: every check, each with its time.

mod ahead;
mod steps;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;

use crate::say;
use ahead::Ahead;
use steps::STEPS;

/// How to test.
#[derive(Args)]
pub struct Options {
    /// Only this step (may be given more than once); `--only help` lists them
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// How many random histories each property tries: 10000 is a night's work (with `--only rust`), CI tries 500
    #[arg(long, value_name = "N")]
    seeds: Option<u32>,
}

/// One check and its name.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// What it checks, for a person.
    pub about: &'static str,
    /// Does it.
    pub check: fn(&Options) -> Result<()>,
    /// Whether it is begun beside the steps before it.
    pub ahead: bool,
}

/// Runs the steps in order and tells what came of each.
///
/// # Errors
/// When a step failed, or `--only` names one that does not exist.
pub fn run(options: &Options) -> Result<()> {
    let chosen = choose(&options.only)?;
    let mut ahead: Option<Ahead> = None;
    let outcomes: Vec<(&Step, Duration, Result<()>)> = chosen
        .into_iter()
        .map(|step| {
            say::step(&format!("{}: {}", step.name, step.about));
            let started = Instant::now();
            if step.ahead
                && let Some(ahead) = ahead.take()
            {
                ahead.wait();
            }
            let outcome = (step.check)(options);
            let took = started.elapsed();
            // Its tools must be there.
            if options.only.is_empty() && step.name == "tools" && outcome.is_ok() {
                ahead = Ahead::start(&steps_ahead())
                    .map_err(|error| say::failure(&error))
                    .ok();
            }
            match &outcome {
                Ok(()) => say::note(&format!("done in {}", say::time(took))),
                Err(error) => say::failure(error),
            }
            (step, took, outcome)
        })
        .collect();
    say::line("");
    for (step, took, outcome) in &outcomes {
        let verdict = if outcome.is_ok() { "passed" } else { "FAILED" };
        say::line(&format!(
            "{:<9} {verdict}  {:>12}  {}",
            step.name,
            say::time(*took),
            step.about
        ));
    }
    let all: Duration = outcomes.iter().map(|(_, took, _)| *took).sum();
    say::line(&format!("all of it in {}", say::time(all)));
    let failed = outcomes
        .iter()
        .filter(|(_, _, outcome)| outcome.is_err())
        .count();
    say::line(&format!(
        "{} passed, {failed} failed",
        outcomes.len() - failed
    ));
    if failed > 0 {
        bail!("{failed} of {} steps failed", outcomes.len());
    }
    Ok(())
}

fn steps_ahead() -> Vec<&'static str> {
    STEPS
        .iter()
        .filter(|step| step.ahead)
        .map(|step| step.name)
        .collect()
}

fn choose(only: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(unknown) = only
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!(
            "there is no step `{unknown}`; the steps are {}",
            names.join(", ")
        );
    }
    Ok(STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .collect())
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn only_the_named_steps_are_run_in_their_usual_order() {
        let chosen = choose(&["stories".into(), "format".into()]).unwrap();
        let names: Vec<&str> = chosen.iter().map(|step| step.name).collect();
        assert_eq!(names, ["format", "stories"]);
    }

    #[test]
    fn what_is_begun_beside_the_others_is_not_the_first_to_be_asked_for() {
        assert_eq!(steps_ahead(), ["app", "relay"]);
        assert_eq!(STEPS[0].name, "tools");
        assert!(!STEPS[0].ahead && !STEPS[1].ahead);
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let Err(error) = choose(&["storeis".into()]) else {
            panic!("chosen")
        };
        assert!(error.to_string().contains("stories"), "{error}");
    }
}
