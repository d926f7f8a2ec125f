import { expectAccessible } from "../support/accessibility.ts";
import { photo } from "../support/files.ts";
import type { Person } from "../support/person.ts";
import { inSeptember, thrownAway } from "../support/schools.ts";
import { expect, test } from "../support/story.ts";
import { daysTo } from "../support/today.ts";
import { capital, word } from "../support/words.ts";

const SEPTEMBER = daysTo("2025-09-08");
const DECEMBER = daysTo("2025-12-10");
const MAY = daysTo("2026-05-18");

const TEACHERS = "Иванова — Кузнецова";
const REVERSE = "Смирнов — Васильева";
const PUPILS = "Ученик А. — Ученик Б.";

const FEAR = "Боюсь родительских собраний и трудных разговоров с родителями";
const PROVEN = "78 % выпускников на «4» и «5»";
const GOAL = "К концу мая учитель самостоятельно проводит не менее двух родительских собраний.";
const OWN_ITEM = "Индивидуальные беседы с тремя семьями";
const OUTCOME = "Три беседы, две договорённости";
const MEETING = "Разбор разговора с мамой Пети";
const AGREEMENT = "Позвонить до пятницы";
const LESSON = "Безударная гласная";
const ITS_GOAL = "Цель понятна и проверяема";
const STEP = "Пять минут на рефлексию";
const ANALYSIS = "Темп хороший, итог сказала сама";
const OPEN = "Периметр прямоугольника";
const ADVICE = "Начать с хорошего, потом просьба";
const ASKED = "Можно начать с мамы Пети?";
const FOR_ONE = "Где я подсказала зря";
const FOR_BOTH = "Чего я боялась";
const FOR_THREE = "Итоги полугодия";
const CORRECTION = "Добавлены беседы с семьями";
const BOARD = "Доска";
const parents = word("diagnostics.skill.parents");

test.use({
  demo: async ({}, use) => {
    const school = await inSeptember();
    await use(school);
    await thrownAway(school);
  },
});

