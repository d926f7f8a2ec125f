/**
 * Measures the app in Chromium; `cargo xtask bench` sets what it prints beside the bounds.
 *
 * Prints one line of JSON: `measured` by name, and `failed` with the reason for each name that has no number. Words in
 * the command line choose parts.
 */
import type { Person } from "../support/person.ts";
import { RepoClient } from "../support/repo-client.ts";
import { daysTo } from "../support/today.ts";
import { keys, paints, scrolls, start, type Step, type Tap, throttled, tour, watchesFor } from "./measures.ts";
import { Meter } from "./meter.ts";
import { END_OF_YEAR } from "./school.ts";
import { isInStep, Stage } from "./stage.ts";
import { median, percentile } from "./statistics.ts";

const NOTE = "Заметка на пять тысяч правок";
const CHANGES = 5000;
/** A part that takes longer is given up. */
const PATIENCE = 300_000;

type Numbers = Record<string, number>;

interface Part {
  /** What it measures, for a person. */
  about: string;
  /** The rows that it owes the table. */
  owes: string[];
  measure: (stage: Stage, measured: Numbers) => Promise<void>;
}

const PARTS: Record<string, Part> = {
  load: { about: "a first visit, then a start without the relay", owes: ["offline_start_ms"], measure: visits },
  taps: {
    about: "every screen after a tap and a long plan being scrolled, 22 programmes of a whole year",
    owes: ["tap_sight_ms", "scroll_dropped_frames"],
    measure: taps,
  },
  overview: { about: "the overview of 120 programmes", owes: ["overview_ms"], measure: overview },
  typing: { about: `typing in a note of ${CHANGES} changes, alone and in two`, owes: ["key_ms", "edit_to_paint_p95_ms"], measure: typing },
};

/** Everything that a first visit brings; then the relay goes, the browser is closed, and the app starts from the device. */
async function visits(stage: Stage, measured: Numbers): Promise<void> {
  const relay = await stage.relay();
  const meter = await Meter.before(relay);
  stage.alsoEnds(() => meter.ends());
  const person = await stage.person("Иванова", relay, { address: meter.url });
  const { code } = relay.invitation("Иванова");
  await person.joins(`${meter.url}/join#${code}`);
  await isInStep(person);
  await person.appIsKeptOffline();
  measured["whole_app_wire_bytes"] = meter.answers;
  measured["first_documents_wire_bytes"] = meter.documents;

  await person.programme.opens();
  await relay.kill();
  const starts: Record<"cold" | "warm", number[]> = { cold: [], warm: [] };
  for (let round = 0; round < 5; round += 1) {
    await person.closesTheApp();
    await person.startsTheBrowserAgain();
    await watchesFor(person, "li.item");
    await throttled(person, 4, async () => {
      starts.cold.push(await start(person, "/programme"));
      starts.warm.push(await start(person, "/programme"));
    });
  }
  measured["offline_start_ms"] = median(starts.cold);
  measured["offline_start_warm_ms"] = median(starts.warm);
}

const PLACE = (path: string) => `nav a[href="${path}"]`;

const CURATORS: Step[] = [
  { screen: "pairs", link: PLACE("/pairs") },
  { screen: "programme", link: 'main a[href^="/programmes/"]' },
  { screen: "item", link: "li.item a.item__text" },
  { screen: "people", link: PLACE("/people") },
  { screen: "settings", link: '.me__menu [role="menuitem"]:last-child', opens: ".me__menu button" },
  { screen: "devices", link: 'main a[href="/devices"]' },
  { screen: "overview", link: PLACE("/") },
];

const MENTORS: Step[] = [
  { screen: "own_programme", link: PLACE("/programme") },
  { screen: "own_item", link: "li.item a.item__text" },
  { screen: "meetings", link: PLACE("/meetings") },
  { screen: "lessons", link: PLACE("/lessons") },
  { screen: "visit", link: 'main a[href*="/visits/"]' },
  { screen: "notes", link: PLACE("/notes") },
  { screen: "today", link: PLACE("/") },
];

