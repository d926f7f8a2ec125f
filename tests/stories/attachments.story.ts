import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { Account } from "../support/account.ts";
import { paper, photo } from "../support/files.ts";
import { expect, test } from "../support/story.ts";
import { capital, word } from "../support/words.ts";

const TOPIC = "Схема урока на доске";
const BOARD = "Доска";
const SHEET = "Рабочий лист";
const CERTIFICATE = capital(word("vocabulary.sample.certificate"));
const NOWHERE = "4NMNnkMhL8jXrdJ9jamS58PAVdXu";

/** A photo is taken without a network; it is nowhere else until the relay has it, and then only where it may be. */
test("files are kept offline, outlive a killed tab and a power cut, and are seen by those who see the meeting", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова", { screen: "tablet" });
  const marina = await cast.enter("Кузнецова", { screen: "phone" });
  await anna.seesThatTheRelayHasEverything();
  await marina.seesThatTheRelayHasEverything();
  await anna.appIsKeptOffline();
  await marina.appIsKeptOffline();
  // Who brings which piece of which file from where, as it is answered.
  const taken: string[] = [];
  const asked = new Set<string>();

  await test.step("without a network a meeting is logged, and a photo and a paper hang on it at once", async () => {
    await relay.kill();
    await anna.opensTheApp("/meetings");
    await anna.meetings.begins();
    await anna.meetings.types(TOPIC, "Рисовали вместе");
    await anna.meetings.saves();
    await anna.meetings.opensMeeting(TOPIC);
    await anna.attached.takesAPhoto(photo(`${BOARD}.png`));
    await anna.attached.showsPicture(BOARD);
    await anna.attached.saysThatItWaits(BOARD);
    await anna.attached.chooses(paper("Кино.pdf", 21_000_000), { name: "игра.exe", mimeType: "", buffer: Buffer.from("MZ") }, paper(`${SHEET}.pdf`, 700_000));
    await anna.attached.shows(SHEET);
    await anna.attached.refuses(/Кино\.pdf: 21 МБ, а можно не больше 20 МБ/);
    await anna.attached.refuses(/игра\.exe/);
    await anna.attached.statusCounts(word("shell.files_few", { count: "2" }));
    await expectAccessible(anna.page, "a meeting with files");
    await expectNoSidewaysScroll(anna.page, "a meeting with files");
  });

  await test.step("the tab is killed; both are still there", async () => {
    await anna.tabIsKilled();
    await anna.opensTheApp("/meetings");
    await anna.meetings.opensMeeting(TOPIC);
    await anna.attached.showsPicture(BOARD);
    await anna.attached.statusCounts(word("shell.files_few", { count: "2" }));
    await anna.attached.opens(BOARD);
    await anna.attached.looksAtIt(1600);
    await anna.attached.closes();
  });

  await test.step("the power goes while they are sent; what the relay had is not sent again", async () => {
    let cut: Promise<void> | undefined;
    await anna.page.route("**/api/files/**", async (route) => {
      const request = route.request();
      const { pathname, searchParams } = new URL(request.url());
      asked.add(pathname.replace(/\/arrived$/, ""));
      if (request.method() !== "PUT") return route.continue();
      const from = searchParams.get("from");
      if (cut === undefined && from !== "0") {
        cut = relay.kill();
        await cut;
      }
      const answer = await route.fetch().catch(() => undefined);
      if (answer === undefined) return route.abort("connectionrefused");
      taken.push(`${pathname} from ${from}`);
      return route.fulfill({ response: answer });
    });
    await relay.start();
    await expect.poll(() => cut !== undefined).toBe(true);
    await cut;
    await relay.start();
    await anna.attached.statusCountsNone();
    await anna.attached.saysThatItIsSent(BOARD);
    await anna.attached.saysThatItIsSent(SHEET);
    expect(taken.length).toBeGreaterThan(4);
    expect(new Set(taken).size).toBe(taken.length);
  });

  await test.step("the mentee sees both, opens the photo and saves the paper", async () => {
    await marina.seesThatTheRelayHasEverything();
    await marina.meetings.opens();
    await marina.meetings.opensMeeting(TOPIC);
    await marina.attached.showsPicture(BOARD);
    await marina.attached.opens(BOARD);
    await marina.attached.looksAtIt(1600);
    await expectAccessible(marina.page, "a photo on a phone");
    await expectNoSidewaysScroll(marina.page, "a photo on a phone");
    await marina.attached.calls("Схема.jpg");
    await marina.attached.closes();
    await marina.attached.opens(SHEET);
    expect(await marina.attached.saves()).toEqual(paper("", 700_000).buffer);
    await marina.attached.removes();
    await marina.attached.shows(SHEET, 0);
    await marina.bringsBack();
    await marina.attached.shows(SHEET);
    await anna.attached.shows("Схема");
  });

  await test.step("without a network she still has what she saw", async () => {
    await relay.kill();
    await marina.opensTheApp("/meetings");
    await marina.meetings.opensMeeting(TOPIC);
    await marina.attached.showsPicture("Схема");
    await marina.attached.opens("Схема");
    await marina.attached.looksAtIt(1600);
    await marina.attached.closes();
    await marina.attached.dropsOneAfterAnother("Карточки.txt", "Ответы.txt");
    await marina.attached.shows("Карточки");
    await marina.attached.shows("Ответы");
    await marina.attached.opensThePortfolio();
    await marina.attached.keeps("Схема.jpg", TOPIC);
    await marina.attached.addsASample(CERTIFICATE, "Конкурс уроков", paper("скан.pdf", 9_000));
    await marina.attached.keeps("Конкурс уроков.pdf", CERTIFICATE);
    await marina.attached.wants(CERTIFICATE);
    await marina.attached.keepsNo("Схема.jpg");
    await expectAccessible(marina.page, "a portfolio on a phone");
    await expectNoSidewaysScroll(marina.page, "a portfolio on a phone");
    await relay.start();
    await marina.seesThatTheRelayHasEverything();
    await anna.attached.opensThePortfolio();
    await anna.attached.keeps("Конкурс уроков.pdf", CERTIFICATE);
    await anna.attached.keeps("Схема.jpg", TOPIC);
  });

  await test.step("who may read the meeting may read its files; to others they are as if they were not", async () => {
    const curator = await Account.joins(relay, "Сидорова");
    const stranger = await Account.joins(relay, "Лаптева");
    const files = [...asked].filter((path) => !path.endsWith("/missing"));
    expect(files.length).toBeGreaterThan(2);
    for (const path of files) {
      expect((await curator.asks(path)).status).toBe(200);
      const sha = path.split("/").pop() ?? "";
      const unknown = await stranger.asks(`/api/files/${NOWHERE}/${sha}`);
      expect(unknown.status).toBe(404);
      expect(await stranger.asks(path)).toEqual(unknown);
    }
  });
});
