import { readFileSync } from "node:fs";

import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "../support/accessibility.ts";
import type { Person } from "../support/person.ts";
import { expect, test } from "../support/story.ts";

/** Screens by their addresses as `app/src/route.rs` writes them; who has an id for `{pair}` and the like finds it on the way. */
const EVERYBODYS = ["/", "/me", "/requests", "/acts", "/questionnaires", "/year", "/devices", "/settings", "/check", "/notes"];
const OF_A_PAIR = [
  "/programme", "/programmes/{pair}", "/programmes/{pair}/items/{item}", "/programmes/{pair}/history", "/programmes/{pair}/route",
  "/programmes/{pair}/audit", "/programmes/{pair}/help", "/programmes/{pair}/closing", "/programmes/{pair}/first", "/programmes/{pair}/portfolio", "/diagnostics/{pair}", "/instruments/{pair}", "/instruments/{pair}/{record}",
  "/meetings/{pair}", "/meetings/{pair}/{meeting}", "/lessons/{pair}", "/lessons/{pair}/visits/{visit}", "/lessons/{pair}/open/{lesson}",
  "/lessons/of/{mentor}",
];
const OF_ITS_MEMBERS = [
  "/programmes/{pair}/build", "/diagnostics/{pair}/{round}/{about}", "/diagnostics/{pair}/{round}/{about}/{inquiry}", "/instruments/{pair}/new/{instrument}", "/meetings", "/meetings/{pair}/new",
  "/lessons", "/lessons/{pair}/new", "/lessons/{pair}/open/new", "/notes/{note}", "/pin", "/leave", "/behind",
];
const OF_THE_CURATOR = ["/pairs", "/people", "/people/{person}", "/pairing", "/bases/mentors", "/bases/mentees", "/questionnaires/{blank}"];
const OF_NOBODY = ["/join", "/left"];
const OF_THE_FIRST = ["/start"];

/** Where a link to one of these is, when its id is not known yet. */
const FOUND_ON: Record<string, string> = {
  item: "/programmes/{pair}",
  about: "/diagnostics/{pair}",
  record: "/instruments/{pair}",
  meeting: "/meetings/{pair}",
  visit: "/lessons/{pair}",
  lesson: "/lessons/{pair}",
  mentor: "/lessons/{pair}",
  note: "/notes",
  person: "/people",
  blank: "/questionnaires",
  inquiry: "/diagnostics/{pair}",
};

test("no screen is forgotten here", () => {
  const route = readFileSync(new URL("../../app/src/route.rs", import.meta.url), "utf8");
  const path = route.slice(route.indexOf("pub fn path"), route.indexOf("pub const fn is_beside_a_list"));
  const there = [...path.matchAll(/"(\/[^"]*)"/g)].map(([, address]) => address);
  expect(there.length).toBeGreaterThan(40);
  const seen = [EVERYBODYS, OF_A_PAIR, OF_ITS_MEMBERS, OF_THE_CURATOR, OF_NOBODY, OF_THE_FIRST].flat();
  expect([...seen].sort()).toEqual([...there].sort());
});

const CURATORS = [...EVERYBODYS, ...OF_THE_CURATOR, ...OF_A_PAIR.filter((screen) => screen !== "/programme")];

/** F22: every screen: axe finds nothing, nothing is wider than a phone, and at 200 % nothing is wider than a desktop. */
for (const [who, screens] of [["Иванова", [...EVERYBODYS, ...OF_A_PAIR, ...OF_ITS_MEMBERS]], ["Сидорова", CURATORS]] as const) {
  test(`${who} can use every screen on a phone, and at 200 % in the dark`, async ({ cast }) => {
    test.slow();
    const person = await cast.enter(who, { screen: "phone" });
    await person.seesThatTheRelayHasEverything();
    const way = await Way.of(person);
    for (const screen of screens) {
      await way.goes(screen);
      await person.looksThrough({ screen: "phone", colours: "light" });
      await expectAccessible(person.page, `${screen} of ${who}`);
      await expectNoSidewaysScroll(person.page, `${screen} of ${who}`);
      await person.looksThrough({ screen: "zoomed", colours: "dark" });
      await expectContrast(person.page, `${screen} of ${who} at 200 % in the dark`);
      await expectNoSidewaysScroll(person.page, `${screen} of ${who} at 200 %`);
    }
  });
}

