import { Line } from "../support/line.ts";
import { expect, test } from "../support/story.ts";

const ITEM = "Индивидуальные беседы с тремя семьями";
const REMOVED = "Контрольное посещение: вовлечённость класса";

/** Fourteen days without a network on one side, and work on both. */
test("F04: after 14 days apart both find what both did, and neither replaces the other", async ({ cast, relay }) => {
  const line = await Line.of(relay);
  const anna = await cast.withNewDevice("Иванова", { screen: "tablet", address: line.url });
  anna.watch.expects(/WebSocket|net::ERR/);
  await anna.joins(`${line.url}/join#${relay.invitation("Иванова").code}`);
  const marina = await cast.enter("Кузнецова");
  for (const one of [anna, marina]) {
    await one.programme.opens();
    await one.seesThatTheRelayHasEverything();
  }
  await anna.appIsKeptOffline();
  line.goes();

  await test.step("day by day", async () => {
    await anna.programme.opensItem(ITEM);
    await anna.programme.writesOn(", и с четвёртой");
    await anna.programme.closesItem();
    await anna.programme.adds("Анна, первый день");
    await marina.programme.opensItem(REMOVED);
    await marina.programme.removesTheOpenItem();
    await marina.programme.adds("Марина, первый день");
    await anna.closesTheApp();
    await relay.stop();
    await relay.start({ ahead: 14 });
    await marina.programme.adds("Марина, последний день");
    await marina.seesThatTheRelayHasEverything();
    await anna.startsTheBrowserAgain({ later: 14 });
    await anna.opensTheApp("/programme");
    await anna.programme.adds("Анна, последний день");
    await anna.seesThatItIsOnTheDevice();
  });

  line.comesBack();
  await anna.networkIsBack();
  await anna.seesThatTheRelayHasEverything();
  for (const one of [anna, marina]) {
    for (const event of ["Анна, первый день", "Анна, последний день", "Марина, первый день", "Марина, последний день", `${ITEM}, и с четвёртой`]) {
      await one.programme.showsItem(event);
    }
    await one.programme.doesNotShowItem(REMOVED);
  }
  expect(await anna.programme.items()).toEqual(await marina.programme.items());
  await line.isTakenDown();
});
