import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { expect, test } from "../support/story.ts";
import { capital, word } from "../support/words.ts";

const PUPILS = "Ученик А. — Ученик Б.";
const TEACHERS = "Иванова — Кузнецова";
const OWN = "Первый год: наш вариант";
const DONE = "Всё отмечено, две встречи перенесены с объяснением";
const ABOUT = "Встречи отменяются в последний день";

/** S2-82, S2-86: the council looks at a finished route and at the school's own templates; whoever reads the programme reads it. */
test("the council audits a finished route and marks a template as tried out", async ({ cast, relay }) => {
  test.slow();
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  const irina = await cast.enter("Морозова", { screen: "tablet" });
  for (const person of [nina, irina]) await person.seesThatTheRelayHasEverything();

  await test.step("offline, the council member marks the criteria, says why, and takes a slip back", async () => {
    await irina.people.opensPairs();
    await irina.pairing.showsEndedPairs();
    await irina.people.opensTheProgrammeOf(PUPILS);
    await irina.council.opensTheAudit();
    await relay.kill();
    await irina.council.audits("done", "yes", DONE);
    await irina.council.audits("basis", "partly", "Диагностика одна, входная");
    await irina.council.concludes("Маршрут пройден");
    await expectAccessible(irina.page, "an audit on a tablet");
    const paper = await irina.council.printsTheAudit();
    for (const words of [word("audit.paper_title"), DONE, "Маршрут пройден", "Морозова И. Ю."]) expect(paper).toContain(words);
  });

  await test.step("the curator marks one of them apart, and both values are there until one is kept", async () => {
    await nina.people.opensPairs();
    await nina.pairing.showsEndedPairs();
    await nina.people.opensTheProgrammeOf(PUPILS);
    await nina.council.opensTheAudit();
    await nina.council.audits("basis", "no", "Итоговой диагностики нет");
    await relay.start();
    for (const person of [irina, nina]) await person.seesThatTheRelayHasEverything();
    const marks = ["partly", "no"].map((mark) => capital(word(`vocabulary.audit_mark.${mark}`)));
    await nina.council.keepsOfTwo("basis", marks, marks[0] ?? "");
  });

  await test.step("the pair reads it, and writes nothing in it", async () => {
    const alik = await cast.withNewDevice("Ученик А.", { screen: "phone" });
    await alik.joins(await nina.people.invites("Ученик А."));
    await alik.seesThatTheRelayHasEverything();
    await alik.goesTo("Программа");
    await alik.council.goesOnFromTheClosingToTheAudit();
    await alik.council.readsTheAudit("done", DONE);
    await expectAccessible(alik.page, "an audit that is read, on a phone");
    await expectNoSidewaysScroll(alik.page, "an audit that is read, on a phone");
  });

  await test.step("a route that still runs is not audited yet, and its menu does not offer it", async () => {
    await irina.people.opensPairs();
    await irina.pairing.showsPairsThatGoOn();
    await irina.people.opensTheProgrammeOf(TEACHERS);
    await irina.opensTheApp(`${new URL(irina.page.url()).pathname}/audit`);
    await irina.sees(word("audit.runs"));
  });

  await test.step("the curator keeps a template, and the council marks it as tried out", async () => {
    await nina.people.opensPairs();
    await nina.pairing.showsPairsThatGoOn();
    await nina.people.opensTheProgrammeOf(TEACHERS);
    await nina.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await nina.page.getByRole("menuitem", { name: word("programme.build") }).click();
    await nina.council.keepsAsATemplate(OWN);
    await nina.seesThatTheRelayHasEverything();
    await irina.people.opensPairs();
    await irina.pairing.showsPairsThatGoOn();
    await irina.people.opensTheProgrammeOf(TEACHERS);
    await irina.council.opensTheTemplates();
    await irina.council.marksTheTemplate(OWN, "Две пары, обе дошли до конца");
    await expectAccessible(irina.page, "the templates as the council sees them");
    await irina.seesThatTheRelayHasEverything();
    await nina.council.seesTheMarkOf(OWN, "Две пары, обе дошли до конца");
  });
});

