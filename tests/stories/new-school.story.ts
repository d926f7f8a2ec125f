import { expect, test } from "../support/story.ts";

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
