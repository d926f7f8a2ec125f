import { test } from "../support/story.ts";

/** Rows leave a list while somebody looks at it: the list goes on, and the page complains of nothing. */
test.describe("a row that leaves while somebody looks at it", () => {
  const TOPIC = "Разминка на пять минут";
  const PROMISE = "Принести карточки для разминки";

  test("a meeting and its agreement", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await anna.meetings.begins();
    await anna.meetings.types(TOPIC, "Порядок и время.");
    await anna.meetings.promises(PROMISE);
    await anna.meetings.saves();
    await marina.meetings.opens();
    await marina.meetings.shows(TOPIC);
    await marina.sees(PROMISE);
    const watching = await marina.opensSecondTab("/");
    await watching.isOnAScreen();

    await anna.meetings.opensMeeting(TOPIC);
    await anna.meetings.removesTheOpenMeeting();

    await marina.meetings.shows(TOPIC, 0);
    await marina.doesNotSee(PROMISE);
    await anna.bringsBack();
    await marina.meetings.shows(TOPIC);
    await marina.sees(PROMISE);
  });

  test("an agreement on the first screen", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.meetings.begins();
    await anna.meetings.types(TOPIC, "Порядок и время.");
    await anna.meetings.promises(PROMISE);
    await anna.meetings.saves();
    await anna.goesTo("Сегодня");
    await anna.sees(PROMISE);
    const other = await anna.opensSecondTab("/meetings");
    await other.meetings.opensMeeting(TOPIC);
    await other.meetings.removesTheOpenMeeting();
    await anna.doesNotSee(PROMISE);
    await anna.isOnAScreen();
  });

  test("a note", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await anna.notes.startsForThePair("Останется");
    await anna.notes.startsForThePair("Уйдёт");
    await anna.notes.types("Слова.");
    await marina.notes.opens("Останется");
    await marina.notes.lists("Уйдёт");
    await anna.notes.removesTheOpenNote();
    await marina.notes.doesNotList("Уйдёт");
    await anna.bringsBack();
    await marina.notes.lists("Уйдёт");
  });
});
