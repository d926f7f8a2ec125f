import { readFile } from "node:fs/promises";

import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { expect, test } from "../support/story.ts";
import { word, words } from "../support/words.ts";

const PIN = "2580";

/** The computer in the teachers' room: nothing stays on it. */
test.describe("somebody else's device", () => {
  test("keeps nothing after leaving, and what is on the relay stays there", async ({ cast }) => {
    const anna = await cast.enter("Иванова", { screen: "tablet" });
    const room = await cast.withNewDevice("Учительская");
    room.watch.expects(/status of 401/);
    await room.joinsOnABorrowedDevice(await anna.devices.makesCode(), PIN);
    await room.notes.startsForOneself("В учительской");
    await room.notes.types("Личные слова.");
    await room.seesThatTheRelayHasEverything();

    await room.goesToLeave();
    await room.sees(word("leaving.all_received"));
    await expectAccessible(room.page, "/leave");
    await expectNoSidewaysScroll(room.page, "/leave");
    await room.leavesForGood();
    await room.sees(word("leaving.left_why"));
    await expectAccessible(room.page, "/left");
    expect(await room.valuesOnTheDevice()).not.toMatch(/Личные|pin|borrowed|actor|draft|"me"/);
    expect(await room.page.evaluate(async () => (await fetch("/api/session")).status)).toBe(401);
    await room.opensTheApp("/notes");
    await expect(room.page.getByLabel(word("join.code"))).toBeVisible();

    await anna.notes.opens("В учительской");
    await anna.notes.reads("Личные слова.");
    await anna.opensTheApp("/devices");
    await anna.isOnAScreen();
    await expect(anna.page.locator(".row")).toHaveCount(1);
  });

  test("says what the relay does not have yet, waits for it, and offers a file; a second tab goes too", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    const room = await cast.withNewDevice("Учительская");
    room.watch.expects(/status of 401/);
    await room.joinsOnABorrowedDevice(await anna.devices.makesCode(), PIN);
    await room.seesThatTheRelayHasEverything();
    await room.appIsKeptOffline();
    const other = await room.opensSecondTab("/programme");
    await other.page.getByLabel(word("lock.pin"), { exact: true }).fill(PIN);
    await other.page.getByRole("button", { name: word("lock.open") }).click();
    await other.programme.showsItem("Индивидуальные беседы с тремя семьями");
    await relay.kill();
    await room.programme.opens();
    await room.programme.adds("Не дошло");
    await room.meetings.begins();
    await room.meetings.types("Черновик встречи", "Недописано.");
    await room.seesThatTheFormIsKept();

    await room.goesToLeave();
    await room.isToldThatNotEverythingArrived();
    const leave = room.page.getByRole("button", { name: word("leaving.leave") });
    await expect(leave).toBeDisabled();
    const saved = await readFile(await room.savesTheFile(), "utf8");
    for (const text of ["Не дошло", "Черновик встречи", "Недописано."]) expect(saved).toContain(text);

    await room.page.getByRole("checkbox", { name: word("leaving.agree") }).check();
    await leave.click();
    await room.sees(word("leaving.left_waits"));
    await expect(other.page.getByRole("heading", { name: word("leaving.left"), exact: true })).toBeVisible();
    expect(await room.valuesOnTheDevice()).not.toMatch(/Не дошло|Черновик|actor|"me"/);

    await test.step("the relay is told as soon as it is there", async () => {
      await relay.start();
      await room.opensTheApp("/");
      await expect(async () => expect(await room.page.evaluate(async () => (await fetch("/api/session")).status)).toBe(401)).toPass();
    });
  });

  test("a window that was closed without leaving shows nothing to whoever opens it, and can be left from there", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const room = await cast.withNewDevice("Учительская");
    await room.joinsOnABorrowedDevice(await anna.devices.makesCode(), PIN);
    await room.seesThatTheRelayHasEverything();
    await room.closesTheApp();

    await room.opensTheAppAgain("/programme");
    await room.isAskedForThePin();
    await expect(room.page.getByText("Индивидуальные беседы с тремя семьями")).toHaveCount(0);
    await room.page.getByText(word("lock.forgot"), { exact: true }).click();
    await room.page.getByRole("link", { name: word("lock.forgot_left") }).click();
    await room.sees(word("leaving.locked"));
    await expect(room.page.getByRole("button", { name: word("leaving.save") })).toHaveCount(0);
    await room.leavesForGood();
    await room.sees(word("leaving.left_why"));
    expect(await room.valuesOnTheDevice()).not.toMatch(/Индивидуальные|"me"/);
  });
});

/** A PIN that keeps others from looking in. */
test.describe("the PIN", () => {
  test("locks on demand, after idle minutes and on the next start; a wrong one waits; the right one opens", async ({ cast }) => {
    const anna = await cast.withNewDevice("Иванова");
    await anna.hasAClockThatCanRun();
    await anna.joins(anna.relay.invitation("Иванова"));
    await anna.seesThatTheRelayHasEverything();
    await anna.setsAPin(PIN);
    await expectAccessible(anna.page, "/pin");
    await expectNoSidewaysScroll(anna.page, "/pin");

    await anna.page.getByRole("button", { name: word("lock.now") }).click();
    await anna.isAskedForThePin();
    await expectAccessible(anna.page, "the locked app");
    await anna.givesThePin("1111");
    await anna.sees(word("lock.wrong"));
    await anna.givesThePin(PIN);
    await anna.isIn();

    await anna.letsTimePassUntil(async () => anna.isAskedForThePin(100), 60);
    await anna.givesThePin(PIN);
    await anna.isIn();

    await anna.page.getByRole("button", { name: word("lock.now") }).click();
    for (let wrong = 0; wrong < 6; wrong += 1) await anna.givesThePin(`000${wrong}`);
    await expect(anna.page.getByText(words("lock.wait_many"))).toBeVisible();
    await anna.opensTheApp("/programme");
    await anna.givesThePin(PIN);
    await expect(anna.page.getByText(words("lock.wait_many"))).toBeVisible();
    await anna.sleepsFor(1);
    await anna.givesThePin(PIN);
    await anna.isIn();
  });

  test("what is typed before it locks is kept and sent while it is locked", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    await anna.setsAPin(PIN);
    await anna.programme.opens();
    await anna.programme.opensItem("Индивидуальные беседы с тремя семьями");
    await anna.programme.types("Напечатано перед замком");
    await anna.locksFromTheMenu();
    await anna.isAskedForThePin();
    await marina.programme.showsItem("Напечатано перед замком");
  });

  test("a forgotten one goes with a new link, and nothing of the person's goes with it", async ({ cast }) => {
    const nadezhda = await cast.enter("Сидорова");
    const anna = await cast.enter("Иванова");
    await anna.notes.startsForOneself("Только моё");
    await anna.notes.types("Слова.");
    await anna.seesThatTheRelayHasEverything();
    await anna.setsAPin(PIN);
    await anna.page.getByRole("button", { name: word("lock.now") }).click();
    await anna.isAskedForThePin();
    await anna.triesToJoin(await nadezhda.people.invites("Иванова"));
    await anna.isIn();
    await anna.notes.opens("Только моё");
    await anna.notes.reads("Слова.");
    const other = await anna.opensSecondTab("/notes");
    await other.notes.opens("Только моё");
  });
});
