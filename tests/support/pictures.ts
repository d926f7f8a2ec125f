/**
 * Takes pictures of the demo school into the folder `RYADOM_PICTURES`: the two of the README, or with `all` every screen
 * at four sizes, light and dark, to be looked at.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Person } from "./person.ts";
import { Relay } from "./relay.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
];

/** Bytes that a picture of the README may have. */
const HEAVIEST = 200_000;

const COLOURS = ["light", "dark"] as const;

/** Who looks at what: an address, or how to come there from the start. */
const LOOKS: Array<{ who: string; name: string; screens: Record<string, string | ((person: Person) => Promise<void>)> }> = [
  {
    who: "Иванова",
    name: "mentor",
    screens: {
      today: "/",
      programme: "/programme",
      item: (person) => opensFirst(person, "/programme", "/items/"),
      diagnostics: opensDiagnostics,
      answering: async (person) => {
        await opensDiagnostics(person);
        await person.page.locator(".round a").nth(1).click();
        await person.page.locator(".question").first().waitFor();
      },
      instruments: opensInstruments,
      record: async (person) => {
        await opensInstruments(person);
        await person.page.locator(".meeting__topic").first().click();
        await person.page.locator("textarea").first().waitFor();
      },
      build: (person) => opensBeside(person, "build"),
      route: (person) => opensBeside(person, "route"),
      help: (person) => opensBeside(person, "help"),
      closing: (person) => opensBeside(person, "closing"),
      "first-days": (person) => opensBeside(person, "first"),
      portfolio: (person) => opensBeside(person, "portfolio"),
      acts: "/acts",
      meetings: "/meetings",
      lessons: "/lessons",
      visit: (person) => opensFirst(person, "/lessons", "/visits/"),
      "open-lesson": (person) => opensFirst(person, "/lessons", "/open/"),
      notes: "/notes",
      note: (person) => opensFirst(person, "/notes", "/notes/"),
      devices: "/devices",
      pin: "/pin",
      leave: "/leave",
      settings: "/settings",
      check: "/check",
      me: "/me",
      mentee: (person) => opensFirst(person, "/", "/people/"),
      requests: "/requests",
    },
  },
  { who: "Кузнецова", name: "mentee", screens: { today: "/", mentor: (person) => opensFirst(person, "/", "/people/") } },
  {
    who: "Лаптева",
    name: "newcomer",
    screens: { today: "/", requests: "/requests", me: "/me" },
  },
  {
    who: "Сидорова",
    name: "curator",
    screens: {
      overview: "/",
      pairs: "/pairs",
      programme: (person) => opensFirst(person, "/pairs", "/programmes/"),
      people: "/people",
      requests: "/requests",
      pairing: "/pairing",
      "base-mentors": "/bases/mentors",
      "base-mentees": "/bases/mentees",
      person: (person) => opensFirst(person, "/people", "/people/"),
      acts: "/acts",
      blanks: "/questionnaires",
      blank: (person) => opensFirst(person, "/questionnaires", "/questionnaires/"),
      year: "/year",
      settings: "/settings",
    },
  },
  {
    who: "Морозова",
    name: "council",
    screens: { programme: (person) => opensFirst(person, "/pairs", "/programmes/"), item: (person) => opensFirst(person, "/pairs", "/programmes/").then(() => opensHere(person, "/items/")) },
  },
  { who: "Петров", name: "head", screens: { overview: "/", programme: (person) => opensFirst(person, "/pairs", "/programmes/") } },
];

/** What a pair's programme has under an address of its own. */
async function opensBeside(person: Person, what: string): Promise<void> {
  await person.opensTheApp(`/programmes/${await pairOf(person)}/${what}`);
  await person.isOnAScreen();
}

async function opensDiagnostics(person: Person): Promise<void> {
  await person.opensTheApp(`/diagnostics/${await pairOf(person)}`);
  await person.isOnAScreen();
}