async function taps(stage: Stage, measured: Numbers): Promise<void> {
  const relay = await stage.relayOfAYear();
  const screens = new Map<string, Tap[]>();
  for (const [name, steps] of [
    ["Сидорова", CURATORS],
    ["Иванова", MENTORS],
  ] as const) {
    const person = await stage.member(name, relay, { wrongBy: daysTo(END_OF_YEAR) });
    await throttled(person, 4, async () => {
      for (const [screen, times] of await tour(person, steps, 5)) screens.set(screen, times);
    });
    if (name === "Иванова") {
      await person.programme.opens();
      measured["scroll_items"] = (await person.programme.items()).length;
      await throttled(person, 4, async () => {
        const rounds = [];
        for (let round = 0; round < 5; round += 1) rounds.push(await scrolls(person));
        measured["scroll_dropped_frames"] = median(rounds.map(({ dropped }) => dropped));
        measured["scroll_frames"] = median(rounds.map(({ frames }) => frames));
      });
    }
    await person.leaves();
  }
  for (const moment of ["first", "sight", "whole"] as const) {
    const medians = [...screens].map(([screen, times]) => [screen, median(times.map((tap) => tap[moment]))] as const);
    for (const [screen, time] of medians) measured[`tap_${screen}_${moment}_ms`] = time;
    measured[`tap_${moment}_ms`] = Math.max(...medians.map(([, time]) => time));
  }
}

async function overview(stage: Stage, measured: Numbers): Promise<void> {
  const relay = await stage.relay(120);
  const person = await stage.member("Сидорова", relay, { screen: "desktop" });
  const there = [
    { screen: "people", link: PLACE("/people") },
    { screen: "overview", link: PLACE("/") },
  ];
  const times = (await tour(person, there, 5)).get("overview") ?? [];
  measured["overview_ms"] = median(times.map(({ sight }) => sight));
  measured["overview_whole_ms"] = median(times.map(({ whole }) => whole));
}

/** One note, written by two; then with a long past, written by a program, by a person, and by two again. */
async function typing(stage: Stage, measured: Numbers): Promise<void> {
  const relay = await stage.relay();
  const anna = await stage.member("Иванова", relay);
  await anna.notes.startsForThePair(NOTE);
  await anna.notes.types("Начало.");
  await isInStep(anna);
  const marina = await stage.member("Кузнецова", relay);
  await together(anna, marina, "edit_to_paint", measured);
  await marina.closesTheApp();

  const program = await RepoClient.of(await anna.asProgram());
  await program.writesNote("Иванова", NOTE, CHANGES);
  await hasTheWholeNote(anna);
  await program.leaves();
  // Who was here is forgotten after a while; alone, words go into the document after a pause in typing.
  await anna.notes.seesNoCaret();
  await throttled(anna, 4, async () => {
    const times = await keys(anna, 60);
    measured["key_ms"] = percentile(times, 0.95);
    measured["key_p50_ms"] = median(times);
  });

  await marina.startsTheBrowserAgain();
  await marina.opensTheApp();
  await marina.notes.opens(NOTE);
  await hasTheWholeNote(marina);
  await together(anna, marina, "edit_to_paint_long", measured);
}

/** A letter from one device to the other, both in the note. */
async function together(anna: Person, marina: Person, name: string, measured: Numbers): Promise<void> {
  await marina.notes.opens(NOTE);
  await marina.notes.putsCaretAfter("Начало.");
  await anna.notes.seesCaretOf("Кузнецова");
  await anna.notes.putsCaretAfter("Начало.");
  await marina.notes.seesCaretOf("Иванова");
  const latencies = await paints(anna, marina, 60);
  measured[`${name}_p50_ms`] = median(latencies);
  measured[`${name}_p95_ms`] = percentile(latencies, 0.95);
}

async function hasTheWholeNote(person: Person): Promise<void> {
  await person.notes.body.evaluate(async (element, letters) => {
    while ((element.textContent?.length ?? 0) < letters) await new Promise((resolve) => setTimeout(resolve, 50));
  }, "слово ".length * CHANGES);
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const chosen = process.argv.slice(2);
const measured: Numbers = {};
const failed: Record<string, string> = {};
for (const [name, { about, owes, measure }] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stderr.write(`  ${about}\n`);
  const stage = new Stage();
  try {
    await within(PATIENCE, measure(stage, measured));
    for (const row of owes) if (!Number.isFinite(measured[row])) throw new Error(`${row} came out as ${measured[row]}`);
  } catch (error) {
    // What cannot be measured is a row without a number, not a table without rows.
    const why = error instanceof Error ? error.message : String(error);
    for (const row of owes) if (!Number.isFinite(measured[row])) failed[row] = why;
    process.stderr.write(`  ${name}: ${why}\n`);
  }
  await stage.clear();
}
process.stdout.write(`${JSON.stringify({ measured, failed })}\n`);
// A part that was given up may still wait for something.
process.exit(0);
