import { expect, test } from "../support/story.ts";

const ITEM = "Индивидуальные беседы с тремя семьями";
const DATED = "Открытый урок для методического объединения";
const TWO_YEARS = 730;

/** Clocks that are years off change what is shown, and nothing else. */
test.describe("a wrong clock", () => {
  test("F06: two years ahead and two years behind, both edits are there, and so are both values", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова", { wrongBy: TWO_YEARS });
    const marina = await cast.enter("Кузнецова", { wrongBy: -TWO_YEARS });
    for (const one of [anna, marina]) {
      await one.programme.opens();
      await one.seesThatTheRelayHasEverything();
    }
    await relay.kill();
    await anna.programme.adds("Из будущего");
    await marina.programme.adds("Из прошлого");
    await anna.programme.opensItem(DATED);
    await anna.programme.setsDay("2026-12-03");
    await anna.programme.closesItem();
    await marina.programme.opensItem(DATED);
    await marina.programme.setsDay("2026-12-04");
    await marina.programme.closesItem();
    await relay.start();

    for (const one of [anna, marina]) {
      await one.seesThatTheRelayHasEverything();
      await one.programme.showsItem("Из будущего");
      await one.programme.showsItem("Из прошлого");
      await one.programme.showsTwoValues(DATED, [
        { value: "3 дек", who: "Иванова" },
        { value: "4 дек", who: "Кузнецова" },
      ]);
    }
    expect(await anna.programme.items()).toEqual(await marina.programme.items());

    await test.step("what comes later wins over neither clock", async () => {
      await marina.programme.opensItem(ITEM);
      await marina.programme.rewrites("Беседы, как решили в прошлом");
      await anna.programme.showsItem("Беседы, как решили в прошлом");
      await anna.programme.opensItem("Беседы, как решили в прошлом");
      await anna.programme.rewrites("Беседы, как решили вместе");
      await marina.programme.closesItem();
      await marina.programme.showsItem("Беседы, как решили вместе");
    });
  });

  test("F06: a clock that is set by two years while the app is open changes nothing", async ({ cast }) => {
    const anna = await cast.withNewDevice("Иванова");
    await anna.hasAClockThatCanRun();
    await anna.joins(anna.relay.invitation("Иванова"));
    await anna.programme.opens();
    await anna.seesThatTheRelayHasEverything();
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    for (const [days, event] of [[-TWO_YEARS, "После перевода назад"], [TWO_YEARS, "После перевода вперёд"]] as const) {
      await anna.clockIsSetBy(days);
      await anna.programme.adds(event);
      await marina.programme.showsItem(event);
      await anna.letsTimePassUntil(async () => anna.seesThatTheRelayHasEverything());
    }
  });
});
