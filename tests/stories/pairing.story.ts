import { expectAccessible } from "../support/accessibility.ts";
import { test } from "../support/story.ts";
import { word, words } from "../support/words.ts";

const ASKED = "Не получается удержать дисциплину на уроке в седьмых классах";
const HELPS = word("pairing.topic", { topic: word("vocabulary.topic.upbringing") });

/** From a request to a pair that works; and, when the two do not suit each other, to another one. */
test("a new teacher asks for help offline, gets a mentor, and another one when they do not suit each other", async ({ cast, relay }) => {
  test.slow();
  let profileOfOlga = "";
  const olga = await cast.enter("Лаптева", { screen: "phone" });
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await olga.seesThatTheRelayHasEverything();
  await nina.seesThatTheRelayHasEverything();
  const sergei = await cast.enter("Громов", { screen: "phone" });

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
    await test.step("each reads what the other shows, and no more", async () => {
      await sergei.goesTo("Сегодня");
      await sergei.profile.opensOf("Лаптева");
      profileOfOlga = new URL(sergei.page.url()).pathname;
      await sergei.profile.says("profile.as_mentee", ASKED);
      await sergei.doesNotSee(word("profile.confidential"));
      await expectAccessible(sergei.page, "the mentee's profile on a phone");
      await olga.goesTo("Сегодня");
      await olga.profile.opensOf("Громов");
      await olga.profile.says("profile.as_mentor", new RegExp(word("vocabulary.topic.upbringing"), "i"));
      await olga.doesNotSee(word("profile.wants"));
      await expectAccessible(olga.page, "the mentor's card on a phone");
    });
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

  await test.step("the head approves the programme where the school has decided so, and reads nothing of the pair's work", async () => {
    await nina.year.opensTheYear();
    await nina.year.letsTheHeadApprove();
    await sergei.goesTo("Программа");
    await sergei.programme.asksForAnItemFirst();
    await sergei.programme.adds("Провести классный час вместе");
    await sergei.programme.takesTheStep("agree");
    await nina.seesThatTheRelayHasEverything();
    await sergei.seesThatTheRelayHasEverything();
    const viktor = await cast.enter("Петров", { screen: "tablet" });
    await viktor.people.opensPairs();
    await viktor.people.opensTheProgrammeOf("Громов — Лаптева");
    await viktor.sees(word("programme.not_seen"));
    await viktor.programme.takesTheStep("approve");
    await viktor.sees(/^Утверждено: вы/);
    await expectAccessible(viktor.page, "a programme as the head sees it");
    await viktor.seesThatTheRelayHasEverything();
    await nina.opensTheApp("/");
    await nina.overview.saysWhyThePairNeedsHer("Громов — Лаптева", word("overview.why_head_approved"));
    await nina.opensTheApp(new URL(viktor.page.url()).pathname);
    await nina.programme.entersTheHeadsApproval();
    await nina.programme.isNow("approved");
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
    await nina.pairing.opens();
    const points = await nina.pairing.makesAGroup("Васильева", ["Смирнов"]);
    await nina.opensTheApp("/pairs");
    await nina.pairing.showsTheGroup(["Васильева", "Смирнов"], points);
    await nina.pairing.takesWhatIsProposed(
      { mentor: "Громов", mentee: "Ученик Б." },
      { form: "teacher_student", kind: "traditional", why: word("pairing.why.people") },
    );
    // What each showed the other is closed with the pair, for the address too.
    await sergei.opensTheApp(profileOfOlga);
    await sergei.sees(word("profile.not_yours"));
    await sergei.doesNotSee(ASKED);
  });
});

/** What young teachers usually find hard is offered: in a request, among the deficits, and as the first template. */
test("a young teacher asks with one tap, and her mentor takes a usual deficit and the template for such mentees", async ({ cast }) => {
  const difficulty = word("diagnostics.skill.discipline");
  const deficit = word("diagnostics.skill.journal");
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  await marina.opensTheApp("/requests");
  await marina.requests.asksWithOneTap(difficulty, "upbringing");
  await expectAccessible(marina.page, "requests on a phone");
  await marina.requests.shows(difficulty, "new");

  const anna = await cast.enter("Иванова", { screen: "tablet" });
  await anna.programme.opens();
  await anna.programme.takesUsual(deficit);
  await anna.programme.hasOneDeficit(deficit);
  await expectAccessible(anna.page, "a programme with usual deficits");
  await anna.programme.opensTheBuilder();
  await anna.programme.isOfferedFirst("Молодой учитель: первый год", word("vocabulary.mentee_category.novice"));
  await anna.sees(words("build.recommended", { category: word("vocabulary.mentee_category.novice") }));
  await expectAccessible(anna.page, "templates and why they fit");
});
