/** Takes every screen at four sizes, light and dark, into a folder: to be looked at, and for the README. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { Person } from "./person.ts";
import { Relay } from "./relay.ts";

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
];

const COLOURS = ["light", "dark"] as const;

/** Who looks at what: an address, or how to come there from the start. */
const LOOKS: Array<{ who: string; name: string; screens: Record<string, string | ((person: Person) => Promise<void>)> }> = [
  {
    who: "Иванова",
    name: "mentor",
    screens: {
      today: "/",
      programme: "/programme",
      item: (person) => opensFirst(person, "/programme", /items/),
      meetings: "/meetings",
      notes: "/notes",
      note: (person) => opensFirst(person, "/notes", /notes\//),
      devices: "/devices",
      settings: "/settings",
    },
  },
  {
    who: "Сидорова",
    name: "curator",
    screens: {
      overview: "/",
      pairs: "/pairs",
      programme: (person) => opensFirst(person, "/pairs", /programmes\//),
      people: "/people",
      settings: "/settings",
    },
  },
];

async function opensFirst(person: Person, from: string, address: RegExp): Promise<void> {
  await person.opensTheApp(from);
  const links = person.page.getByRole("main").getByRole("link");
  await links.first().waitFor();
  for (const link of await links.all()) {
    if (address.test((await link.getAttribute("href")) ?? "")) return link.click();
  }
}

async function takes(person: Person, folder: string, name: string): Promise<void> {
  await person.page.getByRole("heading", { level: 1 }).waitFor();
  for (const colours of COLOURS) {
    await person.page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
    for (const size of SIZES) {
      await person.page.setViewportSize(size);
      await person.page.screenshot({ path: join(folder, `${name}-${size.width}-${colours}.png`), fullPage: true });
    }
  }
}

async function main(): Promise<void> {
  const folder = process.env["RYADOM_PICTURES"] ?? new URL("../../target/pictures", import.meta.url).pathname;
  await mkdir(folder, { recursive: true });
  const relay = await Relay.starts();
  try {
    for (const { who, name, screens } of LOOKS) {
      const person = await Person.withNewDevice(who, relay);
      await person.opensTheApp("/");
      await takes(person, folder, `${name}-nobody`);
      await person.page.goto(relay.invitation(who).url);
      await takes(person, folder, `${name}-join`);
      await person.joins(relay.invitation(who));
      await person.seesThatTheRelayHasEverything();
      for (const [screen, go] of Object.entries(screens)) {
        await (typeof go === "string" ? person.opensTheApp(go) : go(person));
        await takes(person, folder, `${name}-${screen}`);
        process.stdout.write(`${name}: ${screen}\n`);
      }
      await person.leaves();
    }
  } finally {
    await relay.remove();
  }
}

await main();
