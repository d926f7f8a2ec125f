import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";

const KNOWN = {
  renamed: "Индивидуальные беседы с тремя семьями",
  dated: "Открытый урок для методического объединения",
  moved: "Участие в школьном конкурсе «Дебют учителя»",
  done: "Подготовка открытого урока: тема, карта, прогон",
  removed: "Контрольное посещение: вовлечённость класса",
  kept: "Итоговая диагностика, анкеты удовлетворённости, отчёт пары",
};

const RENAMED = "Беседы с пятью семьями";
const ADDED = "Разговор с психологом школы";
const RESULT = "Карта готова, прогон с коллегой прошёл";

/** A mentor edits the plan on a tablet without internet. */
test("F11: a mentor edits the plan with no internet, and nothing is lost", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  await anna.programme.opens();
  await anna.programme.showsItem(KNOWN.renamed);
  await anna.seesThatTheRelayHasEverything();
  await anna.appIsKeptOffline();

  await relay.kill();
  await anna.closesTheApp();
  await anna.opensTheAppAgain("/programme");
  await anna.programme.showsItem(KNOWN.renamed);

  await test.step("she edits", async () => {
    await anna.programme.opensItem(KNOWN.renamed);
    await anna.programme.rewrites(RENAMED);
    await anna.programme.closesItem();

    await anna.programme.opensItem(KNOWN.dated);
    await anna.programme.typesDay("2026-12-03");
    // Whoever loads the page anew right after the last digit finds it there.
    await anna.page.reload();
    await anna.programme.closesItem();

    await anna.programme.opensItem(KNOWN.done);
    await anna.programme.marksDone(RESULT);
    await anna.programme.closesItem();

    await anna.programme.adds(ADDED);
    await anna.programme.opensItem(ADDED);
    await anna.programme.setsSpan("2026-12-07", "2026-12-11");
    await anna.programme.setsTheEndBeforeTheBeginning("2026-12-01");
    await anna.programme.closesItem();
    await anna.programme.showsDue(ADDED, /7.*11/);

    await anna.programme.opensItem(KNOWN.removed);
    await anna.programme.removesTheOpenItem();
    await anna.programme.doesNotShowItem(KNOWN.removed);

    await anna.programme.opensItem(KNOWN.kept);
    await anna.programme.removesTheOpenItem();
    await anna.programme.doesNotShowItem(KNOWN.kept);
    await anna.undoes();
    await anna.programme.showsItem(KNOWN.kept);

    await anna.programme.opensItem(KNOWN.moved);
    await anna.programme.movesUp();
    await anna.programme.closesItem();
  });
  await anna.seesThatItIsOnTheDevice();
  const hers = await anna.programme.items();

  await test.step("the tab is killed, and everything is there on the next start", async () => {
    await anna.tabIsKilled();
    await anna.opensTheApp("/programme");
    expect(await anna.programme.items()).toEqual(hers);
    await anna.programme.showsItem(RENAMED);
    await anna.programme.showsDue(KNOWN.dated, "3 декабря");
    await anna.programme.showsDone(KNOWN.done, RESULT);
    await anna.programme.showsItem(ADDED);
    await anna.programme.doesNotShowItem(KNOWN.removed);
    await anna.seesThatItIsOnTheDevice();
  });

  await test.step("the relay returns, and every edit arrives once", async () => {
    await relay.start();
    await anna.seesThatTheRelayHasEverything();

    const marina = await cast.enter("Кузнецова", { screen: "phone" });
    await marina.programme.opens();
    expect(await marina.programme.items()).toEqual(hers);
    await marina.programme.showsDone(KNOWN.done, RESULT);
    await marina.programme.showsDue(KNOWN.dated, "3 декабря");

    const program = await RepoClient.joins(relay, "Сидорова");
    const events = Object.values((await program.programmeOf("Иванова")).doc().items).map(({ event }) => event);
    expect(events.filter((event) => event === ADDED)).toHaveLength(1);
    expect(events.filter((event) => event === RENAMED)).toHaveLength(1);
    expect(events).toHaveLength(23);
    await program.leaves();
  });
});
