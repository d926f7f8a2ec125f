import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { expect, test } from "../support/story.ts";

const TOPIC = "Площадь прямоугольника";
const STEP_BEFORE = "Два вопроса на рассуждение на каждом уроке";
const STEP = "Вопрос «почему» в начале каждого этапа";
const SEEN = "Дети спорят, чей способ короче";
const TYPED = "Итог подвела";
const GOAL = "Цель понятна и проверяема";
const QUESTIONS = "Вопросы, требующие рассуждения";
const RESULT = "Результат достигнут";
const OPEN = "Осень в нашем парке";

/** A mentor visits a lesson without a network; the mentee answers; the next visit asks what came of it. */
test("a visit is written offline during the lesson, scored by both, answered by the teacher, and asked about at the next", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  await anna.lessons.opens();
  await marina.lessons.opens();
  await anna.seesThatTheRelayHasEverything();
  await marina.seesThatTheRelayHasEverything();
  await anna.appIsKeptOffline();

  await test.step("the network is gone; by keys alone she begins, notes and scores", async () => {
    await relay.kill();
    await anna.opensTheApp("/lessons");
    await anna.lessons.drawsTheYear(["50 %", "79 %"]);
    await anna.lessons.beginsByKeyboard(TOPIC);
    await anna.lessons.reads(STEP_BEFORE);
    await anna.lessons.answers("partly");
    await anna.lessons.notes("Цель на доске, дети прочитали", "keyboard");
    await anna.lessons.notes(SEEN, "keyboard");
    await anna.lessons.scores(GOAL, "2", "keyboard");
    await anna.lessons.scores(QUESTIONS, "1", "keyboard");
    await anna.lessons.scores(RESULT, "2", "keyboard");
    await anna.lessons.comesTo("оценено 3 из 21");
  });

  await test.step("the tab is killed in the middle of a note, and no word is lost", async () => {
    await anna.lessons.typesWithoutNoting(TYPED);
    await anna.seesThatTheFormIsKept();
    await anna.seesThatItIsOnTheDevice();
    await anna.tabIsKilled();
    await anna.opensTheApp("/lessons");
    await anna.lessons.opensLesson(TOPIC);
    await anna.lessons.hasNoted(SEEN);
    await anna.lessons.stillHasTyped(TYPED);
    await anna.lessons.notes("Итог подвела сама, дети слушали");
    await anna.lessons.seesNoMore();
    await anna.lessons.writes("lessons.strengths", "Дети спорят о способах");
    await anna.lessons.setsStep(STEP);
    await anna.lessons.addsTheStepToThePlan();
    await expectAccessible(anna.page, "a visit");
    await expectNoSidewaysScroll(anna.page, "a visit");
  });

  await test.step("back on the network, the mentee answers from her phone", async () => {
    await relay.start();
    await anna.seesThatTheRelayHasEverything();
    await marina.seesThatTheRelayHasEverything();
    await marina.lessons.opensLesson(TOPIC);
    await marina.lessons.hasNoted(SEEN);
    await marina.lessons.writes("lessons.self_analysis", "Спор удался, итог не успела отдать детям");
    await marina.lessons.writes("lessons.reply", "Попробую с вопросами");
    await expectAccessible(marina.page, "a visit on a phone");
    await expectNoSidewaysScroll(marina.page, "a visit on a phone");
    await anna.lessons.reads("Спор удался, итог не успела отдать детям");
    await marina.programme.opens();
    await marina.programme.showsItem(`Применить на уроке: ${STEP}`);
  });

  await test.step("both score one criterion apart, and both scores are kept and shown", async () => {
    await marina.lessons.opensLesson(TOPIC);
    await marina.seesThatTheRelayHasEverything();
    await relay.kill();
    await anna.lessons.hasScored(QUESTIONS, "1");
    await anna.lessons.scores(QUESTIONS, "2");
    await marina.lessons.hasScored(QUESTIONS, "1");
    await marina.lessons.scores(QUESTIONS, "0");
    await relay.start();
    const both = [
      { score: "2", who: "вы" },
      { score: "0", who: "Кузнецова" },
    ];
    await anna.lessons.showsTwoScores(QUESTIONS, both);
    await marina.lessons.showsTwoScores(QUESTIONS, [{ score: "2", who: "Иванова" }, { score: "0", who: "вы" }]);
    await anna.lessons.keepsScore(QUESTIONS, "2");
    await marina.lessons.hasScored(QUESTIONS, "2");
  });

  await test.step("the next visit asks about the step, and the curator reads what came of it", async () => {
    await anna.lessons.seesTheFormAsksAbout(STEP);
    await anna.lessons.answers("yes");
    await anna.seesThatTheRelayHasEverything();
    const nadezhda = await cast.enter("Сидорова", { screen: "desktop" });
    await nadezhda.overview.opens();
    await nadezhda.overview.opensPair("Иванова");
    await nadezhda.lessons.opensFromTheProgramme();
    await nadezhda.lessons.listSays(TOPIC, "Получилось: да");
    await nadezhda.lessons.listSays("Смысл умножения", "Получилось: частично");
    await nadezhda.doesNotSee("Посетить урок");
  });
});

/** The review of an open lesson names people, so its teacher decides about every word of it. */
test("an open lesson's review can be copied only as its teacher agreed to it", async ({ cast }) => {
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  const marina = await cast.enter("Кузнецова", { screen: "phone" });

  await test.step("the mentor composes it from what was noted, and may not copy it", async () => {
    await anna.lessons.opensLesson(OPEN);
    await anna.lessons.reads("Средняя оценка: 81 %");
    await anna.lessons.notesCondition("differentiation");
    // S0-20: «высокая работоспособность, все оценки хорошо и отлично», and how many worked, above a hundred never.
    await anna.lessons.marksTheWork("excellent", 120);
    await anna.lessons.showsTheWork("excellent", 100);
    await anna.lessons.marksTheWork("good_and_excellent", 95);
    await anna.lessons.composesTheReview();
    await anna.lessons.mayNotBeCopied();
    await anna.lessons.cannotAgree();
    await expectAccessible(anna.page, "an open lesson");
    await anna.seesThatTheRelayHasEverything();
  });

  await test.step("the teacher agrees, and both may copy exactly that", async () => {
    await marina.lessons.opensLesson(OPEN);
    await marina.lessons.showsTheWork("good_and_excellent", 95);
    await marina.lessons.agrees();
    await expectAccessible(marina.page, "an open lesson on a phone");
    await expectNoSidewaysScroll(marina.page, "an open lesson on a phone");
    await anna.lessons.mayBeCopied();
    const html = await anna.lessons.copies();
    expect(html).toMatch(/^<h3>6\sноября\s2025\. Открытый урок: окружающий мир, 2\sБ, тема «Осень в нашем парке»<\/h3>/);
    expect(html).toContain("Педагог Кузнецова М. О., наставник Иванова А. П.");
    expect(html).toContain("дифференцированный подход");
    expect(html).toContain("Цели и задачи урока достигнуты.");
  });

  await test.step("another word, and it needs another consent", async () => {
    await anna.lessons.writes("lessons.review", "Открытый урок прошёл.");
    await anna.lessons.mayNotBeCopied();
    await marina.sees("Текст изменился после согласия");
  });
});
