import { test } from "../support/story.ts";

/** Two curators change one entry of the school apart: both values are shown, each with who and when. */
test("both values of what two curators changed apart are shown, and one tap keeps one", async ({ cast, relay }) => {
  const nina = await cast.enter("Сидорова");
  const elena = await cast.enter("Орлова");
  await nina.people.opens();
  await elena.people.opens();
  await nina.seesThatTheRelayHasEverything();
  await elena.seesThatTheRelayHasEverything();
  await relay.kill();
  await nina.people.changes("Кузнецова", { last: "Кузнецова-Белая", position: "учитель немецкого языка" });
  await elena.people.changes("Кузнецова", { last: "Кузнецова-Седых", position: "учитель музыки" });
  await nina.people.changesPair("Иванова", { kind: "peer" });
  await elena.people.changesPair("Иванова", { kind: "reverse" });
  await relay.start();
  await nina.seesThatTheRelayHasEverything();
  await elena.seesThatTheRelayHasEverything();

  for (const curator of [nina, elena]) {
    await curator.people.opens();
    await curator.people.showsTwoValues("Кузнецова", [
      { value: "учитель немецкого языка", who: "Сидорова" },
      { value: "учитель музыки", who: "Орлова" },
    ]);
    await curator.people.showsTwoValues("Кузнецова", [
      { value: "Кузнецова-Белая", who: "Сидорова" },
      { value: "Кузнецова-Седых", who: "Орлова" },
    ]);
  }
  await nina.people.keeps("Кузнецова", "учитель немецкого языка");
  await elena.people.showsTwoValues("Кузнецова", [
    { value: "Кузнецова-Белая", who: "Сидорова" },
    { value: "Кузнецова-Седых", who: "Орлова" },
  ]);
  await elena.people.keeps("Кузнецова", "Кузнецова-Седых");
  await nina.people.showsOneValue("Кузнецова-Седых", "учитель немецкого языка");

  await nina.people.opensPairs();
  await elena.people.opensPairs();
  await nina.people.showsTwoKinds("Иванова", ["peer", "reverse"]);
  await elena.people.keepsKind("Иванова", "reverse");
  await nina.people.showsOneKind("Иванова", "reverse");
});
