import { expectAccessible } from "../support/accessibility.ts";
import { test } from "../support/story.ts";
import { word } from "../support/words.ts";

const COURSE = "Работа с трудным классом";
const SCHOOL = "Школа наставника: разговор о чужом уроке";

/** S1-10, S1-15: what a person has learned stands in rows, its hours in every place that asks for them. */
test("a new teacher writes her course down offline, and its hours stand on the route; the curator sees who was not taught to mentor", async ({ cast, relay }) => {
  test.slow();
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  for (const person of [marina, anna, nina]) await person.seesThatTheRelayHasEverything();

  await test.step("she writes it down without a network, takes one back, and sees the hours of the year", async () => {
    await relay.kill();
    await marina.profile.opens();
    await marina.mentors.hasLearned("2025/2026: 40 часов");
    await marina.mentors.addsTraining({ title: COURSE, hours: "16", day: "2026-02-12" });
    await marina.mentors.hasLearned("2025/2026: 56 часов");
    await marina.mentors.removesTraining(COURSE);
    await marina.mentors.hasNotLearned(COURSE);
    await marina.mentors.bringsTheTrainingBack();
    await marina.mentors.hasLearned(COURSE);
    await marina.seesThatItIsOnTheDevice();
    await expectAccessible(marina.page, "the register of training on a phone");
    await relay.start();
    await marina.seesThatTheRelayHasEverything();
  });

  await test.step("her mentor sees it on the individual route", async () => {
    await anna.goesTo("Программа");
    await anna.programme.opensTheRoute();
    await anna.sees(COURSE);
    await anna.sees(word("programme.learnt_hours", { year: "2025/2026", hours: "56 часов" }));
    await anna.goesTo("Сегодня");
    await anna.profile.opensOf("Кузнецова");
    await anna.profile.says("profile.trainings", COURSE);
  });

  await test.step("the curator sees who leads and was not taught to, and writes down that he was", async () => {
    await nina.opensTheApp();
    await nina.mentors.isToldWhoIsUntrained("Смирнов Д. И.");
    await nina.mentors.opensTheUntrained();
    await nina.pairing.lists("Смирнов", [word("people.base_untrained_cell")]);
    await nina.mentors.isNotListed("Иванова");
    await expectAccessible(nina.page, "the base of mentors");
    await nina.mentors.opensInTheBase("Смирнов");
    await nina.mentors.addsTraining({ title: SCHOOL, hours: "72", day: "2025-11-14", mentoring: true });
    await nina.pairing.opensTheBaseOf("mentors");
    await nina.pairing.lists("Смирнов", ["72"]);
    await nina.mentors.sortsBy("order_hours");
    await nina.mentors.comesFirst("Смирнов");
    await nina.goesTo("Обзор");
    await nina.mentors.isToldWhoIsNotUntrained("Смирнов");
  });
});

/** S3-14: the school's rule for mentors. */
test("a strict rule keeps a mentor out of the pairing, and a curator who insists says why", async ({ cast }) => {
  test.slow();
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await nina.seesThatTheRelayHasEverything();
  const why = "Других физиков в школе нет, аттестация в апреле";

  await test.step("she takes the category of a mentor away, and asks for one strictly", async () => {
    await nina.people.opens();
    await nina.people.opensTheProfileOf("Громов");
    await nina.profile.chooses("qualification", "conforms");
    await nina.year.opensTheYear();
    await nina.mentors.asksForACategory("hard");
    await expectAccessible(nina.page, "the rule for mentors");
  });

  await test.step("the pairing does not offer him, and says why", async () => {
    await nina.opensTheApp("/pairing");
    await nina.mentors.isToldWhoIsBarred("Васильева", "Громов", word("pairing.unqualified"));
    await expectAccessible(nina.page, "the pairing with a strict rule");
  });

  await test.step("the form of a new pair warns, asks for a reason, and keeps it", async () => {
    await nina.opensTheApp("/pairs?new");
    await nina.mentors.choosesAgainstTheRule("Громов", "Лаптева");
    await nina.mentors.insists(why);
    await nina.pairing.saysOfThePair("Громов — Лаптева", word("people.insists_was", { why }));
    await nina.seesThatTheRelayHasEverything();
    // The head reads it too, and the two of the pair do not.
    const viktor = await cast.enter("Петров", { screen: "tablet" });
    await viktor.people.opensPairs();
    await viktor.pairing.saysOfThePair("Громов — Лаптева", word("people.insists_was", { why }));
  });
});

