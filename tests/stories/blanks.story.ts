import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

const TITLE = "Первая четверть";
const TIME = "Трудно уложить урок в сорок минут";
const NOISE = "Трудно говорить в шумном классе";
const CALLS = "Трудно звонить родителям";
const ADAPTATION = word("diagnostics.adaptation");
const SHEET = "Наш лист";

/** A curator writes a questionnaire on a train; a pair answers it, and keeps its words when they change. */
test("a school's own questionnaire and observation sheet are written offline, chosen by a pair, and stay as they were answered", async ({ cast, relay }) => {
  const nina = await cast.enter("Сидорова", { screen: "tablet" });
  const mentee = await cast.enter("Васильева", { screen: "phone" });
  const mentor = await cast.enter("Смирнов", { screen: "tablet" });
  for (const person of [nina, mentee, mentor]) {
    await person.seesThatTheRelayHasEverything();
    await person.appIsKeptOffline();
  }

  await test.step("the curator writes it offline, by keyboard, and puts it in order", async () => {
    await relay.kill();
    await nina.blanks.opens();
    await expectAccessible(nina.page, "the school's own questionnaires");
    await nina.blanks.begins("questionnaire", TITLE);
    await nina.blanks.answersBy(word("vocabulary.scale.often"));
    await nina.blanks.types(TIME, CALLS, NOISE);
    await nina.blanks.asks(TIME, CALLS, NOISE);
    await nina.blanks.movesUp(3);
    await nina.blanks.asks(TIME, NOISE, CALLS);
    await nina.blanks.removes(2);
    await nina.blanks.asks(TIME, CALLS);
    await nina.undoes();
    await nina.blanks.asks(TIME, NOISE, CALLS);
    await nina.blanks.says("3 вопроса");
    await expectAccessible(nina.page, "a questionnaire being written");
    await expectNoSidewaysScroll(nina.page, "a questionnaire being written");
    await nina.seesThatItIsOnTheDevice();
    await nina.blanks.opens();
    await nina.blanks.begins("rubric", SHEET, word("blanks.from_weighted"));
    await nina.blanks.says("21 критерий");
    await expectNoSidewaysScroll(nina.page, "an observation sheet being written");
    await nina.seesThatItIsOnTheDevice();
    await relay.start();
    await nina.seesThatTheRelayHasEverything();
  });

  await test.step("the mentee takes it and the adaptation questionnaire, and answers both without a network", async () => {
    await mentee.diagnostics.opens();
    await mentee.diagnostics.adds(TITLE, "entry");
    await mentee.diagnostics.adds(ADAPTATION, "entry");
    await mentee.seesThatTheRelayHasEverything();
    await relay.kill();
    await mentee.diagnostics.answersInquiry(TITLE, word("diagnostics.round_entry"));
    await expectAccessible(mentee.page, "the school's own questionnaire");
    await expectNoSidewaysScroll(mentee.page, "the school's own questionnaire");
    await mentee.diagnostics.answersAll(1, { [CALLS]: 3 });
    // Often hard is worse: (2 + 2 + 0) of 9.
    await mentee.diagnostics.showsIndex(TITLE, "44 %");
    await mentee.diagnostics.answersInquiry(ADAPTATION, word("diagnostics.round_entry"));
    await mentee.diagnostics.answersAll(1);
    // The second of five answers is 2: (2 - 1) of 4.
    await mentee.diagnostics.showsIndex(ADAPTATION, "25 %");
    await expectAccessible(mentee.page, "several questionnaires");
    await expectNoSidewaysScroll(mentee.page, "several questionnaires");
    await mentee.seesThatItIsOnTheDevice();
  });

  await test.step("the curator rewrites a question and puts it away; the answers keep their words", async () => {
    await relay.start();
    for (const person of [mentee, mentor]) await person.seesThatTheRelayHasEverything();
    await nina.blanks.opensOne(TITLE);
    await nina.blanks.rewrites(1, "Трудно закончить урок со звонком");
    await nina.blanks.putsAway();
    await nina.seesThatTheRelayHasEverything();
    await mentor.diagnostics.opens();
    await mentor.diagnostics.showsIndex(TITLE, "44 %");
    await mentor.diagnostics.doesNotOffer(TITLE, "mid");
    await mentor.diagnostics.takesFromInquiry(TITLE, CALLS);
    await mentor.diagnostics.answersInquiry(TITLE, word("diagnostics.round_entry"));
    await mentor.diagnostics.sees(TIME, NOISE, CALLS);
    await mentor.seesThatTheRelayHasEverything();
    await mentee.programme.opens();
    await mentee.programme.hasOneDeficit(CALLS);
  });

  await test.step("in winter the index has grown", async () => {
    await mentee.diagnostics.opens();
    await mentee.diagnostics.adds(ADAPTATION, "mid");
    await mentee.diagnostics.answersInquiry(ADAPTATION, word("diagnostics.round_mid"));
    await mentee.diagnostics.answersAll(3);
    await mentee.diagnostics.showsIndex(ADAPTATION, "25 %");
    await mentee.diagnostics.showsIndex(ADAPTATION, "75 %");
  });

  await test.step("the mentor watches a lesson with the school's own sheet", async () => {
    await mentor.lessons.opens();
    await mentor.lessons.beginsWith(SHEET, "Дроби");
    await mentor.lessons.scores("Цель понятна и проверяема", "2");
    await mentor.lessons.comesTo("оценено 1 из 21");
    await expect(mentor.page.getByLabel(word("lessons.sheet_used"), { exact: true })).toBeDisabled();
  });
});
