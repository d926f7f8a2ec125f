import { expect, test } from "../support/story.ts";

/** What is typed into a form and not saved yet is on the device as well: a killed tab loses no words. */
test.describe("a form that was not saved", () => {
  const TOPIC = "Разбор урока в 7 «Б»";
  const DISCUSSED = "Вопросы к классу: пауза после каждого, не подсказывать самой.";
  const PROMISE = "Посетить урок Марины Олеговны";

  test("F20: a meeting typed offline outlives a killed tab, and is saved once", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова", { screen: "tablet" });
    await anna.seesThatTheRelayHasEverything();
    await anna.appIsKeptOffline();
    await relay.kill();

    await anna.meetings.begins();
    await anna.meetings.types(TOPIC, DISCUSSED);
    await anna.meetings.promises(PROMISE);
    await anna.seesThatTheFormIsKept();
    await anna.tabIsKilled();

    await anna.opensTheApp("/meetings");
    await anna.meetings.goesOn();
    await anna.seesThatTheFormWasBegunEarlier();
    await anna.meetings.hasTyped(TOPIC, DISCUSSED);
    await anna.meetings.hasPromised(PROMISE);
    await anna.meetings.saves();
    await anna.meetings.shows(TOPIC);

    await relay.start();
    await anna.seesThatTheRelayHasEverything();
    await anna.opensTheApp("/meetings");
    await anna.meetings.shows(TOPIC);
    await anna.meetings.begins();
    await anna.doesNotSee(DISCUSSED);
    const marina = await cast.enter("Кузнецова");
    await marina.meetings.opens();
    await marina.meetings.shows(TOPIC);
  });

  test("is seen by nobody else, and not by the pair's other member", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await anna.meetings.begins();
    await anna.meetings.types(TOPIC, DISCUSSED);
    await anna.seesThatTheFormIsKept();
    await marina.meetings.begins();
    await marina.meetings.hasNothingTyped();
  });

  test("thrown away is gone, and comes back when that is taken back", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.meetings.begins();
    await anna.meetings.types(TOPIC, DISCUSSED);
    await anna.seesThatTheFormIsKept();
    await anna.meetings.throwsAway();
    await anna.bringsTheFormBack();
    await anna.meetings.hasTyped(TOPIC, DISCUSSED);
    await anna.meetings.throwsAway();
    await anna.meetings.begins();
    await anna.doesNotSee(DISCUSSED);
  });

  test("is the same in both tabs of a browser, and is saved once", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.meetings.begins();
    const other = await anna.opensSecondTab("/meetings");
    await other.meetings.begins();
    await anna.meetings.types(TOPIC, DISCUSSED);
    await other.meetings.hasTyped(TOPIC, DISCUSSED);
    await other.meetings.saves();
    await anna.meetings.hasNothingTyped();
    await anna.meetings.opens();
    await anna.meetings.shows(TOPIC);
  });

  test("of a new person waits for the curator", async ({ cast }) => {
    const nadezhda = await cast.enter("Сидорова");
    await nadezhda.people.beginsToAdd({ last: "Белозёрова", position: "учитель географии" });
    await nadezhda.seesThatTheFormIsKept();
    await nadezhda.tabIsKilled();
    await nadezhda.opensTheApp("/people");
    await nadezhda.people.opensTheFormOfANewPerson();
    await nadezhda.people.hasTyped({ last: "Белозёрова", position: "учитель географии" });
    await nadezhda.people.addsThem();
    await nadezhda.people.lists("Белозёрова");
    await nadezhda.people.opensTheFormOfANewPerson();
    await nadezhda.people.hasTyped({ last: "", position: "" });
  });

  test("of a person changes only what its curator typed", async ({ cast }) => {
    const nadezhda = await cast.enter("Сидорова");
    const other = await cast.enter("Орлова");
    await nadezhda.people.beginsToChange("Кузнецова", { first: "Марина-Анна" });
    await nadezhda.seesThatTheFormIsKept();
    await nadezhda.tabIsKilled();
    await other.people.changes("Кузнецова", { position: "учитель немецкого языка" });

    await nadezhda.opensTheApp("/people");
    await nadezhda.sees("учитель немецкого языка");
    await nadezhda.people.opensTheFormOf("Кузнецова");
    await nadezhda.people.hasTyped({ first: "Марина-Анна", position: "учитель немецкого языка" });
    await nadezhda.people.savesThem();
    await other.sees(/Марина-Анна/);
    await other.sees("учитель немецкого языка");
  });

  test("of an act writes only what was typed into it", async ({ cast }) => {
    const RULE = "Положение о наставничестве";
    const nina = await cast.enter("Сидорова", { screen: "desktop" });
    const elena = await cast.enter("Орлова", { screen: "desktop" });
    for (const curator of [nina, elena]) await curator.opensTheApp("/acts");
    await nina.year.addsAnAct(RULE, "12");
    await elena.year.hasTheAct(RULE);

    await nina.year.beginsToChangeTheAct(RULE);
    await nina.year.typesWhereItLies("Сейф канцелярии");
    await nina.seesThatTheFormIsKept();
    await nina.tabIsKilled();
    await elena.year.changesTheNumberOf(RULE, "12/1");
    await elena.seesThatTheRelayHasEverything();

    await nina.opensTheApp("/acts");
    await nina.sees("12/1");
    await nina.year.beginsToChangeTheAct(RULE);
    await nina.seesThatTheFormWasBegunEarlier();
    await nina.year.savesTheAct();
    await elena.sees("Сейф канцелярии");
    await nina.sees("12/1");
  });

  test("says that it is kept without moving the button away from under the finger", async ({ cast }) => {
    const marina = await cast.enter("Кузнецова", { screen: "phone" });
    await marina.goesTo("Программа");
    await marina.council.asksForHelp();
    const before = await marina.council.heightAboveOpen();
    await marina.council.begins("Встречи отменяются");
    await marina.seesThatTheFormIsKept();
    expect(await marina.council.heightAboveOpen()).toBe(before);
  });
});

test.describe("the wizard of a new school", () => {
  test.use({ demo: false });

  test("goes on where the killed tab was", async ({ cast, relay }) => {
    const curator = await cast.withNewDevice("Сидорова");
    await curator.triesToJoin(relay.firstInvitation);
    await curator.start.isAskedForTheSchool();
    await curator.start.namesTheSchool("МБОУ «Средняя школа № 5»");
    await curator.start.typesTheCurator({ last: "Сидорова", first: "Надежда", patronymic: "Павловна", position: "завуч" });
    await curator.seesThatTheFormIsKept();
    await curator.tabIsKilled();
    await curator.opensTheApp("/start");
    await curator.start.hasTypedTheCurator({ last: "Сидорова", first: "Надежда", patronymic: "Павловна", position: "завуч" });
  });
});
