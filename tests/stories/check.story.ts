import { readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

const MARK = "Zyxwvut-7341";

/** «Проверка»: how things stand on this device, in words that are true. */
test.describe("the check", () => {
  test("says what is not on the server, when the last copy was made, and what it cannot know offline", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.relaysClockIs(0);
    await anna.seesThatTheRelayHasEverything();
    await anna.keeping.opens();
    await expect(anna.keeping.says("keeping.there")).toContainText(word("keeping.there_all"));
    await expect(anna.keeping.says("keeping.clock")).toContainText(word("keeping.clock_right"));
    await expect(anna.keeping.says("keeping.copy_name")).toContainText(word("keeping.copy_never"));
    const copy = await anna.keeping.savesCopy();
    await expect(anna.keeping.says("keeping.copy_name")).toContainText("Последняя: сегодня");

    await relay.stop();
    await anna.programme.opens();
    await anna.programme.adds("Первая строка без связи");
    await anna.seesThatItIsOnTheDevice();
    await anna.keeping.opens();
    await expect(anna.keeping.says("keeping.there")).toContainText(/Ещё не на сервере: \d+ прав/);
    await relay.start();
    await anna.seesThatTheRelayHasEverything();
    await expect(anna.keeping.says("keeping.there")).toContainText(word("keeping.there_all"));
    await rm(dirname(copy.path), { recursive: true });
  });

  test("says that the clock is two years off, and that the relay is needed to know", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    await anna.relaysClockIs(2 * 365 * 24 * 3600 * 1000);
    await anna.seesThatTheRelayHasEverything();
    await anna.keeping.opens();
    await expect(anna.keeping.says("keeping.clock")).toContainText("Спешат: на 730 дней");
    await relay.stop();
    const marina = await cast.withNewDevice("Кузнецова");
    await relay.start();
    await marina.joins(relay.invitation("Кузнецова"));
    await marina.seesThatTheRelayHasEverything();
    await relay.stop();
    await marina.keeping.opens();
    await expect(marina.keeping.says("keeping.clock")).toContainText(word("keeping.clock_unknown"));
  });

  test("asks before the browser does, when what was written is here and nowhere else", async ({ cast, relay }) => {
    const anna = await cast.withNewDevice("Иванова");
    await anna.browserAsksAboutStorage();
    await anna.joins(relay.invitation("Иванова"));
    await anna.seesThatTheRelayHasEverything();
    await anna.isNotTold(word("shell.only_here"));
    await anna.programme.opens();
    await relay.stop();
    await anna.programme.adds("Строка без связи");
    await anna.isTold(word("shell.only_here"));
    expect(await anna.timesAskedAboutStorage()).toBe(0);
    await anna.page.getByRole("button", { name: word("shell.only_here_ask"), exact: true }).click();
    await anna.isNotTold(word("shell.only_here"));
    expect(await anna.timesAskedAboutStorage()).toBe(1);
  });

  test("asks the browser to keep it when the person wants that, and says what came of it", async ({ cast }) => {
    const anna = await cast.withNewDevice("Иванова");
    await anna.browserAsksAboutStorage();
    await anna.joins(anna.relay.invitation("Иванова"));
    await anna.seesThatTheRelayHasEverything();
    await anna.keeping.opens();
    await expect(anna.keeping.says("keeping.lasting")).toContainText(word("keeping.lasting_no"));
    expect(await anna.timesAskedAboutStorage()).toBe(0);
    await anna.page.getByRole("button", { name: word("keeping.lasting_ask") }).click();
    await expect(anna.keeping.says("keeping.lasting")).toContainText(word("keeping.lasting_yes"));
    expect(await anna.timesAskedAboutStorage()).toBe(1);
  });

  test("saves a file for support in which there is nobody and nothing that was written", async ({ cast, relay }) => {
    const curator = await cast.enter("Сидорова");
    await curator.seesThatTheRelayHasEverything();
    const anna = await cast.enter("Иванова");
    await anna.programme.opens();
    await anna.programme.adds(MARK);
    await anna.seesThatTheRelayHasEverything();
    await relay.stop();
    await anna.programme.adds(`${MARK}, offline`);
    await anna.seesThatItIsOnTheDevice();
    for (const person of [anna, curator]) {
      const kept = await person.documentsOnTheDevice();
      await person.keeping.opens();
      const file = await person.keeping.savesForSupport();
      const text = await readFile(file.path, "utf8");
      const report = JSON.parse(text) as { app: string; documents: Record<string, unknown[]> };
      expect(report.documents["programme"]?.length).toBeGreaterThan(0);
      // Everybody writes in Cyrillic here, but for the mark; and every id on the device is known.
      expect(text).not.toMatch(/[а-яё]/i);
      expect(text).not.toContain(MARK);
      const ids = kept.match(/[1-9A-HJ-NP-Za-km-z]{20,}|[0-9a-f]{32}/g) ?? [];
      expect(ids.length).toBeGreaterThan(5);
      for (const id of ids) expect(text).not.toContain(id);
      await rm(dirname(file.path), { recursive: true });
    }
  });
});
