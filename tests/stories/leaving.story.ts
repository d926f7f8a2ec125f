import { readFile } from "node:fs/promises";

import { Account } from "../support/account.ts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { Line } from "../support/line.ts";
import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";
import { word, words } from "../support/words.ts";

const SECRET = "Об этом никому.";

/** Whoever has to leave is told, takes along what is theirs, and leaves nothing behind. */
test.describe("leaving", () => {
  test("who leaves the pair is told, and its records leave the device; own notes stay", async ({ cast, relay }) => {
    const marina = await cast.enter("Кузнецова");
    await marina.notes.startsForOneself("Моя заметка");
    await marina.notes.types(SECRET);
    await marina.programme.opens();
    await marina.seesThatTheRelayHasEverything();
    const curator = await RepoClient.of(await Account.joins(relay, "Сидорова"));
    const pair = await curator.pairOf("Кузнецова");
    expect(await marina.documentsOnTheDevice()).toContain(pair.programme);

    await takesOutOfThePair(curator, "Кузнецова");

    await marina.isTold(words("shell.parted_pair"));
    await expect(async () => {
      const kept = await marina.documentsOnTheDevice();
      for (const document of Object.values(pair)) expect(kept).not.toContain(document);
    }).toPass();
    await marina.notes.opens("Моя заметка");
    await marina.notes.reads(SECRET);
    await marina.seesThatTheRelayHasEverything();
    await marina.opensTheApp("/");
    await marina.isTold(words("shell.parted_pair"));
    await marina.page.getByRole("button", { name: word("shell.read") }).click();
    await marina.isNotTold(words("shell.parted_pair"));
    await curator.leaves();
  });

  test("what was written offline in a programme that is somebody else's by now is told, offered as a file, and stays until then", async ({ cast, relay }) => {
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.seesThatTheRelayHasEverything();
    await relay.kill();
    await marina.programme.adds("Строка, которая опоздала");
    await marina.seesThatItIsOnTheDevice();
    await marina.closesTheApp();
    await relay.start();
    const curator = await RepoClient.of(await Account.joins(relay, "Сидорова"));
    const { programme } = await curator.pairOf("Кузнецова");
    await takesOutOfThePair(curator, "Кузнецова");

    await marina.opensTheAppAgain("/");
    await marina.isTold(words("shell.left_behind"));
    await expect(marina.status).toHaveText(words("shell.refused"));
    await marina.page.getByRole("link", { name: word("shell.left_behind_open") }).click();
    await marina.sees(/Строка, которая опоздала/);
    await expectAccessible(marina.page, "what was left behind");
    const file = await marina.savesTheFile();
    expect(await readFile(file, "utf8")).toContain("Строка, которая опоздала");
    expect(await marina.documentsOnTheDevice()).toContain(programme);
    await marina.page.getByRole("button", { name: word("leaving.behind_remove") }).click();
    await marina.sees(word("leaving.behind_none"));
    await expect(async () => expect(await marina.documentsOnTheDevice()).not.toContain(programme)).toPass();
    await marina.seesThatTheRelayHasEverything();
    await curator.leaves();
  });

  test("a revoked device is told, keeps own notes until they are taken, and then nothing", async ({ cast, relay }) => {
    const line = await Line.of(relay);
    const anna = await cast.enter("Иванова", { screen: "tablet" });
    const code = await anna.devices.makesCode();
    const lost = await cast.withNewDevice("Потерянный телефон", { screen: "phone", address: line.url });
    lost.watch.expects(/status of 401/);
    lost.watch.expects(/WebSocket|net::ERR/);
    await lost.joinsWithCode(code);
    await lost.notes.startsForOneself("Личное");
    await lost.notes.types(SECRET);
    await lost.seesThatTheRelayHasEverything();
    await lost.appIsKeptOffline();
    line.goes();
    await lost.opensTheApp("/programme");
    await lost.programme.adds("Написано до отключения");
    await lost.seesThatItIsOnTheDevice();
    await anna.devices.revokesAnother();

    await test.step("without a network nothing is erased", async () => {
      await lost.opensTheApp("/programme");
      await lost.programme.showsItem("Написано до отключения");
    });

    line.comesBack();
    await lost.networkIsBack();
    await lost.seesThatItWasRevoked();
    await expectAccessible(lost.page, "a revoked device");
    await expectNoSidewaysScroll(lost.page, "a revoked device");
    const curator = await RepoClient.of(await Account.joins(relay, "Сидорова"));
    const pair = await curator.pairOf("Иванова");
    const kept = await lost.documentsOnTheDevice();
    expect(kept).not.toContain(pair.reflection);
    expect(kept).not.toContain(pair.journal);
    await lost.opensTheApp("/notes");
    await lost.seesThatItWasRevoked();
    await lost.sees(/Написано до отключения/);

    const file = await lost.savesTheFile();
    const saved = await readFile(file, "utf8");
    expect(saved).toContain(SECRET);
    expect(saved).toContain("Написано до отключения");
    await lost.page.getByRole("button", { name: word("leaving.remove"), exact: true }).click();
    await lost.sees(word("leaving.left_why"));
    expect(await lost.documentsOnTheDevice()).not.toContain(pair.programme);
    await lost.opensTheApp("/");
    await expect(lost.page.getByLabel(word("join.code"))).toBeVisible();
    await curator.leaves();
    await line.isTakenDown();
  });

  test("who was taken off by mistake joins again, and everything is sent", async ({ cast, relay }) => {
    const nadezhda = await cast.enter("Сидорова");
    const anna = await cast.enter("Иванова");
    anna.watch.expects(/status of 40\d/);
    anna.watch.expects(/WebSocket/);
    await anna.programme.opens();
    await anna.seesThatTheRelayHasEverything();
    const line = await anna.losesTheLine();
    await anna.opensTheApp("/programme");
    await anna.programme.adds("Не успело уйти");
    await anna.seesThatItIsOnTheDevice();
    const { device } = (await anna.page.evaluate(async () => (await fetch("/api/session")).json())) as { device: string };
    await nadezhda.page.evaluate(async (device) => void (await fetch(`/api/devices/${device}`, { method: "DELETE" })), device);
    await anna.networkIsBack();
    await anna.opensTheApp("/");
    await anna.seesThatItWasRevoked();

    // What the app notes by itself before the documents are back is no other change under an old one's number.
    await anna.triesToJoin(await nadezhda.people.invites("Иванова"));
    await anna.isIn();
    line.returns();
    await anna.networkIsBack();
    await anna.seesThatTheRelayHasEverything();
    await anna.programme.opens();
    await anna.programme.showsItem("Не успело уйти");
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.programme.showsItem("Не успело уйти");
  });

  test("F07: a relay that was restored from an older copy and does not know the device takes nothing from it", async ({ cast, relay }) => {
    const before = await relay.copies();
    const anna = await cast.enter("Иванова");
    anna.watch.expects(/status of 401/);
    anna.watch.expects(/WebSocket|net::ERR/);
    await anna.programme.opens();
    await anna.programme.adds("После копии");
    await anna.seesThatTheRelayHasEverything();
    await relay.isRestoredFrom(before);

    await expect(anna.status).toHaveText(word("shell.unknown"));
    await anna.isTold(word("shell.unknown_why"));
    await anna.programme.showsItem("После копии");
    await anna.programme.adds("И ещё одна");
    await anna.isTold(words("shell.unknown_unsent"));
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("И ещё одна");

    await anna.triesToJoin(relay.invitation("Иванова"));
    await anna.isIn();
    await anna.seesThatTheRelayHasEverything();
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await marina.programme.showsItem("После копии");
    await marina.programme.showsItem("И ещё одна");
  });
});

async function takesOutOfThePair(curator: RepoClient, lastName: string): Promise<void> {
  const registry = await curator.registry();
  registry.change(({ people, pairs }) => {
    const [who] = Object.entries(people).find(([, person]) => String(person.lastName) === lastName) ?? [];
    const pair = Object.values(pairs).find(({ mentees }) => who && mentees[who]);
    if (pair && who) delete pair.mentees[who];
  });
}
