import { Account } from "../support/account.ts";
import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";
import { word, words } from "../support/words.ts";

const ITEM = "Индивидуальные беседы с тремя семьями";

/** When something goes wrong, the app says what, and nothing that was written is lost. */
test.describe("trouble", () => {
  test("what was only looked at is not an edit that waits", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.programme.adds("Новая строка плана");
    await anna.seesThatTheRelayHasEverything();
    const curator = await cast.enter("Сидорова");
    await curator.overview.opens();
    await curator.seesThatTheRelayHasEverything();
    await relay.stop();
    await curator.overview.takesAllAsRead();
    await curator.overview.opensPair("Иванова");
    await curator.seesThatNothingWaits();
  });

  test("an edit that the relay refuses is said to be refused, stays, and holds nothing else up", async ({ cast, relay }) => {
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.programme.adds("Строка Марины");
    await marina.seesThatTheRelayHasEverything();
    const anna = await cast.enter("Иванова");
    await anna.seesThatTheRelayHasEverything();
    await anna.takesTheActorOf(marina);
    await anna.closesTheApp();
    await anna.opensTheAppAgain("/programme");

    await anna.programme.adds("Спорная строка");
    await expect(anna.status).toHaveText(words("shell.refused"));
    await anna.isTold(word("shell.refused_author"));

    await test.step("what others write still comes", async () => {
      const curator = await RepoClient.of(await Account.joins(relay, "Сидорова"));
      const programme = await curator.programmeOf("Иванова");
      programme.change((document) => {
        const item = Object.values(document.items).find(({ event }) => event === ITEM);
        if (item) item.event = "Беседы с семьями, весь год";
      });
      await anna.programme.showsItem("Беседы с семьями, весь год");
      await curator.leaves();
    });

    await test.step("and it is still there, and still told, on the next start", async () => {
      await anna.closesTheApp();
      await anna.opensTheAppAgain("/programme");
      await anna.programme.showsItem("Спорная строка");
      await anna.isTold(word("shell.refused_author"));
      await marina.programme.doesNotShowItem("Спорная строка");
    });
  });

  test("a damaged piece on the device is set aside, told, and had again from the relay", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.programme.adds("Последняя строка");
    await anna.seesThatTheRelayHasEverything();
    const before = await anna.programme.items();
    await anna.opensTheApp("/devices");
    await anna.aPieceIsDamaged("programme");
    await relay.stop();
    await anna.closesTheApp();

    await anna.opensTheAppAgain("/programme");
    await anna.isTold(word("shell.unread", { place: word("shell.place_programme") }));
    await anna.programme.showsItem(ITEM);
    await anna.programme.doesNotShowItem("Последняя строка");

    await relay.start();
    await anna.programme.showsItem("Последняя строка");
    expect(await anna.programme.items()).toEqual(before);
    await anna.isNotTold(word("shell.unread", { place: word("shell.place_programme") }));
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Последняя строка");
    await anna.isNotTold(word("shell.unread", { place: word("shell.place_programme") }));
    expect(await anna.piecesSetAside()).toBe(1);
  });

  test("F13: a device that is full says so, keeps the edit on the page and sends it", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await anna.programme.opens();
    await anna.seesThatTheRelayHasEverything();

    const hasRoomAgain = await anna.storageIsFull();
    await anna.programme.adds("Строка на полном устройстве");
    await expect(anna.status).toHaveText(word("shell.trouble"));
    await marina.programme.showsItem("Строка на полном устройстве");

    await hasRoomAgain();
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Строка на полном устройстве");
  });

  test("F13: where the browser keeps nothing, the app says so and works all the same", async ({ cast, relay }) => {
    const anna = await cast.withNewDevice("Иванова");
    anna.watch.expects(/status of 401/);
    await anna.storageIsForbidden();
    await anna.joins(relay.invitation("Иванова"));
    await expect(anna.status).toHaveText(word("shell.trouble"));
    await anna.programme.opens();
    await anna.programme.adds("Строка из приватного окна");
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.programme.showsItem("Строка из приватного окна");
  });

  test("a relay that was long away is found again at the next tap, and not a minute later", async ({ cast, relay }) => {
    const anna = await cast.withNewDevice("Иванова");
    await anna.hasAClockThatCanRun();
    await anna.joins(relay.invitation("Иванова"));
    await anna.seesThatTheRelayHasEverything();
    let failed = 0;
    anna.page.on("websocket", (socket) => socket.on("close", () => failed++));
    await relay.kill();
    await anna.letsTimePassUntil(async () => expect(failed).toBeGreaterThan(7), 60);
    // From now on each next try is half a minute away at least: it has just been begun to wait for.
    const before = failed;
    await anna.letsTimePassUntil(async () => expect(failed).toBeGreaterThan(before), 3);
    await relay.start();
    await anna.goesTo("Программа");
    await anna.seesTheRelayAtOnce();
  });
});
