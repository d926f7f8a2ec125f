import { Account } from "../support/account.ts";
import { Line } from "../support/line.ts";
import type { Person } from "../support/person.ts";
import type { Relay } from "../support/relay.ts";
import { RepoClient } from "../support/repo-client.ts";
import { type Cast, expect, test } from "../support/story.ts";

const FLAPS = Number(process.env["RYADOM_FLAPS"] ?? 200);

/** The line to the relay: whatever becomes of it, edits arrive, once, and without a hand. */
test.describe("the line", () => {
  const behind = async (line: Line, cast: Cast, relay: Relay, { withClock = true } = {}): Promise<Person> => {
    const anna = await cast.withNewDevice("Иванова", { address: line.url });
    anna.watch.expects(/WebSocket/);
    anna.watch.expects(/net::ERR/);
    if (withClock) await anna.hasAClockThatCanRun();
    await anna.joins(`${line.url}/join#${relay.invitation("Иванова").code}`);
    await anna.programme.opens();
    await anna.seesThatTheRelayHasEverything();
    return anna;
  };

  test("F10: a line that falls silent under an edit is given up, and another is tried until one speaks", async ({ cast, relay }) => {
    const line = await Line.of(relay);
    const anna = await behind(line, cast, relay);
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();

    line.fallsSilent();
    await anna.programme.adds("Строка Анны в тишине");
    await marina.programme.adds("Строка Марины");
    await expect(anna.status).toContainText("Отправляется");
    const before = line.opened;
    await anna.letsTimePassUntil(async () => expect(anna.status).toContainText("Без сети", { timeout: 100 }));

    line.speaks();
    await anna.letsTimePassUntil(async () => expect(anna.status).toContainText("Получено сервером", { timeout: 100 }));
    expect(line.opened).toBeGreaterThan(before);
    await anna.programme.showsItem("Строка Марины");
    await marina.programme.showsItem("Строка Анны в тишине");
    await line.isTakenDown();
  });

  test("F10: a line that dies while nothing happens is found out, and what others wrote comes", async ({ cast, relay }) => {
    const line = await Line.of(relay);
    const anna = await behind(line, cast, relay);
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    line.fallsSilent();
    await marina.programme.adds("Строка Марины");
    await marina.seesThatTheRelayHasEverything();
    line.speaks();
    await anna.letsTimePassUntil(async () => expect(anna.page.getByText("Строка Марины")).toBeVisible({ timeout: 100 }));
    await anna.letsTimePassUntil(async () => expect(anna.status).toContainText("Получено сервером", { timeout: 100 }));
    await line.isTakenDown();
  });

  test("F10: a laptop that slept for a week has what others wrote without being loaded anew", async ({ cast, relay }) => {
    const line = await Line.of(relay);
    const anna = await behind(line, cast, relay);
    await anna.page.evaluate(() => void Object.assign(window, { sameAsBefore: true }));
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    line.fallsSilent();
    await anna.programme.adds("Строка перед сном");
    await marina.programme.adds("Строка той недели");
    await marina.seesThatTheRelayHasEverything();

    // The other end has long gone, and this laptop was never told.
    await anna.sleepsFor(7);
    line.speaks();
    await anna.letsTimePassUntil(async () => expect(anna.page.getByText("Строка той недели")).toBeVisible({ timeout: 100 }));
    await anna.letsTimePassUntil(async () => expect(anna.status).toContainText("Получено сервером", { timeout: 100 }));
    await marina.programme.showsItem("Строка перед сном");
    expect(await anna.page.evaluate(() => "sameAsBefore" in window)).toBe(true);
    await line.isTakenDown();
  });

  test(`F10: after ${FLAPS} flaps of the network nothing is lost and nothing is there twice`, async ({ cast, relay }) => {
    test.setTimeout(60_000 + FLAPS * 2_000);
    const line = await Line.of(relay);
    const anna = await behind(line, cast, relay, { withClock: false });
    const marina = await cast.enter("Кузнецова");
    await marina.programme.opens();
    const before = await anna.programme.items();
    const written: string[] = [];
    for (let flap = 0; flap < FLAPS; flap += 1) {
      const opened = line.opened;
      // Now at the first word, now in the middle of what the two have to say to each other.
      line.cutsAfter(flap % 11);
      line.cut();
      await anna.networkIsBack();
      await line.opensMoreThan(opened);
      if (flap % 10 === 5) {
        const event = `Правка под обрыв ${flap}`;
        await anna.programme.adds(event);
        written.push(event);
      }
      if (flap % 25 === 7) {
        const event = `Правка Марины ${flap}`;
        await marina.programme.adds(event);
        written.push(event);
      }
    }
    line.carriesAllAgain();
    line.cut();
    await anna.networkIsBack();
    await anna.seesThatTheRelayHasEverything();
    await marina.seesThatTheRelayHasEverything();
    const all = [...before, ...written].sort();
    await expect(async () => expect((await anna.programme.items()).sort()).toEqual(all)).toPass();
    await expect(async () => expect((await marina.programme.items()).sort()).toEqual(all)).toPass();

    const curator = await RepoClient.of(await Account.joins(relay, "Сидорова"));
    const kept = Object.values((await curator.programmeOf("Иванова")).doc().items).map(({ event }) => event);
    for (const event of written) expect(kept.filter((one) => one === event), event).toHaveLength(1);
    await curator.leaves();
    await line.isTakenDown();
  });
});
