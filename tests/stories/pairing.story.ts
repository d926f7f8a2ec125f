import { test } from "../support/story.ts";
import { word } from "../support/words.ts";

const ASKED = "Не получается удержать дисциплину на уроке в седьмых классах";
const HELPS = word("pairing.topic", { topic: word("vocabulary.topic.upbringing") });

/** From a request to a pair that works; and, when the two do not suit each other, to another one. */
test("a new teacher asks for help offline, gets a mentor, and another one when they do not suit each other", async ({ cast, relay }) => {
  test.slow();
  const olga = await cast.enter("Лаптева", { screen: "phone" });
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await olga.seesThatTheRelayHasEverything();
  await nina.seesThatTheRelayHasEverything();

  await test.step("she asks, without a network", async () => {
    await relay.kill();
    await olga.requests.answersTheYearlyQuestion();
    await olga.requests.asks({ topic: "upbringing", words: ASKED });
    await olga.requests.shows(ASKED, "new");
    await olga.seesThatItIsOnTheDevice();
    await olga.goesTo("Сегодня");
    await olga.requests.isNotAskedAnyMore();
    await relay.start();
    await olga.seesThatTheRelayHasEverything();
  });

  await test.step("the curator looks, and takes the request into the base", async () => {
    await nina.seesThatTheRelayHasEverything();
    await nina.requests.opens();
    await nina.requests.putsIntoTheBase(ASKED);
    await nina.requests.shows(ASKED, "in_base");
    await olga.goesTo("Сегодня");
    await olga.opensTheApp("/requests");
    await olga.requests.shows(ASKED, "in_base");
    await olga.requests.saysWhoDecided(ASKED, "Сидорова");
  });

  await test.step("she sees who would suit and why, tries another one, and decides", async () => {
    await nina.pairing.opens();
    await nina.pairing.proposes("Лаптева", "Громов", HELPS);
    await nina.pairing.asksWhatIf("Лаптева", "Иванова");
    await nina.pairing.isToldWhatChanges("Лаптева О. Д.: Громов С. П. → Иванова А. П.");
    await nina.pairing.proposes("Лаптева", "Иванова", HELPS);
    await nina.pairing.goesBackToTheBestPlan();
    await nina.pairing.proposes("Лаптева", "Громов", HELPS);
    await nina.pairing.makesThePair("Лаптева");
    await nina.doesNotSee(ASKED);
  });

  await test.step("consents and the order are entered, and the pair works", async () => {
    await nina.people.opensPairs();
    await nina.pairing.assigns("Громов — Лаптева", {
      checks: ["mentor", "addendum", "mentee"],
      number: "12-у",
      day: "2026-02-18",
    });
    await nina.pairing.saysOfThePair("Громов — Лаптева", word("people.order_of", { number: "12-у", day: "18 февраля" }));
    await nina.pairing.begins("Громов — Лаптева");
    await nina.seesThatTheRelayHasEverything();
    const sergei = await cast.enter("Громов", { screen: "phone" });
    for (const person of [olga, sergei]) {
      await person.goesTo("Встречи");
      await person.goesTo("Программа");
      await person.sees(/Лаптева/);
      await person.sees(/Громов/);
    }
    await nina.pairing.opensTheBaseOf("mentors");
    await nina.pairing.lists("Громов", ["Лаптева О. Д.", "физики"]);
    await nina.pairing.opensTheBaseOf("mentees");
    await nina.pairing.lists("Лаптева", ["Громов С. П.", ASKED]);
  });

  await test.step("after three meetings she is asked, and says no", async () => {
    for (const topic of ["Знакомство", "Правила класса", "Разбор урока"]) {
      await olga.meetings.begins();
      await olga.meetings.types(topic, "Поговорили");
      await olga.meetings.saves();
    }
    await olga.goesTo("Сегодня");
    await olga.fit.isAsked();
    await olga.fit.answers("no");
    await olga.seesThatTheRelayHasEverything();
  });

  await test.step("the curator sees it, and another pair comes in place of this one, whose history stays", async () => {
    await nina.goesTo("Обзор");
    await nina.sees(word("overview.do_not_suit", { pairs: "Громов — Лаптева" }));
    await nina.people.opensPairs();
    await nina.pairing.saysOfThePair("Громов — Лаптева", word("people.fit_mentee", { fit: word("vocabulary.fit.no") }));
    await nina.pairing.replacesTheMentorOf("Громов — Лаптева");
    await nina.pairing.opens();
    await nina.pairing.proposes("Лаптева", "Иванова", HELPS);
    await nina.pairing.warns("Лаптева", "Громов", word("pairing.parted"));
    await nina.pairing.makesThePair("Лаптева");
    await nina.people.opensPairs();
    await nina.pairing.saysOfThePair("Иванова — Лаптева", word("people.follows", { pair: "Громов — Лаптева" }));
    await nina.pairing.showsEndedPairs();
    await nina.pairing.saysOfThePair("Громов — Лаптева", word("vocabulary.pair_state.dissolved"));
    await nina.seesThatTheRelayHasEverything();
    await olga.opensTheApp("/requests");
    await olga.requests.showsThePair(ASKED, "Иванова — Лаптева");
    await olga.opensTheApp("/meetings");
  });
});
