/** What is measured in the page itself: from the event to the frame that shows it. */
import type { Person } from "../support/person.ts";
import type { Invitation } from "../support/relay.ts";

/** Bytes that a first visit brings over the network, headers included. */
export async function firstLoad(person: Person, invitation: Invitation): Promise<number> {
  const session = await person.page.context().newCDPSession(person.page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await person.joins(invitation);
  await session.detach();
  return bytes;
}

/** Slows the page's processor down while something is measured. */
export async function throttled(person: Person, rate: number, measure: () => Promise<void>): Promise<void> {
  const session = await person.page.context().newCDPSession(person.page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  try {
    await measure();
  } finally {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await session.detach();
  }
}

/** Milliseconds from opening the address to the frame with the plan's rows on it. */
export async function offlineStart(person: Person, path: string): Promise<number> {
  await person.page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector("li.item")) return requestAnimationFrame(look);
      return requestAnimationFrame(() => setTimeout(() => performance.mark("usable")));
    };
    look();
  });
  await person.opensTheApp(path);
  const usable = await person.page.waitForFunction(() => performance.getEntriesByName("usable")[0]?.startTime);
  return (await usable.jsonValue()) ?? Number.NaN;
}

/** Milliseconds from a tap in the navigation to the frame with the new screen's heading and content, for each screen. */
export async function taps(person: Person, names: string[]): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const name of [...names, ...names]) {
    const link = person.navigation.getByRole("link", { name: new RegExp(`^${name}`) });
    times[name] = await link.evaluate(async (element) => {
      const before = document.querySelector("main h1")?.textContent;
      const start = performance.now();
      (element as HTMLElement).click();
      while (document.querySelector("main h1")?.textContent === before) await new Promise(requestAnimationFrame);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    });
  }
  return times;
}

/** Milliseconds until the overview of all programmes is painted, coming from another screen. */
export async function wholeOverview(person: Person): Promise<number> {
  await person.goesTo("Люди");
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { Обзор } = await taps(person, ["Обзор"]);
    times.push(Обзор ?? Number.NaN);
    await person.goesTo("Люди");
  }
  return times.sort((a, b) => a - b)[1] ?? Number.NaN;
}

/** Milliseconds from each key to the frame that shows its letter. */
export async function keys(person: Person, count: number): Promise<number[]> {
  await person.notes.body.evaluate((element) => {
    const field = element as HTMLTextAreaElement;
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    field.addEventListener("keydown", ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)));
    });
  });
  for (let key = 0; key < count; key += 1) {
    await person.notes.types("а");
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return person.page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}

/** Milliseconds from a key on one device to the frame on another that shows its letter. Both clocks are this machine's. */
export async function paints(writer: Person, reader: Person, count: number): Promise<number[]> {
  const field = reader.notes.body;
  await field.evaluate((element) => {
    const text = element as HTMLTextAreaElement;
    const seen: number[] = [];
    Object.assign(window, { lettersSeen: seen });
    let length = text.value.length;
    const look = () => {
      if (text.value.length > length) {
        length = text.value.length;
        seen.push(performance.timeOrigin + performance.now());
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await writer.notes.body.evaluate((element) => {
    const typed: number[] = [];
    Object.assign(window, { lettersTyped: typed });
    element.addEventListener("keydown", ({ timeStamp }) => typed.push(performance.timeOrigin + timeStamp));
  });
  for (let letter = 0; letter < count; letter += 1) {
    await writer.notes.types("ж");
    // Far enough apart that no letter travels with another.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const typed = await writer.page.evaluate(() => (window as unknown as { lettersTyped: number[] }).lettersTyped);
  const seen = await reader.page.evaluate(() => (window as unknown as { lettersSeen: number[] }).lettersSeen);
  return typed.slice(0, seen.length).map((at, place) => (seen[place] ?? Number.NaN) - at);
}
