import { expect, test } from "../support/story.ts";
import { withCoordinator, word } from "../support/words.ts";

/** Without a demo school: the first curator's link opens three steps, and then the school works. */
test.use({ demo: false });

test("the first curator makes a school, its first pair, and invites the mentor", async ({ cast, relay }) => {
  const olga = await cast.withNewDevice("Орлова", { screen: "desktop" });
  await olga.triesToJoin(relay.firstInvitation);
  await olga.start.isAskedForTheSchool();
  await olga.start.namesTheSchool("МБОУ «Школа № 1»");
  await olga.start.namesTheCurator({ last: "Орлова", first: "Елена", patronymic: "Сергеевна", position: "заместитель директора" });
  await olga.start.makesTheFirstPair(
    { last: "Белова", first: "Вера", patronymic: "Ильинична", position: "учитель химии" },
    { last: "Тихонов", first: "Глеб", patronymic: "Олегович", position: "учитель физики" },
  );
  await olga.isIn();
  await olga.overview.showsThePair("Белова");
  await olga.seesThatTheRelayHasEverything();

  const link = await olga.people.invites("Белова");
  const vera = await cast.withNewDevice("Белова");
  await vera.joins(link);
  await vera.goesTo("Программа");
  await vera.programme.adds("Знакомство со школой");
  await vera.programme.showsItem("Знакомство со школой");
  expect(await vera.programme.items()).toEqual(["Знакомство со школой"]);
});

/** One role, two words: whatever the school says, every page says, and the language stays what it is. */
test("a kindergarten calls its curator «координатор», and changes its mind", async ({ cast, relay }) => {
  const role = word("people.role_curator");
  const alone = word("people.seen_by_pair_none");
  const olga = await cast.withNewDevice("Орлова", { screen: "desktop" });
  await olga.triesToJoin(relay.firstInvitation);
  await olga.start.isAskedForTheSchool();
  await olga.start.namesTheSchool("Детский сад № 2", "coordinator");
  await olga.sees(withCoordinator(word("join.step_curator")));
  await olga.sees(withCoordinator(word("join.curator_why")));
  await olga.start.namesTheCurator({ last: "Орлова", first: "Елена", patronymic: "Сергеевна", position: "старший воспитатель" });
  await olga.start.makesTheFirstPair(
    { last: "Белова", first: "Вера", patronymic: "Ильинична", position: "воспитатель" },
    { last: "Тихонов", first: "Глеб", patronymic: "Олегович", position: "воспитатель" },
  );
  await olga.isIn();
  await olga.people.opens();
  await olga.people.showsRole("Орлова", withCoordinator(word("people.curator")));
  await expect(olga.page.locator("html")).toHaveAttribute("lang", "ru");
  await olga.seesThatTheRelayHasEverything();

  const link = await olga.people.invites("Белова");
  const vera = await cast.withNewDevice("Белова");
  await vera.joins(link);
  await vera.opensTheApp("/me");
  await vera.sees(withCoordinator(word("profile.seen_by_own")));
  // From the first moment, with what the browser last knew.
  await vera.closesTheApp();
  await vera.opensTheAppAgain("/me");
  await vera.sees(withCoordinator(word("profile.seen_by_own")));

  await olga.year.opensTheYear();
  await olga.year.callsTheCurator("curator");
  await olga.people.opens();
  await olga.people.showsRole("Орлова", word("people.curator"));
  await vera.sees(word("profile.seen_by_own"));
  await olga.doesNotSee(withCoordinator(role));
  await olga.doesNotSee(withCoordinator(alone));
});