/** S2-88: told in confidence, talked over, handed to the council, agreed on; the other side never hears of it. */
test("a mentee tells the curator what is wrong, and nobody else reads it but whom the curator calls in", async ({ cast, relay }) => {
  test.slow();
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  const irina = await cast.enter("Морозова", { screen: "tablet" });
  const viktor = await cast.enter("Петров");
  for (const person of [marina, anna, nina, irina, viktor]) await person.seesThatTheRelayHasEverything();

  await test.step("without a network she says what it is about, and sees by name who will read it", async () => {
    await marina.goesTo("Программа");
    await relay.kill();
    await marina.council.asksForHelp();
    await marina.council.tells(ABOUT);
    await marina.council.isReadBy(ABOUT, /вы, .*Сидорова Н\. К\./);
    await expectAccessible(marina.page, "a dispute on a phone");
    await expectNoSidewaysScroll(marina.page, "a dispute on a phone");
    await marina.seesThatItIsOnTheDevice();
    await relay.start();
    await marina.seesThatTheRelayHasEverything();
  });

  await test.step("the curator finds it on the first screen, writes down the talk and calls the council in", async () => {
    await nina.goesTo("Обзор");
    await nina.council.opensTheDisputeOf(TEACHERS);
    await nina.council.goesAStep(ABOUT, "talk", "Говорили с каждой отдельно");
    await nina.council.hands(ABOUT, "Морозова И. Ю.");
    await nina.council.takesTheHandingOnBack(ABOUT, "Морозова И. Ю.");
    await nina.council.hands(ABOUT, "Морозова И. Ю.");
    await expectAccessible(nina.page, "a dispute as the curator sees it");
    await nina.seesThatTheRelayHasEverything();
    await marina.council.isReadBy(ABOUT, /Морозова И\. Ю\./);
    await marina.council.hasStep(ABOUT, "Говорили с каждой отдельно");
  });

  await test.step("whom the curator called in has a copy, and what they write goes to the curator alone", async () => {
    await irina.goesTo("Обзор");
    await irina.council.opensTheDisputeOf(TEACHERS);
    await irina.council.hasStep(ABOUT, "Говорили с каждой отдельно");
    await irina.council.goesAStep(ABOUT, "talk", "Предлагаю встречи по вторникам");
    await irina.seesThatTheRelayHasEverything();
    await nina.council.hasStepInTheCopy("Морозова И. Ю.", "Предлагаю встречи по вторникам");
    await nina.council.cannotTakeTheHandingOnBack(ABOUT, "Морозова И. Ю.");
    await irina.seesThatTheRelayHasEverything();
    await nina.council.hasStepInTheCopy("Морозова И. Ю.", "Предлагаю встречи по вторникам");
    await nina.council.goesAStep(ABOUT, "agreement", "Встречи по вторникам, о переносе говорим накануне", { agreed: "обе", until: "2026-03-19" });
    await irina.council.hasStep(ABOUT, "Встречи по вторникам, о переносе говорим накануне");
    await nina.goesTo("Обзор");
    await nina.sees("Договорились, срок 19 марта");
  });

  await test.step("what others wrote is theirs: whoever opened it cannot take it away any more", async () => {
    await marina.council.hasStep(ABOUT, "Встречи по вторникам, о переносе говорим накануне");
    await marina.council.takesNothingAway(ABOUT);
  });

  await test.step("neither the other of the pair nor the head finds anything of it", async () => {
    const path = new URL(marina.page.url()).pathname;
    await marina.doesNotSee("Предлагаю встречи по вторникам");
    for (const person of [anna, viktor]) {
      await person.opensTheApp(path);
      await person.council.isWhereHelpIs();
      await person.council.seesNoDispute();
      await person.opensTheApp("/");
      await person.doesNotSee(ABOUT);
      await person.doesNotSee(word("disputes.waits"));
    }
  });
});
