import { expectAccessible } from "../support/accessibility.ts";
import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";
import { capital, word } from "../support/words.ts";

/** What a pair says to each other: notes with headings and lists, talk about an item, how a meeting was. */
test.describe("the words of a pair", () => {
  test("S2-17: a note with headings, lists and bold is written by keyboard on two devices apart, and merges", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова", { screen: "phone" });
    await anna.notes.startsForThePairByKeyboard("Итоги четверти");
    await anna.notes.types("# Что вышло");
    await anna.notes.body.press("Enter");
    await anna.notes.types("Дети спорили сами");
    await anna.notes.body.press("Enter");
    await anna.notes.types("- пауза");
    await anna.notes.body.press("Enter");
    await anna.notes.types("вопрос классу");
    await anna.notes.body.press("Enter");
    await anna.notes.body.press("Enter");
    await anna.notes.types("Дальше");
    await anna.notes.body.press("Control+b");
    await anna.notes.isPressed("strong", true);
    await anna.notes.types(" вместе");
    const whole = ["# Что вышло", "Дети спорили сами", "- пауза", "- вопрос классу", "Дальше** вместе**"];
    await anna.notes.showsLines(whole);
    await marina.notes.opens("Итоги четверти");
    await marina.notes.showsLines(whole);
    await expectAccessible(anna.page, "a formatted note");
    await expectAccessible(marina.page, "a formatted note on a phone");

    await anna.seesThatTheRelayHasEverything();
    await relay.kill();
    await anna.notes.chooses("спорили");
    await anna.notes.presses("em");
    await anna.notes.isPressed("em", true);
    await marina.notes.putsCaretAfter("вопрос классу");
    await marina.notes.body.press("Enter");
    await marina.notes.types("план на двоих");
    await marina.notes.putsCaretAfter("Дальше");
    await marina.notes.presses("number");
    await anna.seesThatItIsOnTheDevice();
    await marina.seesThatItIsOnTheDevice();
    await relay.start();

    const merged = ["# Что вышло", "Дети _спорили_ сами", "- пауза", "- вопрос классу", "- план на двоих", "1. Дальше** вместе**"];
    await anna.notes.showsLines(merged);
    await marina.notes.showsLines(merged);

    // A client that nobody here wrote reads the same, as Automerge's own rich text.
    const program = await RepoClient.of(await anna.asProgram());
    await expect
      .poll(() => program.noteLines("Иванова", "Итоги четверти"))
      .toEqual([
        "heading: Что вышло",
        "paragraph: Дети <em>спорили</em> сами",
        "unordered-list-item: пауза",
        "unordered-list-item: вопрос классу",
        "unordered-list-item: план на двоих",
        "ordered-list-item: Дальше<strong> вместе</strong>",
      ]);
    await program.leaves();

    // Backspace where an item begins makes it a paragraph, and then part of the line before.
    await marina.notes.putsCaretAfter("Дальше");
    await marina.notes.body.press("Home");
    await marina.notes.body.press("Backspace");
    await marina.notes.showsLines([...merged.slice(0, 5), "Дальше** вместе**"]);
    await marina.notes.body.press("Control+z");
    await marina.notes.showsLines(merged);

    // What is pasted keeps its lists and its bold, and nothing that could run: of what tries to, the browser tells.
    anna.watch.expects(/inline event handler/);
    await anna.notes.putsCaretAfter("сами");
    await anna.notes.pastes({
      "text/html":
        '<h1>План</h1><script>window.ran = true</script><ul><li>раз <b>два</b></li></ul><p onclick="window.ran = true"><img src="x" onerror="window.ran = true">три</p>',
      "text/plain": "План",
    });
    await anna.notes.showsLines([
      "# Что вышло",
      "Дети _спорили_ самиПлан",
      "- раз **два**",
      "три",
      ...merged.slice(2),
    ]);
    expect(await anna.page.evaluate(() => (window as unknown as { ran?: boolean }).ran)).toBeUndefined();
    await anna.notes.body.press("Control+z");
    await anna.notes.showsLines(merged);

    // The browser's own way back takes the page away with the caret in it.
    await anna.page.goBack();
    await anna.notes.lists("Итоги четверти");

    // Its author says what it is about; the list shows what is wanted.
    await anna.notes.startsForOneself("Себе на завтра");
    await anna.notes.opens("Итоги четверти");
    await anna.notes.isAbout(capital(word("vocabulary.period.third")), "споры");
    await expectAccessible(anna.page, "a note with its period and tags");
    await expect(marina.page.locator(".notes__open")).toContainText("III четверть · споры");
    await anna.notes.wants("споры", 1);
    await anna.notes.lists("Итоги четверти");
    await anna.notes.showsAllAgain("Себе на завтра");
  });

  test("S0-14, S2-82: an item is talked about; a question waits in «Сегодня» until it is answered", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова", { screen: "phone" });
    await anna.programme.opens();
    const [event = ""] = await anna.programme.items();
    await marina.seesThatTheRelayHasEverything();
    await marina.programme.opens();
    await relay.kill();
    await marina.programme.opensItem(event);
    await marina.programme.asks("Как начать, если класс молчит?", "Иванова");
    await marina.programme.showsTalk(["Как начать, если класс молчит?"]);
    await marina.seesThatItIsOnTheDevice();
    await expectAccessible(marina.page, "talk about an item");
    await relay.start();

    await anna.goesTo("Сегодня");
    await anna.sees("Как начать, если класс молчит?");
    await expectAccessible(anna.page, "a question in today");
    await anna.page.getByRole("link", { name: /^Ответить:/ }).click();
    await anna.programme.says("Начните с вопроса, на который нет неверного ответа.");
    await anna.programme.showsTalk(["Как начать, если класс молчит?", "Начните с вопроса, на который нет неверного ответа."]);
    await anna.goesTo("Сегодня");
    await anna.doesNotSee("Как начать, если класс молчит?");
    await marina.programme.showsTalk(["Как начать, если класс молчит?", "Начните с вопроса, на который нет неверного ответа."]);
    await expect(marina.page.getByText(word("programme.question_settled", { name: "Иванова А. П." }))).toBeVisible();

    // The council reads the programme, and talks about it without writing in it.
    const irina = await cast.enter("Морозова", { screen: "tablet" });
    await irina.people.opensPairs();
    await irina.people.opensTheProgrammeOf("Иванова — Кузнецова");
    await irina.sees(word("programme.not_seen"));
    await irina.programme.opensItem(event);
    await irina.programme.asks("Что из этого покажете совету?", "Кузнецова");
    await irina.programme.closesItem();
    await irina.programme.opensTheTalk();
    await irina.programme.asksInTheTalk("Когда заседание?", "Сидорова");
    await irina.programme.saysItWasTriedOut({ day: "2026-02-04", by: "совет наставников", place: "2 «Б»", result: "Дети рассуждают вслух" });
    await irina.programme.wasTriedOut("Дети рассуждают вслух");
    await expectAccessible(irina.page, "a programme as the council sees it");
    await irina.seesThatTheRelayHasEverything();

    await marina.goesTo("Сегодня");
    await marina.sees("Что из этого покажете совету?");
    await marina.page.getByRole("link", { name: /^Ответить:/ }).click();
    await marina.programme.says("Наш первый разбор урока.");
    await irina.programme.opensItem(event);
    await expect(irina.page.getByText(word("programme.question_settled", { name: "Кузнецова М. О." }))).toBeVisible();
    await marina.goesTo("Программа");
    await marina.programme.wasTriedOut("Дети рассуждают вслух");

    // What the curator is asked waits on the curator's first screen.
    const nadezhda = await cast.enter("Сидорова");
    await nadezhda.overview.opens();
    await nadezhda.sees(word("overview.asked"));
  });

  test("S3-01: a meeting is logged from «Сегодня» offline in three taps, with its mood for the pair only", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова", { screen: "phone" });
    await anna.goesTo("Сегодня");
    await anna.seesThatTheRelayHasEverything();
    await anna.appIsKeptOffline();
    await relay.kill();
    let taps = 0;
    const tap = async (locator: ReturnType<typeof anna.page.getByRole>) => {
      taps += 1;
      await locator.click();
    };
    await tap(anna.page.getByRole("link", { name: word("today.log"), exact: true }).first());
    const topic = await anna.page.getByLabel(word("meetings.topic"), { exact: true }).inputValue();
    expect(topic, "what is due is the topic already").not.toBe("");
    await tap(anna.page.getByText(word("vocabulary.mood.good"), { exact: true }));
    // A nervous thumb taps twice: what offers to take it back comes up under it, and must not be pressed by that.
    taps += 1;
    await anna.page.getByRole("button", { name: word("meetings.save"), exact: true }).dblclick();
    expect(taps).toBe(3);
    await anna.meetings.shows(topic);
    await anna.seesThatItIsOnTheDevice();
    await relay.start();
    await anna.seesThatTheRelayHasEverything();

    const marina = await cast.enter("Кузнецова");
    await marina.meetings.opens();
    await marina.meetings.opensMeeting(topic);
    await expect(marina.page.getByText(/^Иванова.*: хорошо$/)).toBeVisible();
    await expectAccessible(marina.page, "a meeting with its mood");
    const address = new URL(marina.page.url()).pathname;
    const nadezhda = await cast.enter("Сидорова");
    await nadezhda.opensTheApp(address);
    await nadezhda.sees(topic);
    await nadezhda.doesNotSee(/: хорошо$/);
    await nadezhda.doesNotSee(word("meetings.mood"));
  });
});
