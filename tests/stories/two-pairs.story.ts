import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { test } from "../support/story.ts";

const AS_MENTEE = "Иванова — Кузнецова";
const AS_MENTOR = "Кузнецова — Лаптева";

/** S4-13: one person is led in one pair and leads in another; what belongs to which is never mixed up. */
test("a mentee who leads somebody herself keeps both pairs apart, offline too", async ({ cast, relay }) => {
  test.slow();
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  await marina.seesThatTheRelayHasEverything();
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await nina.people.opensPairs();
  await nina.pairing.writesAPairDown({ mentor: "Кузнецова", mentee: "Лаптева", form: "teacher_teacher", kind: "traditional" });
  await nina.seesThatTheRelayHasEverything();
  // Each pair has its name on the first screen.
  for (const pair of [AS_MENTEE, AS_MENTOR]) await marina.sees(pair);
  await marina.seesThatTheRelayHasEverything();

  await relay.kill();
  await marina.goesTo("Программа");
  await marina.worksWith(AS_MENTOR);
  await marina.programme.adds("Первый урок Ольги: смотрим вместе");
  await expectAccessible(marina.page, "a programme of one who has two pairs");
  await expectNoSidewaysScroll(marina.page, "a programme of one who has two pairs");
  // Chosen once, it is the same on every screen.
  await marina.meetings.begins();
  await marina.meetings.types("Знакомство с Ольгой", "Договорились о днях");
  await marina.meetings.saves();
  await marina.isWorkingWith(AS_MENTOR);
  await marina.meetings.shows("Знакомство с Ольгой");
  await marina.goesTo("Уроки");
  await marina.isWorkingWith(AS_MENTOR);
  await marina.worksWith(AS_MENTEE);
  await marina.goesTo("Встречи");
  await marina.isWorkingWith(AS_MENTEE);
  await marina.meetings.shows("Знакомство с Ольгой", 0);
  await marina.programme.opens();
  await marina.isWorkingWith(AS_MENTEE);
  await marina.programme.doesNotShowItem("Первый урок Ольги: смотрим вместе");
  await marina.seesThatItIsOnTheDevice();
  await relay.start();
  await marina.seesThatTheRelayHasEverything();

  const olga = await cast.enter("Лаптева", { screen: "tablet" });
  await olga.programme.opens();
  await olga.programme.showsItem("Первый урок Ольги: смотрим вместе");
  await olga.meetings.opens();
  await olga.meetings.shows("Знакомство с Ольгой");
  // Who leads her reads nothing of whom she leads.
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  await anna.meetings.opens();
  await anna.meetings.shows("Знакомство с Ольгой", 0);
  for (const side of ["mentors", "mentees"] as const) {
    await nina.pairing.opensTheBaseOf(side);
    await nina.sees(/Кузнецова/);
  }
});

/** Who looks after all pairs may lead somebody too: another pair's papers are then still that pair's, and not her own. */
test("a curator who leads two people herself reads the journal that she asked for", async ({ cast }) => {
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await nina.people.opensPairs();
  for (const mentee of ["Лаптева", "Громов"]) {
    await nina.pairing.writesAPairDown({ mentor: "Сидорова", mentee, form: "teacher_teacher", kind: "traditional" });
  }
  await nina.seesThatTheRelayHasEverything();
  await nina.people.opensTheProgrammeOf("Иванова");
  await nina.choosesBetweenNoPairs();
  await nina.programme.opensTheJournal();
  await nina.meetings.shows("Финальный прогон");
  await nina.choosesBetweenNoPairs();
  await nina.goesTo("Встречи");
  await nina.meetings.shows("Финальный прогон", 0);
  await nina.worksWith("Сидорова — Лаптева");
  await nina.goesTo("Программа");
  await nina.isWorkingWith("Сидорова — Лаптева");
});