/** From September to September by the screens: a teacher pair, a reverse pair and a pair of pupils, most of it without a network. */
test("three pairs live a whole year, mostly offline, and every device has the same in the end", async ({ cast, relay }) => {
  test.slow();
  const nina = await cast.enter("Сидорова", { screen: "desktop", wrongBy: SEPTEMBER });
  const anna = await cast.enter("Иванова", { screen: "tablet", wrongBy: SEPTEMBER });
  const marina = await cast.enter("Кузнецова", { screen: "phone", wrongBy: SEPTEMBER });
  const denis = await cast.enter("Смирнов", { screen: "tablet", wrongBy: SEPTEMBER });
  const tamara = await cast.enter("Васильева", { screen: "phone", wrongBy: SEPTEMBER });
  const everybody = [nina, anna, marina, denis, tamara];
  for (const person of everybody) {
    await person.seesThatTheRelayHasEverything();
    await person.appIsKeptOffline();
  }
  const meet = async () => {
    await relay.start();
    for (const person of everybody) await person.networkIsBack();
    for (const person of everybody) await person.seesThatTheRelayHasEverything();
  };

  await test.step("September, offline: a new teacher asks for help, an experienced one says what she is good at", async () => {
    await relay.kill();
    await marina.requests.answersTheYearlyQuestion();
    await marina.requests.asks({ topic: "parents", words: FEAR });
    await anna.profile.opens();
    await anna.profile.writes("results", PROVEN);
    await meet();
  });

  await test.step("the curator, offline too: from the base to three pairs with consents and orders", async () => {
    await nina.requests.opens();
    await nina.requests.putsIntoTheBase(FEAR);
    await relay.kill();
    await nina.pairing.opens();
    await nina.pairing.proposes("Кузнецова", "Иванова", word("pairing.topic", { topic: word("vocabulary.topic.parents") }));
    await nina.pairing.makesThePairByKeyboard("Кузнецова");
    await nina.goesTo("Пары");
    await nina.pairing.writesAPairDown({ mentor: "Смирнов", mentee: "Васильева", form: "teacher_teacher", kind: "reverse" });
    await nina.pairing.writesAPairDown({ mentor: "Ученик А.", mentee: "Ученик Б.", form: "student_student", kind: "peer" });
    const teachers = ["mentor", "addendum", "mentee"];
    for (const [pair, checks, number] of [[TEACHERS, teachers, "125-ОД"], [REVERSE, teachers, "141-ОД"], [PUPILS, ["mentor", "mentee", "guardian"], "133-ОД"]] as const) {
      await nina.pairing.assigns(pair, { checks: [...checks], number, day: "2025-09-05" });
      await nina.pairing.begins(pair);
    }
    await meet();
  });

  const alik = await cast.withNewDevice("Ученик А.", { screen: "phone", wrongBy: SEPTEMBER });
  await alik.joins(await nina.people.invites("Ученик А."));
  everybody.push(alik);
  await alik.seesThatTheRelayHasEverything();
  await alik.appIsKeptOffline();

  await test.step("offline, the mentee answers and reads, and two mentors begin with a template", async () => {
    await relay.kill();
    await marina.opensTheApp("/acts");
    await marina.year.readsTheAct("Положение о системе наставничества");
    await marina.goesTo("Программа");
    await marina.year.opensBesideTheProgramme("first_days");
    await marina.year.ticksTheFirstDay("Прийти на урок наставника");
    await answers(marina, "entry", 2, { [parents]: 0 });
    await denis.programme.opensWithoutAPlan();
    await denis.programme.takesTheTemplate("Реверсивное: цифровые инструменты");
    await alik.programme.opensWithoutAPlan();
    await alik.programme.takesTheTemplate("Ученик: привыкнуть к новой школе");
    await meet();
  });

  await test.step("a plan is built of what was found, the curator approves every programme, and its mentor begins", async () => {
    await anna.programme.opensWithoutAPlan();
    await anna.diagnostics.opens();
    await anna.diagnostics.takes(parents);
    await anna.diagnostics.buildsThePlan();
    await anna.programme.writesTheGoal(GOAL);
    await anna.programme.adds(OWN_ITEM);
    for (const mentor of [anna, denis, alik]) {
      await mentor.programme.opens();
      await mentor.programme.takesTheStep("agree");
      await mentor.seesThatTheRelayHasEverything();
    }
    for (const pair of [TEACHERS, REVERSE, PUPILS]) {
      await nina.people.opensPairs();
      await nina.page.getByRole("main").getByRole("link", { name: pair, exact: true }).click();
      await nina.programme.isNow("agreed");
      await nina.programme.takesTheStep("approve");
    }
    for (const mentor of [anna, denis, alik]) {
      await mentor.programme.isNow("approved");
      await mentor.programme.takesTheStep("start");
    }
    for (const person of everybody) await person.seesThatTheRelayHasEverything();
  });

  await relay.kill();
  for (const person of everybody) await person.daysPass(DECEMBER - SEPTEMBER);

  await test.step("December, offline: each pair does its work on its own devices", async () => {
    await anna.meetings.begins();
    await anna.meetings.types(MEETING, "Что сказать сначала");
    await anna.meetings.promises(AGREEMENT);
    await anna.meetings.feels("good");
    await anna.meetings.saves();
    await anna.meetings.opensMeeting(MEETING);
    await anna.attached.takesAPhoto(photo(`${BOARD}.png`, 320, 240));
    await anna.attached.showsPicture(BOARD);
    await anna.meetings.confirms();
    await anna.lessons.begins(LESSON);
    await anna.lessons.notes("Дети читают цель вслух");
    await anna.lessons.scores(ITS_GOAL, "2");
    await anna.lessons.seesNoMore();
    await anna.lessons.setsStep(STEP);
    await anna.lessons.addsTheStepToThePlan();
    await anna.instruments.opens();
    await anna.instruments.begins("consultation");
    await anna.instruments.writes("advice", ADVICE);
    await anna.instruments.isDone();
    await anna.programme.opens();
    await anna.programme.opensItem(OWN_ITEM);
    await anna.programme.marksDone(OUTCOME);
    await anna.programme.signsAs("mentor");
    await anna.programme.closesItem();
    await anna.programme.opensItsHistory();
    await anna.history.correctsBecause(CORRECTION, "Протокол № 3");
    await anna.notes.startsForOneself(FOR_ONE);
    await anna.notes.types("Самой меньше подсказывать");

    await marina.programme.opens();
    await marina.programme.opensItem(OWN_ITEM);
    await marina.programme.says(ASKED);
    await marina.programme.closesItem();
    await marina.lessons.plansAnOpenLesson(OPEN, "2026-02-25");
    await marina.notes.startsForThePair(FOR_BOTH);
    await marina.notes.types("Боялась не родителей, а пауз");
    await marina.notes.startsForOneself(FOR_THREE);
    await marina.notes.types("С готовым планом легче");
    await marina.notes.showsItTo("pair_and_curator");
    await answers(marina, "mid", 3, { [parents]: 2 });

    await tamara.lessons.begins("Базы данных в 8 А");
    await tamara.lessons.notes("Показывает руками, потом говорит");
    for (const mentor of [denis, alik]) {
      await mentor.meetings.logsByKeyboard(`Встреча: ${mentor.name}`, "great");
      await mentor.programme.opens();
      const [first = "", second = ""] = await mentor.programme.items();
      await mentor.programme.putsOffByKeyboard(second, "Каникулы");
      await mentor.programme.opensItem(first);
      await mentor.programme.marksDone("Сделали вместе");
      await mentor.programme.signsAs("mentor");
      await mentor.programme.closesItem();
    }
    await meet();
  });

  await test.step("what one wrote the other answers, and the curator confirms and lets a pair rest", async () => {
    await marina.meetings.opens();
    await marina.meetings.opensMeeting(MEETING);
    await marina.attached.showsPicture(BOARD);
    await marina.meetings.confirms();
    await marina.meetings.isLocked();
    await marina.lessons.opensLesson(LESSON);
    await marina.lessons.writes("lessons.self_analysis", ANALYSIS);
    await marina.programme.opens();
    await marina.programme.showsItem(`Применить на уроке: ${STEP}`);
    await marina.programme.opensItem(OWN_ITEM);
    await marina.programme.signsAs("mentee");
    await marina.programme.closesItem();
    await anna.lessons.opensLesson(LESSON);
    await anna.lessons.hasWritten("lessons.self_analysis", ANALYSIS);
    await anna.programme.opens();
    await anna.programme.opensItem(OWN_ITEM);
    await anna.programme.showsTalk([ASKED]);
    await anna.programme.closesItem();
    await anna.notes.opens(FOR_BOTH);
    await nina.opensTheApp("/notes");
    await nina.notes.lists(FOR_THREE);
    await nina.notes.doesNotList(FOR_BOTH);
    await nina.notes.doesNotList(FOR_ONE);
    for (const pair of [TEACHERS, REVERSE, PUPILS]) {
      await nina.overview.opens();
      await nina.overview.confirmsAllMarksByKeyboard(pair);
      await nina.overview.hasNoMarksToConfirm(pair);
    }
    await nina.people.opensPairs();
    await nina.pairing.pauses(REVERSE);
    await nina.pairing.goesOnAfterThePause(REVERSE);
    for (const person of everybody) await person.seesThatTheRelayHasEverything();
  });

  await relay.kill();
  for (const person of everybody) await person.daysPass(MAY - DECEMBER);

  await test.step("May, offline: the last round, and what the year came to", async () => {
    await answers(marina, "final", 3);
    await anna.meetings.opens();
    await anna.meetings.keepsThePromise(AGREEMENT);
    await anna.lessons.opensLesson(OPEN);
    await anna.lessons.hasReached("yes");
    for (const [person, words] of [[anna, "терпение, юмор, рост"], [marina, "смело, спокойно, вместе"], [denis, "быстро, просто, вместе"], [tamara, "трудно, весело, полезно"], [alik, "дроби, столовая, дружба"]] as const) {
      await person.goesTo("Программа");
      await person.year.opensBesideTheProgramme("closing");
      await person.year.says("reflections", word("closing.three_words"), words);
    }
    await anna.year.says("results", word("closing.goal_result"), "Два собрания провела сама");
    await anna.year.answers("future", "closing.future_mentor", capital(word("vocabulary.future.yes")));
    await marina.year.answers("future", "closing.future_own", capital(word("vocabulary.future.yes")));
    await expectAccessible(marina.page, "the end of a year on a phone");
    await meet();
    await anna.year.stepIsDone("diagnostics");
    await anna.year.stepIsDone("future");
  });

  await test.step("the curator ends the pairs, goes on with one, and its new year begins with what was open", async () => {
    await relay.kill();
    for (const pair of [TEACHERS, REVERSE, PUPILS]) {
      await nina.people.opensPairs();
      await nina.page.getByRole("main").getByRole("link", { name: pair, exact: true }).click();
      await nina.year.opensBesideTheProgramme("closing");
      await nina.year.endsThePair();
      await nina.year.stepIsDone("end");
    }
    await nina.year.opensTheYear();
    await nina.year.goesOnWith(TEACHERS);
    await meet();
    await anna.goesTo("Сегодня");
    await anna.year.takesWhatIsOpen();
    for (const person of everybody) await person.seesThatTheRelayHasEverything();
  });

  await test.step("every device has the same", async () => {
    await expect(async () => expect(await unlike(everybody)).toEqual([])).toPass();
    const past = await nina.year.opensThePairsLastYear(TEACHERS);
    await nina.programme.isNow("closed");
    for (const person of [anna, marina]) {
      await person.opensTheApp(past);
      await person.programme.showsDone(OWN_ITEM, OUTCOME);
      expect(await person.programme.items()).toEqual(await nina.programme.items());
    }
  });
});

async function answers(person: Person, round: "entry" | "mid" | "final", level: number, others: Record<string, number> = {}): Promise<void> {
  await person.goesTo("Программа");
  await person.diagnostics.opens();
  await person.diagnostics.begins(round);
  await person.diagnostics.answersAll(level, others);
}

/** Documents of which two devices do not have the same. */
async function unlike(people: Person[]): Promise<string[]> {
  const known = new Map<string, string>();
  const found = new Set<string>();
  let shared = 0;
  for (const person of people) {
    for (const [document, heads] of await person.headsOnTheDevice()) {
      const others = known.get(document);
      if (others !== undefined) shared += 1;
      if (others !== undefined && others !== heads) found.add(document);
      known.set(document, heads);
    }
  }
  expect(shared, "devices have documents in common").toBeGreaterThan(20);
  return [...found];
}
