//! Somebody comes back after 270 days without a network.

use crate::school::School;
use ryadom_replica::{ActorId, ChangeHash};
use ryadom_tests::Failure;
use ryadom_tests::device::{Device, News, write};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// Five a day, on either side.
const EDITS: usize = 270 * 5;
const PATIENCE: Duration = Duration::from_secs(60);

/// How long it takes until both members have everything of both.
pub async fn ends(school: &School) -> Result<Duration, Failure> {
    let shared = school.documents.last().ok_or("no documents")?;
    let [away, at_home] = shared.members.map(|member| &school.members[member]);

    let mut home = Device::connect(at_home, u128::MAX - 1).await?;
    home.open(&[(shared.id, shared.kind)]).await?;
    let mut kept = home.document(shared.id).ok_or("it is open")?.clone();
    let mut last_at_home = None;
    for edit in 0..EDITS {
        last_at_home = Some(home.edit(shared.id, &format!("at home, {edit}")).await?.0);
    }
    until(&mut home, |news| matches!(news, News::Confirmed { .. })).await?;

    let actor = ActorId::from((u128::MAX - 2).to_be_bytes());
    let mut last_away = None;
    for edit in 0..EDITS {
        last_away = Some(write(
            &mut kept,
            &actor,
            away.person,
            &format!("away, {edit}"),
        )?);
    }
    let (Some(last_at_home), Some(last_away)) = (last_at_home, last_away) else {
        return Err("nobody wrote".into());
    };

    let begin = Instant::now();
    let comes_back = async {
        let mut device = Device::connect(away, u128::MAX - 3).await?;
        device.bring(vec![(shared.id, kept)]).await?;
        let has = device
            .document(shared.id)
            .is_some_and(|document| document.has(&[last_at_home]));
        if !has {
            until(&mut device, |news| brings(news, last_at_home)).await?;
        }
        Ok::<_, Failure>(device)
    };
    let hears = until(&mut home, |news| brings(news, last_away));
    let (device, ()) = tokio::try_join!(comes_back, hears)?;
    let took = begin.elapsed();
    device.leave().await?;
    home.leave().await?;
    Ok(took)
}

fn brings(news: &News, change: ChangeHash) -> bool {
    matches!(news, News::Merged { changes, .. } if changes.contains(&change))
}

async fn until(device: &mut Device, hoped: impl Fn(&News) -> bool) -> Result<(), Failure> {
    timeout(PATIENCE, async {
        loop {
            let frame = device.frame().await?;
            if device.take(frame).await?.iter().any(&hoped) {
                return Ok(());
            }
        }
    })
    .await?
}
