import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { paper } from "../support/files.ts";
import { expect, test } from "../support/story.ts";
import { capital, word } from "../support/words.ts";

const PAIR = "Иванова — Кузнецова";
const ACT = "Положение о системе наставничества";
const POINT = "Прийти на урок наставника";
const CARDS = "Взять карточки к уроку";
const RULE = "Положение об оплате наставникам";
const OWN = "Дети рассуждают вслух на каждом уроке";
const OTHER = "Рассуждают почти все, кроме двоих";

/** From the first screen to the next school year: most of it without a network, and by two curators apart. */
test("a pair closes its year offline, and two curators who go on with it apart make one new year", async ({ cast, relay }) => {
  test.slow();
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  for (const person of [anna, marina]) {
    await person.seesThatTheRelayHasEverything();
    await person.appIsKeptOffline();
  }

  await test.step("offline, the mentor asks to be reminded and saves a calendar", async () => {
    await relay.kill();
    await anna.opensTheApp("/");
    await anna.year.asksToBeReminded(CARDS, "2026-02-20");
    const lines = await anna.year.savesTheCalendar();
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines).toContain("SUMMARY:План: Открытый урок для методического объединения");
    expect(lines).toContain("SUMMARY:Завершить год пары");
    expect(lines).toContain("DTSTART;VALUE=DATE:20260520");
    const names = lines.filter((line) => line.startsWith("UID:"));
    expect(new Set(names).size).toBe(names.length);
    expect(await anna.year.savesTheCalendar().then((again) => again.filter((line) => line.startsWith("UID:")))).toEqual(names);
    await expectAccessible(anna.page, "the first screen");
    await anna.closesTheApp();
    await anna.startsTheBrowserAgain({ later: 1 });
    await anna.opensTheApp("/");
    await anna.year.isRemindedOf(CARDS);
    await anna.year.hasDone(CARDS);
  });

  await test.step("the mentee reads an act and ticks a first day, and answers for the end of the year", async () => {
    await marina.opensTheApp("/acts");
    await marina.year.readsTheAct(ACT);
    await expectAccessible(marina.page, "the acts on a phone");
    await expectNoSidewaysScroll(marina.page, "the acts on a phone");
    await marina.goesTo("Программа");
    await marina.year.opensBesideTheProgramme("first_days");
    await marina.year.ticksTheFirstDay(POINT);
    await expectAccessible(marina.page, "the first days on a phone");
    await expectNoSidewaysScroll(marina.page, "the first days on a phone");
    await marina.goesTo("Программа");
    await marina.year.opensBesideTheProgramme("closing");
    await marina.year.says("reflections", word("closing.three_words"), "смело, спокойно, вместе");
    await marina.year.says("reflections", word("closing.learnt"), "Спрашивать, а не подсказывать");
    await marina.year.says("results", word("closing.goal_result"), OTHER);
    await marina.year.answers("future", "closing.future_own", capital(word("vocabulary.future.yes")));
    await expectAccessible(marina.page, "the closing on a phone");
    await expectNoSidewaysScroll(marina.page, "the closing on a phone");
  });

  await test.step("the mentor does the same apart; what both said of one thing is kept twice", async () => {
    await anna.goesTo("Программа");
    await anna.year.opensBesideTheProgramme("closing");
    await anna.year.says("reflections", word("closing.three_words"), "терпение, юмор, рост");
    await anna.year.says("results", word("closing.goal_result"), OWN);
    await anna.year.answers("future", "closing.future_mentor", capital(word("vocabulary.future.yes")));
    await anna.seesThatItIsOnTheDevice();
    await anna.closesTheApp();
    await relay.start();
    await anna.opensTheAppAgain("/programme");
    await anna.year.opensBesideTheProgramme("closing");
    await anna.seesThatTheRelayHasEverything();
    await marina.seesThatTheRelayHasEverything();
    await anna.year.stepSays("reflections", "смело, спокойно, вместе");
    await anna.year.stepSays("results", OTHER);
    await anna.year.keeps("results", OWN);
    await anna.year.says("reflections", word("closing.learnt"), "Ждать дольше, чем хочется");
    await anna.year.stepIsDone("reflections");
    await anna.year.stepIsDone("future");
    await anna.year.stepWaitsFor("diagnostics", "Кузнецова");
    await expectAccessible(anna.page, "the closing");
    await marina.year.hasSaid("results", word("closing.goal_result"), OWN);
    await anna.seesThatTheRelayHasEverything();
  });

  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  const elena = await cast.enter("Орлова", { screen: "desktop" });

  await test.step("the curator sees who has read the act, sets a deadline, says who stands in, and ends the pair", async () => {
    await nina.seesThatTheRelayHasEverything();
    await nina.opensTheApp("/acts");
    await nina.year.seesWhoHasRead(ACT, "Кузнецова", "Иванова");
    await nina.year.attachesTheAct(ACT, paper("Положение.pdf", 40_000));
    await expectAccessible(nina.page, "the acts of a curator");
    await nina.seesThatTheRelayHasEverything();
    await nina.year.opensTheYear();
    await nina.year.setsTheDeadline("closing", "2026-02-25");
    await nina.seesThatTheRelayHasEverything();
    await anna.goesTo("Сегодня");
    await anna.sees(word("year.due", { what: capital(word("vocabulary.deadline.closing")), day: "25 февраля" }));
    await nina.opensTheApp("/me");
    await nina.year.isAway("2026-02-16", "Орлова");
    await expectAccessible(nina.page, "roles and substitution");
    await nina.overview.opens();
    await nina.sees(/Сидорова Н\. К\. отсутствует, замещает Орлова/);
    await nina.overview.opensPair("Иванова");
    await nina.year.opensBesideTheProgramme("closing");
    await nina.year.endsThePair();
    await nina.year.stepIsDone("end");
    // Taken back, the end leaves nothing of itself: the programme goes on too.
    await nina.year.takesTheEndBack();
    await nina.overview.opens();
    await nina.overview.opensPair("Иванова");
    await nina.year.programmeIsRunning();
    await nina.year.opensBesideTheProgramme("closing");
    await nina.year.endsThePair();
    await nina.year.stepIsDone("end");
    await nina.seesThatTheRelayHasEverything();
  });

  await test.step("who is asked to read the act has it, and without a network once it was opened", async () => {
    await marina.opensTheApp("/acts");
    expect(await marina.year.opensTheAct(ACT, "Положение")).toEqual(paper("", 40_000).buffer);
    await relay.kill();
    await marina.opensTheApp("/acts");
    expect(await marina.year.opensTheAct(ACT, "Положение")).toEqual(paper("", 40_000).buffer);
    await relay.start();
  });

  await test.step("both curators go on with the pair, apart", async () => {
    for (const curator of [nina, elena]) {
      await curator.year.opensTheYear();
      await curator.seesThatTheRelayHasEverything();
    }
    await relay.kill();
    for (const curator of [nina, elena]) await curator.year.goesOnWith(PAIR);
    await relay.start();
    for (const curator of [nina, elena]) {
      await curator.seesThatTheRelayHasEverything();
      await curator.year.hasGoneOnWith(PAIR);
    }
    await nina.sees(word("year.mentors"));
    await expectAccessible(nina.page, "the school year");
  });

  await test.step("the pair has one new year, begins it with what was open, and reads the old one", async () => {
    await marina.goesTo("Сегодня");
    await marina.year.takesWhatIsOpen();
    await marina.seesThatTheRelayHasEverything();
    await anna.goesTo("Сегодня");
    await anna.seesThatTheRelayHasEverything();
    await anna.doesNotSee(word("closing.begin"));
    await nina.year.opensTheYearBefore(PAIR);
    await nina.programme.showsItem("Открытый урок для методического объединения");
    await nina.year.programmeIsClosed();
    await nina.programme.isOnlyRead("Открытый урок для методического объединения");
  });

  await test.step("two curators keep the acts and the deadlines apart, and the school goes on into its next year", async () => {
    for (const curator of [nina, elena]) await curator.opensTheApp("/acts");
    await nina.year.addsAnAct(RULE, "12");
    await elena.year.hasTheAct(RULE);
    await nina.seesThatTheRelayHasEverything();
    await relay.kill();
    await nina.year.changesTheNumberOf(RULE, "12-а");
    await elena.year.changesTheNumberOf(RULE, "12/1");
    for (const [curator, day] of [[nina, "2026-05-11"], [elena, "2026-05-18"]] as const) {
      await curator.year.opensTheYear();
      await curator.year.setsTheDeadline("final_", day);
    }
    await relay.start();
    for (const curator of [nina, elena]) {
      await curator.seesThatTheRelayHasEverything();
      await curator.year.showsTwoDays("final_", ["11 мая", "18 мая"]);
    }
    await expectAccessible(nina.page, "two days of one deadline");
    await nina.year.keepsDay("final_", "18 мая");
    await elena.year.showsOneDay("final_");
    await nina.year.turnsTheSchool();
    await elena.year.isInTheYear("2026/2027");
    for (const curator of [nina, elena]) {
      await curator.opensTheApp("/acts");
      await curator.year.showsTwoNumbers(RULE, ["12-а", "12/1"]);
    }
    await elena.year.keepsTheNumber(RULE, "12/1");
  });
});
