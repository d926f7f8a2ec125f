import { test } from "../support/story.ts";

const SAME_FIELD = "Открытый урок для методического объединения";
const REMOVED_AND_EDITED = "Контрольное посещение: вовлечённость класса";
const EDITED = `${REMOVED_AND_EDITED} и беседа после него`;
const ONLY_HERS = "Индивидуальные беседы с тремя семьями";
const MARKED = "Подготовка открытого урока: тема, карта, прогон";

/** Mentor and mentee edited the same programme while apart; the curator sees what came of it. */
test("F01, F02, F03, F08, F09: the curator sees who changed what, both values of a field, and the row that came back", async ({ cast, relay }) => {
  const nadezhda = await cast.enter("Сидорова", { screen: "desktop" });
  const anna = await cast.enter("Иванова");
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  await nadezhda.overview.opens();
  await nadezhda.overview.takesAllAsRead();
  await nadezhda.seesThatTheRelayHasEverything();
  await anna.programme.opens();
  await marina.programme.opens();
  await anna.seesThatTheRelayHasEverything();
  await marina.seesThatTheRelayHasEverything();

  await test.step("both edit while apart", async () => {
    await relay.kill();
    await anna.programme.opensItem(SAME_FIELD);
    await anna.programme.setsDay("2026-12-03");
    await anna.programme.closesItem();
    await anna.programme.opensItem(REMOVED_AND_EDITED);
    await anna.programme.removesTheOpenItem();
    await anna.programme.opensItem(MARKED);
    await anna.programme.marksDone("Карта готова");
    await anna.programme.signsAs("mentor");
    await anna.programme.closesItem();

    await marina.programme.opensItem(SAME_FIELD);
    await marina.programme.setsDay("2026-12-10");
    await marina.programme.closesItem();
    await marina.programme.opensItem(REMOVED_AND_EDITED);
    await marina.programme.writesOn(" и беседа после него");
    await marina.programme.closesItem();
    await marina.programme.opensItem(ONLY_HERS);
    await marina.programme.rewrites("Беседы с пятью семьями");
    await marina.programme.closesItem();
  });

  await test.step("everything meets", async () => {
    await relay.start();
    for (const person of [anna, marina, nadezhda]) await person.seesThatTheRelayHasEverything();
    await nadezhda.overview.opens();
    await nadezhda.overview.tells("Иванова", [SAME_FIELD, MARKED]);
    await nadezhda.overview.tells("Кузнецова", [SAME_FIELD, "Беседы с пятью семьями"]);
    await nadezhda.overview.saysPairNeedsALook("Иванова");
  });

  await test.step("the programme shows both values, with who set them, and one tap keeps one", async () => {
    await nadezhda.overview.opensPair("Иванова");
    const both = [
      { value: "3 декабря", who: "Иванова" },
      { value: "10 декабря", who: "Кузнецова" },
    ];
    await nadezhda.programme.showsTwoValues(SAME_FIELD, both);
    await anna.programme.showsTwoValues(SAME_FIELD, both);
    await nadezhda.programme.keepsValue(SAME_FIELD, "10 декабря");
    await marina.programme.showsDue(SAME_FIELD, "10 декабря");
    await anna.programme.showsOneValue(SAME_FIELD, "10 декабря");
  });

  await test.step("the removed and edited item is back, marked, until somebody decides", async () => {
    await nadezhda.programme.showsThatItCameBack(EDITED);
    await anna.programme.showsThatItCameBack(EDITED);
    await nadezhda.programme.keepsRow(EDITED);
    await anna.programme.showsItem(EDITED);
  });

  await test.step("the curator confirms a mark", async () => {
    await nadezhda.programme.opensItem(MARKED);
    await nadezhda.programme.signsAs("curator");
    await nadezhda.programme.closesItem();
    await nadezhda.seesThatTheRelayHasEverything();
    await anna.programme.opensItem(MARKED);
    await anna.programme.isSignedBy("curator");
  });
});