async function opensInstruments(person: Person): Promise<void> {
  await person.opensTheApp(`/instruments/${await pairOf(person)}`);
  await person.isOnAScreen();
}

async function pairOf(person: Person): Promise<string> {
  await person.opensTheApp("/programme");
  const item = await person.page.locator('main a[href*="/items/"]').first().getAttribute("href");
  return (item ?? "").split("/")[2] ?? "";
}

async function opensFirst(person: Person, from: string, address: string): Promise<void> {
  await person.opensTheApp(from);
  await person.page.locator(`main a[href*="${address}"]`).first().click();
}

async function opensHere(person: Person, address: string): Promise<void> {
  await person.page.locator(`main a[href*="${address}"]`).first().click();
}

async function takes(person: Person, folder: string, name: string): Promise<void> {
  await person.page.getByRole("heading", { level: 1 }).waitFor();
  await settles(person);
  for (const colours of COLOURS) {
    await person.page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
    for (const size of SIZES) {
      await person.page.setViewportSize(size);
      await person.page.screenshot({ path: join(folder, `${name}-${size.width}-${colours}.png`), fullPage: true });
    }
  }
}

/** The programme and the overview as a desktop shows them. */
async function forTheReadme(relay: Relay, folder: string): Promise<void> {
  const looks = [
    { who: "Иванова", name: "programme", path: "/programme", shows: "li.item" },
    { who: "Сидорова", name: "overview", path: "/", shows: "main h2" },
  ];
  for (const { who, name, path, shows } of looks) {
    const person = await Person.withNewDevice(who, relay, { screen: "desktop" });
    await person.joins(relay.invitation(who));
    await person.seesThatTheRelayHasEverything();
    await person.opensTheApp(path);
    await person.page.locator(shows).first().waitFor();
    await person.seesThatTheRelayHasEverything();
    await settles(person);
    const file = join(folder, `${name}.webp`);
    const picture = await webp(person);
    if (picture.length > HEAVIEST) throw new Error(`${file} would have ${picture.length} bytes; a README is opened on phones too`);
    await writeFile(file, picture);
    process.stdout.write(`${file}: ${Math.round(picture.length / 1000)} kB\n`);
    await person.leaves();
  }
}

/** Waits until nothing more comes onto the screen. */
async function settles(person: Person): Promise<void> {
  await person.page.evaluate(async () => {
    await document.fonts.ready;
    let before = "";
    for (let same = 0; same < 30; ) {
      await new Promise(requestAnimationFrame);
      const now = document.body.innerText;
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });
}

/** Playwright knows PNG and JPEG only; the browser itself has WebP, at a quarter of the size. */
async function webp(person: Person): Promise<Buffer> {
  const session = await person.page.context().newCDPSession(person.page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 90 });
  return Buffer.from(data, "base64");
}

async function ofEverything(relay: Relay, folder: string): Promise<void> {
  for (const { who, name, screens } of LOOKS) {
    const person = await Person.withNewDevice(who, relay);
    await person.opensTheApp("/");
    await takes(person, folder, `${name}-nobody`);
    await person.page.goto("about:blank");
    await person.page.goto(relay.invitation(who).url);
    await takes(person, folder, `${name}-join`);
    await person.isIn();
    await person.seesThatTheRelayHasEverything();
    for (const [screen, go] of Object.entries(screens)) {
      await (typeof go === "string" ? person.opensTheApp(go) : go(person));
      await takes(person, folder, `${name}-${screen}`);
      process.stdout.write(`${name}: ${screen}\n`);
    }
    await person.leaves();
  }
}

async function main(): Promise<void> {
  const all = process.argv.includes("all");
  const folder = process.env["RYADOM_PICTURES"] ?? new URL("../../target/pictures", import.meta.url).pathname;
  await mkdir(folder, { recursive: true });
  const relay = await Relay.starts();
  try {
    await (all ? ofEverything : forTheReadme)(relay, folder);
  } finally {
    await relay.remove();
  }
}

await main();
