import type { Locator } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

const HARD = "Дети отвлекаются, когда я у доски";
const HERS = "Не успеваю подойти к каждому. ";
const HIS = "Поговорили и о посадке класса. ";
const DAY = "Провела урок по карте Древней Руси";

/** A talk is written down without a network, shows what to work on, and is finished by two at once. */
test("an interview made offline becomes a deficit, is finished by both, and the curator reads it", async ({ cast, relay }) => {
  const mentor = await cast.enter("Смирнов", { screen: "phone" });
  const mentee = await cast.enter("Васильева", { screen: "tablet" });
  for (const person of [mentor, mentee]) {
    await person.seesThatTheRelayHasEverything();
    await person.appIsKeptOffline();
  }

  await test.step("with no internet, on a phone: from nothing to a deficit in the programme", async () => {
    await relay.kill();
    await mentor.closesTheApp();
    await mentor.opensTheAppAgain("/programme");
    await mentor.instruments.opens();
    await mentor.instruments.isEmpty();
    await expectAccessible(mentor.page, "what can be written down");
    await expectNoSidewaysScroll(mentor.page, "what can be written down");
    await mentor.instruments.begins("interview");
    await mentor.instruments.writes("hard", HARD);
    await mentor.instruments.proposesADeficit(HARD);
    await expectAccessible(mentor.page, "an interview");
    await expectNoSidewaysScroll(mentor.page, "an interview");
    await mentor.seesThatItIsOnTheDevice();
    await mentor.programme.opens();
    await mentor.programme.hasOneDeficit(HARD, word("vocabulary.deficit_source.interview"));
  });

  await test.step("both go on with it apart: no word is missing, and two days wait for somebody to choose", async () => {
    await relay.start();
    await mentor.seesThatTheRelayHasEverything();
    await mentee.instruments.opens();
    await mentee.instruments.opensRecord(HARD);
    await mentor.instruments.opens();
    await mentor.instruments.opensRecord(HARD);
    await mentee.instruments.hasProposed(HARD);
    await relay.kill();
    await mentor.instruments.writes("hard", HIS);
    await mentor.instruments.enters("instruments.day", "2026-02-11");
    await mentee.instruments.writes("hard", HERS);
    await mentee.instruments.enters("instruments.day", "2026-02-12");
    await relay.start();
    for (const person of [mentor, mentee]) {
      await person.instruments.reads("hard", HIS);
      await person.instruments.reads("hard", HERS);
      await person.instruments.reads("hard", HARD);
    }
    await mentor.instruments.showsTwo([{ value: "11 февраля", who: "вы" }, { value: "12 февраля", who: "Васильева" }]);
    await mentee.instruments.showsTwo([{ value: "11 февраля", who: "Смирнов" }, { value: "12 февраля", who: "вы" }]);
    await mentee.instruments.keeps(await shown(mentee.page.locator(".two__value").filter({ hasText: "12 февраля" })));
    await mentor.instruments.hasEntered("instruments.day", "2026-02-12");
  });

  await test.step("a day of a practice is printed with the diary", async () => {
    await mentee.instruments.isDone();
    await mentee.instruments.begins("practice_day");
    await mentee.instruments.enters("hours", "два");
    await mentee.instruments.isToldThatItCannotBe("instruments.wrong_number");
    await mentee.instruments.enters("hours", "2");
    await mentee.instruments.writes("done", DAY);
    await mentee.instruments.isDone();
    const diary = await mentee.instruments.prints("instruments.print_diary");
    expect(diary).toContain(DAY);
    expect(diary).toMatch(/Практикант\s+Васильева Т\. Г\./);
    expect(diary).toMatch(/Всего часов\s+2/);
    await mentor.instruments.isDone();
    await mentor.instruments.opensRecord(DAY);
    await mentor.instruments.writes("remark", "Карта была к месту");
    expect(await mentor.instruments.prints("instruments.print")).toContain("Карта была к месту");
  });

  await test.step("what was removed comes back by one tap", async () => {
    await mentor.instruments.removes();
    await mentor.instruments.listsNoMore(DAY);
    await mentor.instruments.bringsBack();
    await mentor.instruments.lists(DAY);
  });

  await test.step("the curator is told in words, and reads without writing", async () => {
    for (const person of [mentor, mentee]) await person.seesThatTheRelayHasEverything();
    const curator = await cast.enter("Сидорова", { screen: "desktop" });
    await curator.overview.opens();
    await curator.overview.tells("Смирнов", [/Добавлена запись «Интервью»/]);
    await curator.overview.tells("Васильева", [/Добавлена запись «Дневник практики»/]);
    const [, , pair] = new URL(mentor.page.url()).pathname.split("/");
    await curator.opensTheApp(`/programmes/${pair}`);
    await curator.instruments.opensFromTheProgramme();
    await curator.instruments.lists(HARD);
    await curator.doesNotSee(word("instruments.add"));
    await expectAccessible(curator.page, "the records of a pair");
  });
});

/** A value as it is named on the button that keeps it. */
async function shown(value: Locator): Promise<string> {
  return (await value.locator(".two__shown").innerText()).trim();
}
