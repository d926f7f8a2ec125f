import { expect, test } from "../support/story.ts";

/** One browser, two tabs: they show the same and lose nothing to each other. */
test("what is written in one tab is in the other, with and without the relay", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова");
  await anna.programme.opens();
  await anna.seesThatTheRelayHasEverything();
  const other = await anna.opensSecondTab("/programme");
  await other.programme.showsItem("Индивидуальные беседы с тремя семьями");

  await anna.programme.opensItem("Индивидуальные беседы с тремя семьями");
  await anna.programme.rewrites("Беседы с пятью семьями");
  await other.programme.showsItem("Беседы с пятью семьями");

  await relay.kill();
  await other.programme.opensItem("Беседы с пятью семьями");
  await other.programme.writesOn(" до марта");
  await anna.programme.closesItem();
  await anna.programme.showsItem("Беседы с пятью семьями до марта");

  await relay.start();
  await anna.seesThatTheRelayHasEverything();
  const marina = await cast.enter("Кузнецова");
  await marina.programme.opens();
  await marina.programme.showsItem("Беседы с пятью семьями до марта");
  expect(await marina.programme.items()).toEqual(await anna.programme.items());
});

test("when the tab that talks to the relay is closed, the other goes on talking", async ({ cast }) => {
  const anna = await cast.enter("Иванова");
  const marina = await cast.enter("Кузнецова");
  await marina.programme.opens();
  await anna.programme.opens();
  await anna.seesThatTheRelayHasEverything();
  const other = await anna.opensSecondTab("/programme");
  await other.programme.showsItem("Индивидуальные беседы с тремя семьями");

  await anna.closesTheTab();

  await other.programme.opensItem("Индивидуальные беседы с тремя семьями");
  await other.programme.rewrites("Беседы с пятью семьями");
  await marina.programme.showsItem("Беседы с пятью семьями");
});

test("both tabs of one person and somebody else see each other's carets in a note", async ({ cast }) => {
  const anna = await cast.enter("Иванова");
  const marina = await cast.enter("Кузнецова");
  await anna.notes.startsForThePair("Три окна");
  await anna.notes.types("Начало.");
  const other = await anna.opensSecondTab("/notes");
  await other.notes.opens("Три окна");
  await marina.notes.opens("Три окна");
  await anna.notes.putsCaretAfter("Начало.");
  await marina.notes.putsCaretAfter("Нач");
  await other.notes.putsCaretAfter("Начало");

  await anna.notes.seesCarets({ Иванова: 1, Кузнецова: 1 });
  await other.notes.seesCarets({ Иванова: 1, Кузнецова: 1 });
  await marina.notes.seesCarets({ Иванова: 2, Кузнецова: 0 });
});

test("the tabs of one person see each other's carets without the relay", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова");
  await anna.notes.startsForThePair("Без связи");
  await anna.notes.types("Начало.");
  const other = await anna.opensSecondTab("/notes");
  await other.notes.opens("Без связи");
  await relay.kill();
  await anna.seesThatItIsOnTheDevice();
  await anna.notes.putsCaretAfter("Нач");
  await other.notes.seesCarets({ Иванова: 1 });
});
