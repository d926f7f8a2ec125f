import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility.ts";
import { test } from "../support/story.ts";

const OF_THE_PAIR = ["/", "/programme", "/meetings", "/lessons", "/notes", "/devices", "/pin", "/leave", "/settings", "/check", "/me", "/requests", "/acts", "/questionnaires", "/year"];
const OF_THE_CURATOR = ["/", "/pairs", "/people", "/me", "/requests", "/pairing", "/bases/mentors", "/bases/mentees", "/acts", "/questionnaires", "/year", "/devices", "/settings", "/check"];

const LOOKS = [
  { screen: "phone", colours: "light" },
  { screen: "phone", colours: "dark" },
  { screen: "desktop", colours: "light" },
  { screen: "desktop", colours: "dark" },
] as const;

/** F22: every screen, as everybody sees it: axe finds nothing, and nothing is wider than the screen. */
for (const [who, screens] of [["Иванова", OF_THE_PAIR], ["Кузнецова", OF_THE_PAIR], ["Сидорова", OF_THE_CURATOR]] as const) {
  test(`${who} can use every screen, on a phone and on a desktop, light and dark`, async ({ cast }) => {
    const person = await cast.enter(who, LOOKS[0]);
    await person.seesThatTheRelayHasEverything();
    for (const screen of screens) {
      await person.opensTheApp(screen);
      await person.isOnAScreen();
      for (const look of LOOKS) {
        await person.looksThrough(look);
        const what = `${screen} of ${who} on a ${look.screen}, ${look.colours}`;
        await expectAccessible(person.page, what);
        await expectNoSidewaysScroll(person.page, what);
      }
    }
  });
}

test("the first screens of somebody who has not joined are accessible too", async ({ cast }) => {
  const stranger = await cast.withNewDevice("Никто", { screen: "phone" });
  stranger.watch.expects(/status of 401/);
  await stranger.opensTheApp("/join");
  await stranger.isOnAScreen();
  await expectAccessible(stranger.page, "/join");
  await expectNoSidewaysScroll(stranger.page, "/join");
});

test("an open item, what is beside a programme, and an open note are accessible on a phone", async ({ cast }) => {
  const anna = await cast.enter("Иванова", { screen: "phone" });
  await anna.programme.opens();
  await anna.programme.opensItem("Открытый урок для методического объединения");
  await expectAccessible(anna.page, "an open item");
  await expectNoSidewaysScroll(anna.page, "an open item");
  await anna.programme.closesItem();
  const programme = new URL(anna.page.url()).pathname;
  for (const beside of [`${programme}/build`, `${programme}/route`, `${programme}/closing`, `${programme}/first`, programme.replace("programmes", "diagnostics"), programme.replace("programmes", "instruments")]) {
    await anna.opensTheApp(beside);
    await anna.isOnAScreen();
    await expectAccessible(anna.page, beside);
    await expectNoSidewaysScroll(anna.page, beside);
  }
  await anna.notes.startsForThePair("Заметка");
  await expectAccessible(anna.page, "an open note");
  await expectNoSidewaysScroll(anna.page, "an open note");
});
