import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

const ITEM = "Индивидуальные беседы с тремя семьями";
/** At how many steps of a save a tab is killed. The app goes on noting things, so there is no last one: 59 take six minutes. */
const STEPS = Number(process.env["RYADOM_STEPS"] ?? 3);
const OPENS = Number(process.env["RYADOM_OPENS"] ?? 20);

/** The browser's storage fails, is taken away, or is in use elsewhere: nothing typed is lost, and nobody has to know how. */
test.describe("the device's storage", () => {
  test("F13: what the browser gives up writing is not called saved, and is written when it can be", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.seesThatTheRelayHasEverything();
    await anna.appIsKeptOffline();
    await relay.kill();
    await anna.seesThatNothingWaits();

    const writesAgain = await anna.writesAreGivenUp();
    await anna.programme.adds("Строка, которую не записали");
    await expect(anna.status).toHaveText(word("shell.trouble"));
    await writesAgain();
    await anna.seesThatItIsOnTheDevice();
    await anna.tabIsKilled();
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Строка, которую не записали");
    await relay.start();
    await anna.seesThatTheRelayHasEverything();
  });

  test("F13: site data deleted under the app, without a network, take nothing that is on the page with them", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.seesThatTheRelayHasEverything();
    await anna.appIsKeptOffline();
    await relay.kill();
    await anna.programme.adds("До удаления");
    await anna.seesThatItIsOnTheDevice();

    expect(await anna.siteDataIsDeleted()).toBe(false);
    await anna.programme.adds("После удаления");
    await anna.seesThatItIsOnTheDevice();
    await anna.tabIsKilled();

    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("До удаления");
    await anna.programme.showsItem("После удаления");
    await relay.start();
    await anna.seesThatTheRelayHasEverything();
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    expect(await marina.programme.items()).toEqual(await anna.programme.items());
  });

  test("F13: what was deleted and is not on the page comes back from the relay", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.notes.startsForThePair("Общая заметка");
    await anna.notes.types("Слова.");
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/settings");
    await anna.seesThatTheRelayHasEverything();
    expect(await anna.siteDataIsDeleted()).toBe(false);
    await anna.notes.opens("Общая заметка");
    await anna.notes.reads("Слова.");
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/notes");
    await anna.notes.opens("Общая заметка");
    await anna.notes.reads("Слова.");
  });

  test("F13, F19: a newer version of the app beside this one is not held up, and this one goes on", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.programme.opensItem(ITEM);
    await anna.programme.types("Наполовину напис");

    expect(await anna.aNewerVersionAddsToTheDatabase()).toBe(false);
    await anna.programme.hasTyped("Наполовину напис");
    await anna.programme.rewrites("Наполовину написано, и дальше");
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Наполовину написано, и дальше");
    await anna.seesThatTheRelayHasEverything();
  });

  test("F11: a database that others hold does not keep the app from starting, and is used when it is free", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.programme.adds("До того");
    await anna.seesThatTheRelayHasEverything();
    await anna.leavesTheAppAlone();
    const isFree = await anna.theDatabaseIsHeld();

    await anna.opensTheApp("/programme");
    await expect(anna.status).toHaveText(word("shell.trouble"));
    await anna.programme.showsItem("До того");
    await anna.programme.adds("Пока нет места");

    await isFree();
    await anna.seesThatTheRelayHasEverything();
    await anna.isNotTold(new RegExp(word("shell.trouble_why", { edits: ".*" })));
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Пока нет места");
    await anna.seesThatTheRelayHasEverything();
  });

  test("F13: a tab that is killed at any step of a save has lost nothing it called saved, and breaks nothing", async ({ cast }) => {
    test.setTimeout(60_000 + STEPS * 40_000);
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await anna.seesThatTheRelayHasEverything();
    const kept: string[] = [];
    for (let step = 1; step <= STEPS; step += 1) {
      await anna.opensTheApp("/programme");
      await anna.programme.showsItem(ITEM);
      for (const event of kept) await anna.programme.showsItem(event);
      await anna.seesThatTheRelayHasEverything();
      const event = `Правка ${step}`;
      const wasKilled = await anna.isKilledAtStep(step, async () => {
        await anna.programme.adds(event);
        await anna.seesThatTheRelayHasEverything();
      });
      if (!wasKilled) {
        kept.push(event);
        break;
      }
      // Whole or not at all: what is there on the next start is the person's, and is sent.
      await anna.opensTheApp("/programme");
      await anna.seesThatTheRelayHasEverything();
      const items = await anna.programme.items();
      if (items.includes(event)) kept.push(event);
      expect(items.filter((item) => item === event).length).toBeLessThan(2);
    }
    await anna.seesThatTheRelayHasEverything();
    await expect(async () => expect(await marina.programme.items()).toEqual(await anna.programme.items())).toPass();
  });

  test(`F12: opened ${OPENS} times more, the app keeps as much as before`, async ({ cast }) => {
    test.setTimeout(60_000 + OPENS * 15_000);
    const anna = await cast.enter("Иванова");
    const open = async () => {
      await anna.opensTheApp("/programme");
      await anna.programme.showsItem(ITEM);
      await anna.seesThatTheRelayHasEverything();
    };
    for (let time = 0; time < 3; time += 1) await open();
    await anna.leavesTheAppAlone();
    const before = await anna.bytesOnTheDevice();
    for (let time = 0; time < OPENS; time += 1) await open();
    await anna.leavesTheAppAlone();
    const after = await anna.bytesOnTheDevice();
    expect(Math.abs(after - before) / before, `${before} bytes before, ${after} after`).toBeLessThan(0.05);
  });

  test("F13: a private window that keeps nothing is still its person's when it is loaded anew", async ({ cast, relay }) => {
    const anna = await cast.withNewDevice("Иванова");
    anna.watch.expects(/status of 401/);
    await anna.storageIsForbidden();
    await anna.joins(relay.invitation("Иванова"));
    await anna.programme.opens();
    await anna.programme.adds("Из приватного окна");
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.programme.showsItem("Из приватного окна");
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Из приватного окна");
    await expect(anna.status).toHaveText(word("shell.trouble"));
  });
});
