import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { test } from "../support/story.ts";
import { word } from "../support/words.ts";

const skill = (code: string) => word(`diagnostics.skill.${code}`);
const GROUPS = skill("groups");
const PARENTS = skill("parents");
const SERVICES = skill("services");

/** A mentee answers on a phone, a mentor makes a plan of it on a tablet, and half a year later both see what it was worth. */
test("a mentee's answers become deficits and a plan, and the next round shows growth", async ({ cast, relay }) => {
  const mentee = await cast.enter("Васильева", { screen: "phone" });
  const mentor = await cast.enter("Смирнов", { screen: "tablet" });
  for (const person of [mentee, mentor]) {
    await person.seesThatTheRelayHasEverything();
    await person.appIsKeptOffline();
  }

  await test.step("she answers with no internet, with one thumb", async () => {
    await relay.kill();
    await mentee.closesTheApp();
    await mentee.opensTheAppAgain("/programme");
    await mentee.diagnostics.opens();
    await mentee.diagnostics.begins("entry");
    await expectAccessible(mentee.page, "a sheet that is being answered");
    await expectNoSidewaysScroll(mentee.page, "a sheet that is being answered");
    await mentee.diagnostics.answersAll(2, { [GROUPS]: 1, [PARENTS]: 0, [SERVICES]: 1 });
    await mentee.diagnostics.offers(GROUPS, word("diagnostics.own_level", { level: "1" }));
    await expectAccessible(mentee.page, "the questionnaires");
    await expectNoSidewaysScroll(mentee.page, "the questionnaires");
    await mentee.seesThatItIsOnTheDevice();
  });

  await test.step("he sees her answers, and puts his own estimate beside them", async () => {
    await relay.start();
    await mentor.diagnostics.opens();
    await mentor.diagnostics.showsCount("entry", 24);
    await mentor.diagnostics.begins("entry");
    await mentor.diagnostics.answersSome({ [skill("timing")]: 1 });
    await mentor.diagnostics.offers(skill("timing"), word("diagnostics.mentor_level", { level: "1" }));
    await mentor.diagnostics.offers(PARENTS, word("diagnostics.own_level", { level: "0" }));
    await mentee.diagnostics.offers(skill("timing"), word("diagnostics.mentor_level", { level: "1" }));
    await mentee.seesThatTheRelayHasEverything();
    await mentor.seesThatTheRelayHasEverything();
  });

  await test.step("both take the same deficit apart, and there is one", async () => {
    await relay.kill();
    for (const taken of [GROUPS, PARENTS, SERVICES]) await mentor.diagnostics.takes(taken);
    await mentee.diagnostics.takes(GROUPS);
    await relay.start();
    for (const taken of [GROUPS, PARENTS, SERVICES]) await mentee.diagnostics.hasTaken(taken);
    for (const person of [mentee, mentor]) {
      await person.seesThatTheRelayHasEverything();
      await person.programme.opens();
      await person.programme.hasOneDeficit(GROUPS);
    }
  });

  await test.step("he builds the plan from them", async () => {
    await mentor.diagnostics.opens();
    await mentor.diagnostics.buildsThePlan();
    await mentor.programme.showsItem("Урок с работой в группах");
    await mentee.programme.showsItem("Урок с работой в группах");
    await mentor.programme.opensTheRoute();
    await mentor.programme.showsTheWay(GROUPS, "Урок с работой в группах");
    await mentor.programme.showsTheWay(GROUPS, "Научиться организовывать работу в парах и группах");
  });

  await test.step("in winter she answers again, and the levels of the programme follow by a tap", async () => {
    await mentee.diagnostics.opens();
    await mentee.diagnostics.begins("mid");
    await mentee.diagnostics.answersAll(3, { [GROUPS]: 2 });
    await mentee.seesThatTheRelayHasEverything();
    await mentor.diagnostics.opens();
    await mentor.diagnostics.showsGrowth("1,8", "2,8");
    await mentor.diagnostics.writesAllLevels();
    await mentee.programme.opens();
    await mentee.programme.hasOneDeficit(GROUPS, "было 1, сейчас 2");
  });
});

/** A pupil is asked about other skills than a teacher, in the same rounds and on the same scale. */
test("a pupil rates soft skills, an older pupil adds an estimate, and in winter both see growth", async ({ cast }) => {
  const TIME = skill("own_time");
  const SPEAKING = skill("speaking");
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await nina.people.opensPairs();
  await nina.pairing.showsEndedPairs();
  await nina.people.opensTheProgrammeOf("Ученик А. — Ученик Б.");
  await nina.programme.isResumed();
  const links = { mentee: await nina.people.invites("Ученик Б."), mentor: await nina.people.invites("Ученик А.") };
  await nina.seesThatTheRelayHasEverything();
  const mentee = await cast.withNewDevice("Ученик Б.", { screen: "phone" });
  await mentee.joins(links.mentee);
  const mentor = await cast.withNewDevice("Ученик А.", { screen: "phone" });
  await mentor.joins(links.mentor);

  await mentee.diagnostics.opens();
  await mentee.diagnostics.begins("entry");
  await mentee.diagnostics.isAskedAbout("group_talking");
  await mentee.sees(word("diagnostics.about_self_pupil"));
  await expectAccessible(mentee.page, "a pupil's sheet that is being answered");
  await mentee.diagnostics.answersAll(2, { [TIME]: 1 });
  await mentee.diagnostics.offers(TIME, word("diagnostics.own_level", { level: "1" }));
  await mentee.diagnostics.takes(TIME);
  await expectAccessible(mentee.page, "a pupil's questionnaires");
  await expectNoSidewaysScroll(mentee.page, "a pupil's questionnaires");
  await mentee.seesThatTheRelayHasEverything();

  await mentor.diagnostics.opens();
  await mentor.diagnostics.showsCount("entry", 16, 16);
  await mentor.diagnostics.begins("entry");
  await mentor.diagnostics.answersSome({ [SPEAKING]: 1 });
  await mentor.diagnostics.offers(SPEAKING, word("diagnostics.mentor_level", { level: "1" }));
  await mentor.diagnostics.buildsThePlan();
  await mentor.programme.showsItem("План недели и вечерняя отметка");
  await mentor.seesThatTheRelayHasEverything();

  await mentee.diagnostics.begins("mid");
  await mentee.diagnostics.answersAll(3, { [TIME]: 2 });
  await mentee.diagnostics.showsGrowth("1,8", "2,8");
  await mentee.diagnostics.writesTheLevel(TIME);
});
