import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

/** One tablet in the staff room: whoever joins on it finds their own things, and nobody else's. */
test.describe("one tablet used by two people in turn", () => {
  test("each finds what they wrote, and nothing of the other", async ({ cast, relay }) => {
    const nadezhda = await cast.enter("Сидорова");
    const tablet = await cast.enter("Иванова", { screen: "tablet" });
    tablet.watch.expects(/status of 4\d\d/);
    tablet.watch.expects(/WebSocket/);
    await tablet.notes.startsForOneself("Только моё");
    await tablet.notes.types("Об этом никому.");
    await tablet.meetings.begins();
    await tablet.meetings.types("Черновик Анны", "Ещё не сохранено.");
    await tablet.seesThatTheFormIsKept();
    await tablet.seesThatTheRelayHasEverything();

    await test.step("the other joins in her place", async () => {
      await tablet.triesToJoin(relay.invitation("Кузнецова").url);
      await tablet.isToldWhoIsHere("Иванова");
      await tablet.joinsInstead();
      await tablet.isIn();
      await tablet.sees(/Марина/);
      await tablet.goesTo("Заметки");
      await tablet.doesNotSee("Только моё");
      await tablet.meetings.begins();
      await tablet.meetings.hasNothingTyped();
      await tablet.programme.opens();
      await tablet.programme.adds("Записала Марина");
      await tablet.seesThatTheRelayHasEverything();
    });

    await test.step("she comes back with a new link", async () => {
      const link = await nadezhda.people.invites("Иванова");
      await tablet.triesToJoin(link);
      await tablet.isToldWhoIsHere("Кузнецова");
      await tablet.joinsInstead();
      await tablet.isIn();
      await tablet.notes.opens("Только моё");
      await tablet.notes.reads("Об этом никому.");
      await tablet.meetings.goesOn();
      await tablet.meetings.hasTyped("Черновик Анны", "Ещё не сохранено.");
      await tablet.programme.opens();
      await tablet.programme.showsItem("Записала Марина");
    });
  });

  test("edits that were not sent wait for the one who made them, and are sent as hers", async ({ cast, relay }) => {
    const nadezhda = await cast.enter("Сидорова");
    const tablet = await cast.enter("Иванова", { screen: "tablet" });
    tablet.watch.expects(/status of 4\d\d/);
    tablet.watch.expects(/WebSocket/);
    await tablet.seesThatTheRelayHasEverything();
    const line = await tablet.losesTheLine();
    await tablet.opensTheApp("/programme");
    await tablet.programme.adds("Написала Анна без связи");
    await tablet.seesThatItIsOnTheDevice();

    await tablet.triesToJoin(relay.invitation("Кузнецова").url);
    await tablet.isToldWhoIsHere("Иванова");
    await tablet.isToldThatEditsAreUnsent();
    await tablet.joinsInstead();
    await tablet.isIn();
    line.returns();
    await tablet.opensTheApp("/programme");
    await tablet.seesThatTheRelayHasEverything();
    await tablet.programme.doesNotShowItem("Написала Анна без связи");

    await tablet.triesToJoin(await nadezhda.people.invites("Иванова"));
    await tablet.joinsInstead();
    await tablet.isIn();
    await tablet.seesThatTheRelayHasEverything();
    await tablet.programme.opens();
    await tablet.programme.showsItem("Написала Анна без связи");
    await nadezhda.opensTheApp("/");
    await nadezhda.overview.tells("Иванова", [/Написала Анна без связи/]);
  });

  test("whoever is asked to make way may stay", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    anna.watch.expects(/status of 4\d\d/);
    await anna.triesToJoin(relay.invitation("Кузнецова").url);
    await anna.isToldWhoIsHere("Иванова");
    await anna.stays();
    await anna.programme.opens();
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    expect(await marina.programme.items()).toEqual(await anna.programme.items());
  });

  test("a device that is full lets nobody take over, and whoever is here stays in", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    anna.watch.expects(/status of 4\d\d/);
    await anna.triesToJoin(relay.invitation("Кузнецова").url);
    await anna.isToldWhoIsHere("Иванова");
    const hasRoomAgain = await anna.storageIsFull();
    await anna.joinsInstead();
    await anna.isTold(word("common.refused_not_kept"));

    await hasRoomAgain();
    await anna.opensTheApp("/programme");
    await anna.programme.adds("Анна осталась");
    await anna.seesThatTheRelayHasEverything();
    await anna.triesToJoin(relay.invitation("Кузнецова").url);
    await anna.joinsInstead();
    await anna.isIn();
    await anna.programme.opens();
    await anna.programme.showsItem("Анна осталась");
  });

  test("a second tab of the person before makes way too", async ({ cast, relay }) => {
    const tablet = await cast.enter("Иванова");
    tablet.watch.expects(/status of 4\d\d/);
    tablet.watch.expects(/WebSocket/);
    await tablet.notes.startsForOneself("Только моё");
    await tablet.notes.types("Об этом никому.");
    await tablet.seesThatTheRelayHasEverything();
    const other = await tablet.opensSecondTab("/notes");
    await other.notes.opens("Только моё");
    await tablet.triesToJoin(relay.invitation("Кузнецова").url);
    await tablet.joinsInstead();
    await tablet.isIn();
    await other.sees(/Марина/);
    await other.doesNotSee("Об этом никому.");
  });
});
