import { rm } from "node:fs/promises";
import { dirname } from "node:path";

import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { Relay } from "../support/relay.ts";
import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

const ITEM = "Индивидуальные беседы с тремя семьями";

/** Under which something of a document would be kept. */
const ADDRESS = /[1-9A-HJ-NP-Za-km-z]{25,}/;

/** A copy in a file: everything that a person may read, and it opens again whatever has become of the rest. */
test.describe("a copy", () => {
  test("is saved with one tap, and read when the relay is gone and the browser has thrown everything away", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.seesThatTheRelayHasEverything();
    await anna.appIsKeptOffline();
    expect(await anna.documentsOnTheDevice()).toMatch(ADDRESS);
    await anna.programme.opens();
    await relay.kill();
    await anna.programme.adds("Строка, которой нет на сервере");
    await anna.seesThatItIsOnTheDevice();
    await anna.keeping.opens();
    const copy = await anna.keeping.savesCopy();
    expect(copy.name).toMatch(/^Ryadom-.+-2026-02-19\.ryadom$/);

    await anna.storageIsWiped();
    await anna.opensTheApp("/");
    await anna.keeping.opensCopyAtTheDoor(copy.path);
    await anna.keeping.seesThatACopyIsShown("Иванова");
    await anna.programme.opens();
    await anna.programme.showsItem(ITEM);
    await anna.programme.showsItem("Строка, которой нет на сервере");
    await expectAccessible(anna.page, "a programme in a copy");
    await anna.goesTo("Заметки");
    await anna.isOnAScreen();

    await test.step("it is nowhere on the device, and gone when it is closed", async () => {
      expect(await anna.documentsOnTheDevice()).not.toMatch(ADDRESS);
      await anna.keeping.closesTheCopy();
      expect(await anna.documentsOnTheDevice()).not.toMatch(ADDRESS);
    });
    await rm(dirname(copy.path), { recursive: true });
  });

  test("is read where there is another school, or none, without joining", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.seesThatTheRelayHasEverything();
    await anna.keeping.opens();
    const copy = await anna.keeping.savesCopy();

    const empty = await Relay.starts({ demo: false });
    const stranger = await cast.withNewDevice("Никто", { address: empty.url, screen: "phone" });
    stranger.watch.expects(/status of 401/);
    await stranger.opensTheApp("/join");
    await stranger.isOnAScreen();
    await expectAccessible(stranger.page, "/join");
    await expectNoSidewaysScroll(stranger.page, "/join");
    await stranger.keeping.opensCopyAtTheDoor(copy.path);
    await stranger.keeping.seesThatACopyIsShown("Иванова");
    await stranger.programme.opens();
    await stranger.programme.showsItem(ITEM);
    await expectAccessible(stranger.page, "a programme in a copy, on a phone");
    await empty.remove();
    await rm(dirname(copy.path), { recursive: true });
  });

  test("brings back, on another device of the same person, what never reached the relay", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.seesThatTheRelayHasEverything();
    await anna.programme.opens();
    await anna.isKnownToTheRelay();
    const link = await cast.enter("Сидорова").then((curator) => curator.people.invites("Иванова"));
    await relay.kill();
    await anna.programme.adds("Строка с потерянного планшета");
    await anna.seesThatItIsOnTheDevice();
    await anna.keeping.opens();
    const copy = await anna.keeping.savesCopy();
    await anna.storageIsWiped();
    await anna.closesTheApp();

    await relay.start();
    const again = await cast.withNewDevice("Иванова, новый планшет");
    await again.joins(link);
    await again.seesThatTheRelayHasEverything();
    await again.keeping.opens();
    await again.keeping.opensFile(copy.path);
    await again.keeping.isToldThatItWasAdded("Иванова");
    await again.seesThatTheRelayHasEverything();
    await again.programme.opens();
    await again.programme.showsItem("Строка с потерянного планшета");

    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.programme.showsItem("Строка с потерянного планшета");

    await test.step("opened again it brings nothing", async () => {
      await again.keeping.opens();
      await again.keeping.opensFile(copy.path);
      await again.keeping.isTold("keeping.taken_nothing");
    });
    await rm(dirname(copy.path), { recursive: true });
  });

  test("is offered in the settings as well", async ({ cast }) => {
    const anna = await cast.enter("Иванова", { screen: "phone" });
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/settings");
    const copy = await anna.keeping.savesCopy();
    await anna.sees(word("keeping.saved", { name: copy.name }));
    await rm(dirname(copy.path), { recursive: true });
  });
});
