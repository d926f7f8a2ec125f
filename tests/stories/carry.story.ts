import { createHash } from "node:crypto";
import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { Account } from "../support/account.ts";
import { Relay } from "../support/relay.ts";
import { RepoClient } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";
import type { Letter } from "../support/pages/keeping.ts";
import { word } from "../support/words.ts";

/** A plain change that automerge panics at: found by the fuzzer. */
const HARMFUL = join(import.meta.dirname, "../support/files/harmful-change.json");
const LINE = "Строка, приехавшая на флешке";

/** Changes of a device that gets no network travel in a file, and are the work of whoever wrote them. */
test.describe("changes in a file", () => {
  test("come from an offline mentor to the curator, on to the relay and to the mentee, as the mentor's", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    const curator = await cast.enter("Сидорова");
    await anna.seesThatTheRelayHasEverything();
    await curator.seesThatTheRelayHasEverything();
    await curator.appIsKeptOffline();
    for (const person of [anna, curator]) await person.isKnownToTheRelay();
    await anna.programme.opens();
    await relay.kill();
    await anna.programme.adds(LINE);
    await anna.seesThatItIsOnTheDevice();
    await anna.keeping.opens();
    const file = await anna.keeping.savesFor("Сидорова");
    expect(file.name).toMatch(/^Ryadom-Иванова-А-П-2026-02-19\.ryadom$/);
    // Her tablet never sees a network again.
    await anna.closesTheApp();

    await test.step("the curator sees it at once, before any relay did", async () => {
      await curator.keeping.opens();
      await curator.keeping.opensFile(file.path);
      await curator.keeping.isToldThatItWasAdded("Иванова");
      await curator.keeping.isTold("keeping.taken_waits");
      await expect(curator.keeping.says("keeping.there")).toContainText("ждёт отправки");
      await curator.overview.opens();
      await curator.overview.opensPair("Иванова");
      await curator.programme.showsItem(LINE);
    });

    await test.step("and it waits on the device, even when the app is closed", async () => {
      await curator.closesTheApp();
      await curator.opensTheAppAgain("/");
      await relay.start();
      await curator.seesThatTheRelayHasEverything();
      await curator.keeping.opens();
      await expect(curator.keeping.says("keeping.there")).toContainText(word("keeping.there_all"));
    });

    await test.step("the mentee gets it from the relay", async () => {
      const marina = await cast.enter("Кузнецова");
      await marina.programme.opens();
      await marina.programme.showsItem(LINE);
    });

    await test.step("the relay knows the mentor as its author", async () => {
      const account = await Account.joins(relay, "Сидорова").catch(() => undefined);
      const client = await RepoClient.of(account ?? (await curator.asProgram()));
      expect(await client.authorOfItem("Иванова", LINE)).toBe("Иванова");
      await client.leaves();
    });

    await test.step("and the mentor's own device goes on where it was, should it ever be online", async () => {
      await anna.opensTheAppAgain("/programme");
      await anna.programme.adds("Следующая строка");
      await anna.seesThatTheRelayHasEverything();
    });
    await rm(dirname(file.path), { recursive: true });
  });

  test("are refused with a clear sentence when they are not as they should be, and nothing changes", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    const curator = await cast.enter("Сидорова");
    await anna.seesThatTheRelayHasEverything();
    await curator.seesThatTheRelayHasEverything();
    for (const person of [anna, curator]) await person.isKnownToTheRelay();
    await anna.programme.opens();
    await relay.stop();
    await anna.programme.adds(LINE);
    await anna.seesThatItIsOnTheDevice();
    await anna.keeping.opens();
    const file = await anna.keeping.savesFor("Сидорова");
    const copy = await anna.keeping.savesCopy();
    const folder = dirname(file.path);
    const made = async (name: string, bytes: Uint8Array) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    };
    const bytes = await readFile(file.path);

    await curator.keeping.opens();
    const isRefused = async (path: string, key: string) => {
      await curator.keeping.opensFile(path);
      await curator.keeping.isTold(key);
    };
    await isRefused(await made("table.ryadom", Buffer.from("PK\u0003\u0004 a table")), "keeping.open_foreign");
    await isRefused(await made("half.ryadom", bytes.subarray(0, bytes.length / 2)), "keeping.open_damaged");
    await isRefused(await made("one-byte.ryadom", flipped(bytes, bytes.length / 2)), "keeping.open_damaged");
    // Whoever tampers with it can make the checksum fit, and not the seal.
    await isRefused(await made("forged.ryadom", withChecksum(flippedInTheMessage(bytes))), "keeping.open_forged");
    const newer = Buffer.from(bytes);
    newer[8] = 2;
    await isRefused(await made("newer.ryadom", withChecksum(newer)), "keeping.open_newer");
    const giant = await made("giant.ryadom", bytes);
    await truncate(giant, 200 * 1024 * 1024);
    await isRefused(giant, "keeping.open_too_large");
    // The pair's notes and Anna's own are in it.
    await isRefused(copy.path, "keeping.open_not_for_you");

    const elsewhere = await Relay.starts();
    const other = await cast.withNewDevice("Иванова из другой школы", { address: elsewhere.url });
    await other.joins(elsewhere.invitation("Иванова"));
    await other.seesThatTheRelayHasEverything();
    await other.keeping.opens();
    const foreign = await other.keeping.savesFor("Сидорова");
    await isRefused(foreign.path, "keeping.open_other_school");
    await elsewhere.remove();

    await curator.overview.opens();
    await curator.overview.opensPair("Иванова");
    await curator.programme.doesNotShowItem(LINE);

    await test.step("and the file as it was is taken after all of that", async () => {
      await curator.keeping.opens();
      await curator.keeping.opensFile(file.path);
      await curator.keeping.isToldThatItWasAdded("Иванова");
    });

    await test.step("what only the relay can try safely waits for the relay", async () => {
      await anna.programme.opens();
      await anna.programme.adds("Конспект, вставленный целиком. ".repeat(2000));
      await anna.seesThatItIsOnTheDevice();
      await anna.keeping.opens();
      const long = await anna.keeping.savesFor("Сидорова");
      await isRefused(long.path, "keeping.open_needs_relay");
      // Otherwise it would come by itself.
      await anna.closesTheApp();
      await relay.start();
      await curator.seesThatTheRelayHasEverything();
      await curator.keeping.opens();
      await curator.keeping.opensFile(long.path);
      await curator.keeping.isToldThatItWasAdded("Иванова");
      await rm(dirname(long.path), { recursive: true, force: true });
    });
    await test.step("what would stop the program stops only the worker that tries it", async () => {
      const harmful = JSON.parse(await readFile(HARMFUL, "utf8")) as Letter;
      expect(await curator.keeping.rehearses(harmful)).toBe(false);
      expect(await curator.keeping.rehearses({ ...harmful, pieces: [] })).toBe(true);
    });
    for (const path of [file.path, copy.path, foreign.path]) await rm(dirname(path), { recursive: true, force: true });
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes);
  const place = Math.floor(at);
  other[place] = (other[place] ?? 0) ^ 1;
  return other;
}

/** A byte of the first changes, and none of the file's own words about itself. */
function flippedInTheMessage(bytes: Buffer): Buffer {
  return flipped(bytes, bytes.indexOf("message") + 60);
}

function withChecksum(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, bytes.length - 32);
  return Buffer.concat([body, createHash("sha256").update(body).digest()]);
}