/** Where nothing is written yet there is other to see: a draft, its first steps, and every page that says how to begin. */
test("a pair that was made a minute ago can use every screen on a phone, and at 200 %", async ({ cast }) => {
  test.slow();
  const nina = await cast.enter("Сидорова", { screen: "desktop" });
  await nina.people.opensPairs();
  await nina.pairing.writesAPairDown({ mentor: "Громов", mentee: "Лаптева", form: "teacher_teacher", kind: "traditional" });
  await nina.seesThatTheRelayHasEverything();
  const sergei = await cast.enter("Громов", { screen: "phone" });
  await sergei.seesThatTheRelayHasEverything();
  await sergei.programme.opensWithoutAPlan();
  const way = await Way.of(sergei, ["/programme", "/diagnostics/{pair}"]);
  // What has nothing of a pair in it looks the same as everybody's.
  const screens = [...OF_A_PAIR, ...OF_ITS_MEMBERS].filter((screen) => screen.includes("{pair}") && way.knows(screen));
  for (const screen of screens) {
    await way.goes(screen);
    await expectAccessible(sergei.page, `${screen} of a new pair`);
    await expectNoSidewaysScroll(sergei.page, `${screen} of a new pair`);
    await sergei.looksThrough({ screen: "zoomed", colours: "light" });
    await expectNoSidewaysScroll(sergei.page, `${screen} of a new pair at 200 %`);
    await sergei.looksThrough({ screen: "phone", colours: "light" });
  }
});

test("Кузнецова can use every screen of her pair on a desktop", async ({ cast }) => {
  const person = await cast.enter("Кузнецова", { screen: "desktop" });
  await person.seesThatTheRelayHasEverything();
  const way = await Way.of(person);
  for (const screen of [...EVERYBODYS, ...OF_A_PAIR]) {
    await way.goes(screen);
    await expectAccessible(person.page, `${screen} of Кузнецова on a desktop`);
    await expectNoSidewaysScroll(person.page, `${screen} of Кузнецова on a desktop`);
  }
});

test("the first screens of somebody who has not joined are accessible too", async ({ cast }) => {
  const stranger = await cast.withNewDevice("Никто", { screen: "phone" });
  stranger.watch.expects(/status of 401/);
  for (const screen of OF_NOBODY) {
    await stranger.opensTheApp(screen);
    await seenInBothLooks(stranger, screen);
  }
});

test.describe("a school that is not there yet", () => {
  test.use({ demo: false });

  test("the steps that make it are accessible", async ({ cast, relay }) => {
    const first = await cast.withNewDevice("Орлова", { screen: "phone" });
    await first.triesToJoin(relay.firstInvitation);
    await first.start.isAskedForTheSchool();
    await seenInBothLooks(first, "/start");
  });
});

async function seenInBothLooks(person: Person, screen: string): Promise<void> {
  await person.isOnAScreen();
  for (const look of [{ screen: "phone", colours: "light" }, { screen: "zoomed", colours: "dark" }] as const) {
    await person.looksThrough(look);
    await expectAccessible(person.page, screen);
    await expectNoSidewaysScroll(person.page, screen);
  }
}

/** Somebody's way through the screens, with the ids that were met on it. */
class Way {
  private readonly ids = new Map([["round", "entry"], ["instrument", "interview"]]);

  private constructor(private readonly person: Person) {}

  static async of(person: Person, begins?: [from: string, link: string]): Promise<Way> {
    const way = new Way(person);
    // Who looks after all pairs has no programme of their own.
    const [from, link] = begins ?? (person.name === "Сидорова" ? ["/pairs", "/programmes/{pair}"] : ["/programme", "/programmes/{pair}/items/{item}"]);
    await way.meets(link, from);
    return way;
  }

  /** Whether all ids of a screen were met. */
  knows(screen: string): boolean {
    return this.unknownIn(screen).length === 0;
  }

  async goes(screen: string): Promise<void> {
    const [unknown] = this.unknownIn(screen);
    if (unknown !== undefined) await this.meets(screen, this.filled(FOUND_ON[unknown] ?? ""));
    await this.person.opensTheApp(this.filled(screen));
    await this.person.isOnAScreen();
  }

  /** Finds a link to such a screen on that page, and remembers its ids. */
  private async meets(screen: string, from: string): Promise<void> {
    await this.person.opensTheApp(from);
    const names = this.unknownIn(screen);
    const wanted = new RegExp(`^${this.filled(screen).replace(/\{\w+\}/g, "([^/]+)")}$`);
    let found: RegExpExecArray | undefined;
    await expect(async () => {
      const links = await this.person.page.locator("main a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
      found = links.map((link) => wanted.exec(link)).find((one) => one !== null && one[1] !== "new") ?? undefined;
      expect(found, `a link to ${screen} on ${from}`).toBeDefined();
    }).toPass({ timeout: 20_000 });
    names.forEach((name, at) => this.ids.set(name, found?.[at + 1] ?? ""));
  }

  private unknownIn(screen: string): string[] {
    return [...screen.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").filter((name) => !this.ids.has(name));
  }

  private filled(screen: string): string {
    return screen.replace(/\{(\w+)\}/g, (as, name: string) => this.ids.get(name) ?? as);
  }
}
