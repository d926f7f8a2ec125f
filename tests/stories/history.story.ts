import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { test } from "../support/story.ts";

const ITEM = "Открытый урок для методического объединения";
const REWORDED = "Открытый урок переносится на следующий год";
const ADDED = "Дополнительная встреча с психологом";
const CORRECTION = "Добавлена встреча с психологом";

/** The programme's life: the approved edition beside today, who did what, and earlier words brought back as a new edit. */
test("whoever reads the programme sees how it was when it was approved, and brings earlier words back", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова");
  const curator = await cast.enter("Сидорова", { screen: "desktop" });
  await anna.seesThatTheRelayHasEverything();
  await relay.stop();

  await test.step("the mentor changes the approved programme without a network, and writes down why", async () => {
    await anna.programme.opens();
    await anna.programme.opensItem(ITEM);
    await anna.programme.rewrites(REWORDED);
    await anna.programme.closesItem();
    await anna.programme.adds(ADDED);
    await anna.programme.opensItsHistory();
    await anna.history.tellsOfTheLastStretch([REWORDED, ADDED]);
    await anna.history.correctsBecause(CORRECTION, "Протокол № 4");
    await anna.history.showsCorrection(CORRECTION);
    await expectAccessible(anna.page, "the programme's history");
    await expectNoSidewaysScroll(anna.page, "the programme's history");
  });

  await test.step("an earlier day shows the words of that day", async () => {
    await anna.history.goesBack();
    await anna.history.showsOtherWords(ITEM);
  });

  await test.step("the curator sees what has changed since the approval", async () => {
    await relay.start();
    await anna.seesThatTheRelayHasEverything();
    await curator.seesThatTheRelayHasEverything();
    await curator.overview.opens();
    await curator.overview.opensPair("Иванова");
    await curator.programme.showsItem(REWORDED);
    await curator.programme.opensItsHistory();
    await curator.history.showsTheApprovedEdition();
    await curator.history.tells([ADDED]);
    await curator.history.showsCorrection(CORRECTION);
  });

  await test.step("and brings back the words of the approved edition, as an edit of today", async () => {
    await curator.history.bringsBack(ITEM);
    await curator.seesThatTheRelayHasEverything();
    await anna.programme.opens();
    await anna.programme.showsItem(ITEM);
    await anna.programme.showsItem(ADDED);
  });
});
