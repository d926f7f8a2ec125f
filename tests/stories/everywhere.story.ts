import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { test } from "../support/story.ts";
import { word } from "../support/words.ts";

const CURATOR = { last: "Орлова", first: "Елена", patronymic: "Сергеевна", position: "старший воспитатель" };
const MENTOR = { last: "Белова", first: "Вера", patronymic: "Ильинична", position: "воспитатель" };
const MENTEE = { last: "Тихонова", first: "Алла", patronymic: "Олеговна", position: "воспитатель" };

/** S0-07: other kinds of organisation have their own words, questions and first days from the first minute. */
const KINDS = [
  { type: "kindergarten", name: "МБДОУ «Детский сад № 3»", lessons: "Занятия", question: "diagnostics.garden.lesson_goal", points: "newcomer.points_kindergarten" },
  { type: "college", name: "ГБПОУ «Колледж связи»", lessons: "Уроки", question: "diagnostics.skill.lesson_goal", points: "newcomer.points_college" },
] as const;

for (const { type, name, lessons, question, points } of KINDS) {
  test.describe(() => {
    test.use({ demo: false });

    test(`a ${type} begins, and finds its own words`, async ({ cast, relay }) => {
      const elena = await cast.withNewDevice("Орлова", { screen: "tablet" });
      await elena.triesToJoin(relay.firstInvitation);
      await elena.start.isAskedForTheSchool();
      await elena.start.choosesTheKind(type);
      await elena.start.namesTheSchool(name);
      await elena.start.namesTheCurator(CURATOR);
      await elena.start.makesTheFirstPair(MENTOR, MENTEE);
      await elena.isIn();
      await elena.seesThatTheRelayHasEverything();
      const vera = await cast.withNewDevice("Белова", { screen: "phone" });
      await vera.joins(await elena.people.invites("Белова"));
      await vera.seesThatTheRelayHasEverything();
      await vera.goesTo(lessons);
      await vera.goesTo("Программа");
      await vera.year.opensBesideTheProgramme("first_days");
      for (const point of word(points).split("\n")) await vera.sees(point);
      await expectNoSidewaysScroll(vera.page, `the first days of a ${type}`);
      await vera.diagnostics.opens();
      await vera.diagnostics.begins("entry");
      await vera.sees(word(question));
      await expectAccessible(vera.page, `the questions of a ${type}`);
    });
  });
}

/** S0-06, S1-07, S3-05: whoever is not of the school leads somebody in it, with what the pair needs and no more. */
for (const { kind, last, organisation, of } of [
  { kind: "partner", last: "Зуева", organisation: "Гимназия № 2", of: "network" },
  { kind: "alumnus", last: "Рогов", organisation: "Политехнический университет", of: "traditional" },
] as const) {
  test(`a mentor who is ${kind === "partner" ? "of another organisation" : "an alumnus"} comes in and works with a pair`, async ({ cast }) => {
    const nina = await cast.enter("Сидорова", { screen: "desktop" });
    await nina.seesThatTheRelayHasEverything();
    await nina.people.beginsToAdd({ last, first: "Инна" });
    await nina.people.isFromElsewhere(kind, organisation);
    await nina.people.addsThem();
    await nina.people.lists(last);
    await nina.people.saysWhereFrom(last, organisation);
    await nina.people.opensPairs();
    await nina.pairing.writesAPairDown({ mentor: last, mentee: "Лаптева", form: "teacher_teacher", kind: of });
    const link = await nina.people.invites(last);
    await nina.seesThatTheRelayHasEverything();

    const guest = await cast.withNewDevice(last, { screen: "phone" });
    await guest.joins(link);
    await guest.seesThatTheRelayHasEverything();
    await guest.programme.opensWithoutAPlan();
    await guest.programme.adds("Урок в гимназии: смотрим вместе");
    await guest.meetings.begins();
    await guest.meetings.types("Знакомство", "Договорились о днях");
    await guest.meetings.saves();
    await guest.meetings.shows("Знакомство");
    await guest.seesThatTheRelayHasEverything();
    // The work of other pairs is not a guest's to read.
    await nina.people.opensPairs();
    await nina.people.opensTheProgrammeOf("Иванова");
    await guest.opensTheApp(new URL(nina.page.url()).pathname);
    await guest.sees(word("programme.none"));
    await nina.people.opensPairs();
    await nina.people.opensTheProgrammeOf(last);
    await nina.programme.showsItem("Урок в гимназии: смотрим вместе");
  });
}

/** Two who look after the school set one thing while apart: both values stand, each with who said it, until one is kept. */
test("two curators set the same deadline and the same post apart, and both values are shown", async ({ cast, relay }) => {
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  const elena = await cast.enter("Орлова", { screen: "tablet" });
  for (const person of [nina, elena]) {
    await person.seesThatTheRelayHasEverything();
    await person.year.opensTheYear();
  }
  await relay.kill();
  await nina.year.setsTheDeadline("closing", "2026-05-18");
  await elena.year.setsTheDeadline("closing", "2026-05-25");
  for (const person of [nina, elena]) await person.seesThatItIsOnTheDevice();
  await relay.start();
  for (const person of [nina, elena]) await person.seesThatTheRelayHasEverything();
  await elena.year.showsTwoDeadlines(["18 мая", "25 мая"]);
  await expectAccessible(elena.page, "a deadline with two values");
  await elena.year.keepsTheDeadline("18 мая");
  await elena.seesThatTheRelayHasEverything();
  await nina.year.showsOneDeadline("closing", "2026-05-18");

  await relay.kill();
  const posts = [{ who: nina, number: "31-к" }, { who: elena, number: "32-к" }];
  for (const { who, number } of posts) await who.people.appoints("Морозова", number);
  await relay.start();
  for (const { who } of posts) await who.seesThatTheRelayHasEverything();
  await nina.people.showsTwoOrders("Морозова", posts.map(({ number }) => number));
  await nina.people.keepsTheOrder("Морозова", "31-к");
});

/** S1-16: one mentor, several mentees, one programme: made where the curator looks who suits whom. */
test("a mentor gets two mentees through the suggestions, as one group", async ({ cast }) => {
  test.slow();
  const olga = await cast.enter("Лаптева", { screen: "phone" });
  const tamara = await cast.enter("Васильева", { screen: "phone" });
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  for (const [person, said] of [[olga, "Класс не слышит меня"], [tamara, "Спорят на каждом уроке"]] as const) {
    await person.seesThatTheRelayHasEverything();
    await person.opensTheApp("/requests");
    await person.requests.asks({ topic: "upbringing", words: said });
    await person.seesThatTheRelayHasEverything();
  }
  await nina.seesThatTheRelayHasEverything();
  await nina.pairing.opens();
  await nina.pairing.givesOneMentorTo("Лаптева", ["Васильева"]);
  await nina.opensTheApp("/pairs");
  await nina.pairing.showsTheGroup(["Лаптева", "Васильева"], "");
  await nina.seesThatTheRelayHasEverything();
});
