import { expect, test } from "../support/story.ts";

/** Somebody is erased at the relay: the school moves to other addresses, and everybody's devices go along by themselves. */
test("who is forgotten for good leaves the devices of others too, and they go on", async ({ cast, relay }) => {
  const nadezhda = await cast.enter("Сидорова");
  await nadezhda.people.opens();
  await expect(nadezhda.people.row("Васильева")).toBeVisible();
  await nadezhda.seesThatTheRelayHasEverything();
  const old = await nadezhda.registry();
  expect(await nadezhda.documentsOnTheDevice()).toContain(old);

  await relay.forgets("Васильева");
  await expect(nadezhda.people.row("Иванова")).toBeVisible();
  await expect(nadezhda.people.row("Васильева")).toHaveCount(0);
  await expect.poll(() => nadezhda.documentsOnTheDevice()).not.toContain(old);

  // What is written now is written where the school is.
  const anna = await cast.enter("Иванова");
  await anna.programme.opens();
  await anna.programme.adds("После того");
  await anna.seesThatTheRelayHasEverything();
  await nadezhda.seesThatTheRelayHasEverything();
});