/** S4-16: criteria for mentors, and points of candidates. */
test("a candidate is scored by the school's own criteria, offline too, and does not see the points", async ({ cast, relay }) => {
  test.slow();
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  const sergei = await cast.enter("Громов", { screen: "phone" });
  await nina.seesThatTheRelayHasEverything();

  await test.step("the school writes its criteria", async () => {
    await nina.year.opensTheYear();
    await nina.mentors.writesTheCriteria(["Стаж от пяти лет — 5", "Ясно объясняет — 3"], "6");
    await nina.seesThatTheRelayHasEverything();
  });

  await test.step("she gives points without a network", async () => {
    await nina.people.opens();
    await nina.people.opensTheProfileOf("Громов");
    await relay.kill();
    await nina.mentors.gives("Стаж от пяти лет", "5");
    await nina.mentors.hasReached(word("people.points_part", { points: "5", most: "8" }));
    await nina.mentors.gives("Ясно объясняет", "2");
    await nina.mentors.hasReached(word("people.points_passed", { points: "7", most: "8" }));
    await nina.mentors.saysWhoScored(/вы/);
    await expectAccessible(nina.page, "the points of a candidate");
    await relay.start();
    await nina.seesThatTheRelayHasEverything();
  });

  await test.step("the base ranks the candidates", async () => {
    await nina.pairing.opensTheBaseOf("mentors");
    await nina.mentors.shows("base_candidates");
    await nina.mentors.sortsBy("order_points");
    await nina.mentors.comesFirst("Громов");
    await nina.pairing.lists("Громов", [word("people.points_passed", { points: "7", most: "8" })]);
  });

  await test.step("he sees none of it", async () => {
    await sergei.seesThatTheRelayHasEverything();
    await sergei.profile.opens();
    await sergei.doesNotSee(word("people.points"));
    await sergei.doesNotSee(/7 из 8/);
  });
});

/** S3-18: the coordinator's journal of talks with a mentor. */
test("a talk with a mentor is written down offline, its next step comes back on its day, and the head is told only how many there were", async ({ cast, relay }) => {
  test.slow();
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  const anna = await cast.enter("Иванова", { screen: "phone" });
  await nina.seesThatTheRelayHasEverything();
  const about = "Как говорить о чужом уроке, не обижая";
  const step = "Побывать вместе на уроке Кузнецовой";
  const count = "1 беседа координатора с наставниками";

  await test.step("she writes it down without a network", async () => {
    await nina.people.opens();
    await nina.people.opensTheProfileOf("Иванова");
    await relay.kill();
    await nina.mentors.writesATalkDown({ about, advised: "Сначала спросить, что получилось", next: step, nextDay: "2026-02-19" });
    await nina.seesThatItIsOnTheDevice();
    await expectAccessible(nina.page, "the talks with a mentor");
    await relay.start();
    await nina.seesThatTheRelayHasEverything();
  });

  await test.step("its day has come: the first screen says so until it is done", async () => {
    await nina.goesTo("Обзор");
    await nina.mentors.isRemindedOfTheStep(step);
    await expectAccessible(nina.page, "the overview with a next step");
    await nina.mentors.hasTakenTheStep(step);
    await nina.mentors.isToldHowManyTalks(count);
    await nina.seesThatTheRelayHasEverything();
  });

  await test.step("the head is told how many, the mentor nothing", async () => {
    const viktor = await cast.enter("Петров", { screen: "tablet" });
    await viktor.seesThatTheRelayHasEverything();
    await viktor.mentors.isToldHowManyTalks(count);
    await viktor.doesNotSee(about);
    await viktor.doesNotSee(step);
    await anna.seesThatTheRelayHasEverything();
    await anna.profile.opens();
    await anna.doesNotSee(about);
    await anna.doesNotSee(word("people.talks"));
  });
});
