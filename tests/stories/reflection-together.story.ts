import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";

/** The pair writes a reflection note together; nobody else can read it. */
test.describe("a reflection note of the pair", () => {
  test("both type at once, see each other's letters and carets, and nobody's caret jumps", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await anna.notes.startsForThePair("После открытого урока");
    await anna.notes.types("Начало. Конец.");
    await marina.notes.opens("После открытого урока");
    await marina.notes.reads("Начало. Конец.");

    await marina.notes.putsCaretAfter("Начало.");
    await anna.notes.seesCaretOf("Кузнецова");
    await marina.notes.seesCaretOf("Иванова");
    await Promise.all([anna.notes.types(" Наставник пишет дальше."), marina.notes.types(" Наставляемая пишет в середине.")]);

    const whole = "Начало. Наставляемая пишет в середине. Конец. Наставник пишет дальше.";
    await anna.notes.reads(whole);
    await marina.notes.reads(whole);
    expect((await anna.notes.aroundCaret()).after).toBe("");
    expect(await marina.notes.aroundCaret()).toEqual({
      before: "Начало. Наставляемая пишет в середине.",
      after: " Конец. Наставник пишет дальше.",
    });
  });

  test("the caret of somebody who left goes with them", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await anna.notes.startsForThePair("Пауза вместо подсказки");
    await marina.notes.opens("Пауза вместо подсказки");
    await marina.notes.types("Я здесь");
    await anna.notes.seesCaretOf("Кузнецова");

    await marina.goesTo("Сегодня");

    await anna.notes.seesNoCaret();
  });

  test("what both typed offline merges", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    const marina = await cast.enter("Кузнецова");
    await anna.notes.startsForThePair("Дома, без связи");
    await anna.notes.types("Вместе.");
    await marina.notes.opens("Дома, без связи");
    await marina.notes.reads("Вместе.");
    await anna.seesThatTheRelayHasEverything();
    await relay.kill();

    await anna.notes.types(" Это написала Анна.");
    await marina.notes.types(" Это написала Марина.");
    await anna.seesThatItIsOnTheDevice();
    await marina.seesThatItIsOnTheDevice();
    await relay.start();

    await anna.notes.reads(/^Вместе\.(?=.* Это написала Анна\.)(?=.* Это написала Марина\.).*$/);
    await marina.notes.reads(await anna.notes.text());
  });

  test("the curator cannot read it, on the screen or over the wire", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.notes.startsForThePair("Только для пары");
    await anna.notes.types("Этого куратор не увидит.");
    await anna.seesThatTheRelayHasEverything();

    const nadezhda = await cast.enter("Сидорова");
    await nadezhda.seesThatTheRelayHasEverything();
    await nadezhda.opensTheApp("/notes");
    await nadezhda.doesNotSee("Только для пары");
    await nadezhda.opensTheApp(new URL(anna.page.url()).pathname);
    await nadezhda.doesNotSee("Этого куратор не увидит.");

    const program = await RepoClient.of(await nadezhda.asProgram());
    const { reflection } = await program.pairOf("Иванова");
    expect(await nadezhda.documentsOnTheDevice()).not.toContain(reflection);
    await expect(program.find(reflection)).rejects.toThrow(/unavailable/i);
    await program.leaves();
  });
});
