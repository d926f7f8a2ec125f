import { expect, test } from "../support/story.ts";
import { word, words } from "../support/words.ts";

/** It may stand inside of a sentence. */
const WHO = new RegExp(`${word("told.see", { names: "" }).trim()}|${word("told.see_only_you")}`, "i");

/** What people are told of where their words are, and who sees them. */
test("F14: a device that somebody joins on asks the browser to keep its storage", async ({ cast, relay }) => {
  const anna = await cast.withNewDevice("Иванова");
  await anna.asksForLastingStorageAreNoted();
  await anna.joins(relay.invitation("Иванова"));
  await expect(async () => expect(await anna.asksForLastingStorage()).toBeGreaterThan(0)).toPass();
});

test("F21: whatever is written says who sees it", async ({ cast }) => {
  const anna = await cast.enter("Иванова");
  await anna.programme.opens();
  await anna.sees(WHO);
  await anna.meetings.begins();
  await anna.sees(WHO);
  await anna.notes.startsForThePair("Вместе");
  await anna.sees(WHO);
  await anna.notes.startsForOneself("Одна");
  await anna.sees(WHO);
  const nadezhda = await cast.enter("Сидорова");
  await nadezhda.people.opensTheFormOfANewPerson();
  await expect(nadezhda.page.getByText(words("people.seen_by_school")).first()).toBeVisible();
});
