import { Account } from "../support/account.ts";
import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";

const KILLS = Number(process.env["RYADOM_KILLS"] ?? 5);

/** The relay dies in the middle of edits, as in a power cut; what it had confirmed is there when it comes back. */
test(`F13: after ${KILLS} power cuts the relay has every edit that was shown as received`, async ({ cast, relay }) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const anna = await cast.enter("Иванова");
  await anna.seesThatTheRelayHasEverything();
  const curator = await Account.joins(relay, "Сидорова");
  const received: string[] = [];
  const written: string[] = [];

  for (let round = 1; round <= KILLS; round += 1) {
    await test.step(`power cut ${round}`, async () => {
      await anna.programme.opens();
      // Some are received for certain; the last one is written while the power goes.
      for (const part of ["а", "б"]) {
        const event = `Правка ${round}${part}`;
        await anna.programme.adds(event);
        await anna.seesThatTheRelayHasEverything();
        received.push(event);
        written.push(event);
      }
      const last = `Правка ${round}в`;
      const adding = anna.programme.adds(last);
      const cut = relay.kill();
      await Promise.all([adding, cut]);
      written.push(last);

      // With the browser away, only what the relay itself kept can be there.
      await anna.closesTheApp();
      await relay.start();
      const program = await RepoClient.of(curator);
      const kept = Object.values((await program.programmeOf("Иванова")).doc().items).map(({ event }) => event);
      for (const event of received) expect(kept.filter((one) => one === event), event).toHaveLength(1);
      await program.leaves();

      await anna.opensTheAppAgain("/programme");
      await anna.seesThatTheRelayHasEverything();
      received.splice(0, received.length, ...written);
    });
  }
  const items = await anna.programme.items();
  expect(items.filter((event) => written.includes(event)).sort()).toEqual([...written].sort());
});
