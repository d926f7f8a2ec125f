/** Measures the app in Chromium and prints one JSON object; `cargo xtask bench` sets it beside the bounds. */
import { unlink } from "node:fs/promises";

import { Person } from "../support/person.ts";
import { Relay } from "../support/relay.ts";
import { RepoClient } from "../support/repo-client.ts";
import { firstLoad, keys, offlineStart, paints, taps, throttled, wholeOverview } from "./measures.ts";
import { schoolWith } from "./school.ts";
import { percentile } from "./statistics.ts";

const NOTE = "Заметка на пять тысяч правок";

const measured: Record<string, number> = {};

async function inSchool(programmes: number | undefined, measure: (relay: Relay) => Promise<void>): Promise<void> {
  const file = programmes === undefined ? undefined : await schoolWith(programmes);
  const relay = await Relay.starts({ demo: file ?? true });
  try {
    await measure(relay);
  } finally {
    await relay.remove();
    if (file) await unlink(file);
  }
}

async function as(relay: Relay, name: string, measure: (person: Person) => Promise<void>, options = {}): Promise<void> {
  const person = await Person.withNewDevice(name, relay, options);
  try {
    await measure(person);
  } finally {
    await person.leaves();
  }
}

/** A first visit; then the relay goes, and the app starts from the device. */
async function firstLoadAndOfflineStart(): Promise<void> {
  await inSchool(undefined, async (relay) => {
    await as(relay, "Иванова", async (person) => {
      measured["first_load_wire_bytes"] = await firstLoad(person, relay.invitation("Иванова"));
      await person.seesThatTheRelayHasEverything();
      await person.appIsKeptOffline();
      await relay.kill();
      await throttled(person, 4, async () => {
        const starts: number[] = [];
        for (let round = 0; round < 5; round += 1) starts.push(await offlineStart(person, "/programme"));
        measured["offline_start_ms"] = percentile(starts, 0.5);
      });
    });
  });
}

async function tapsWith22Programmes(): Promise<void> {
  await inSchool(22, async (relay) => {
    await as(
      relay,
      "Сидорова",
      async (person) => {
        await person.joins(relay.invitation("Сидорова"));
        await person.seesThatTheRelayHasEverything();
        await throttled(person, 4, async () => {
          const screens = await taps(person, ["Пары", "Люди", "Обзор"]);
          Object.assign(measured, Object.fromEntries(Object.entries(screens).map(([name, ms]) => [`tap_${name}_ms`, ms])));
          measured["tap_ms"] = Math.max(...Object.values(screens));
        });
      },
      { screen: "desktop" },
    );
  });
}

async function overviewOf120(): Promise<void> {
  await inSchool(120, async (relay) => {
    await as(
      relay,
      "Сидорова",
      async (person) => {
        await person.joins(relay.invitation("Сидорова"));
        await person.seesThatTheRelayHasEverything();
        measured["overview_ms"] = await wholeOverview(person);
      },
      { screen: "desktop" },
    );
  });
}

/** One note with a long past, written by a program, then by a person. */
async function typing(): Promise<void> {
  await inSchool(undefined, async (relay) => {
    await as(relay, "Иванова", async (anna) => {
      await anna.joins(relay.invitation("Иванова"));
      await anna.notes.startsForThePair(NOTE);
      await anna.notes.types("Начало.");
      await anna.seesThatTheRelayHasEverything();
      const program = await RepoClient.of(await anna.asProgram());
      await program.writesNote("Иванова", NOTE, 5000);
      await anna.notes.reads(/(слово ){100}/);
      await program.leaves();
      await throttled(anna, 4, async () => {
        measured["key_ms"] = percentile(await keys(anna, 60), 0.95);
      });
      await as(relay, "Кузнецова", async (marina) => {
        await marina.joins(relay.invitation("Кузнецова"));
        await marina.notes.opens(NOTE);
        await marina.notes.reads(/(слово ){100}/);
        await marina.notes.putsCaretAfter("Начало.");
        await anna.notes.seesCaretOf("Кузнецова");
        const latencies = await paints(anna, marina, 60);
        measured["edit_to_paint_p50_ms"] = percentile(latencies, 0.5);
        measured["edit_to_paint_p95_ms"] = percentile(latencies, 0.95);
      });
    });
  });
}

for (const part of [firstLoadAndOfflineStart, tapsWith22Programmes, overviewOf120, typing]) {
  try {
    await part();
  } catch (error) {
    // What cannot be measured is a row without a number, not a table without rows.
    process.stderr.write(`${part.name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
process.stdout.write(`${JSON.stringify(measured)}\n`);
