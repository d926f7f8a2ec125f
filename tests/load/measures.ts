/** What is measured in the page itself: from the event to the frame that shows it. */
import type { Person } from "../support/person.ts";

/** A step of a tour: what the screen is called here, and the link that leads to it. */
export interface Step {
  screen: string;
  link: string;
  /** What has to be tapped for the link to be there. */
  opens?: string;
}

/** Milliseconds from a tap: to the first frame of the screen, to the one that completes what is seen without scrolling, and to the last that brought more. */
export interface Tap {
  first: number;
  sight: number;
  whole: number;
}

/** Slows the page's processor down while something is measured. */
export async function throttled(person: Person, rate: number, measure: () => Promise<void>): Promise<void> {
  const session = await person.page.context().newCDPSession(person.page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  try {
    await measure();
  } finally {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 }).catch(() => {});
    await session.detach().catch(() => {});
  }
}

/** Has pages note when what this selector finds was painted for the first time. */
export async function watchesFor(person: Person, selector: string): Promise<void> {
  await person.page.addInitScript((selector) => {
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
      return requestAnimationFrame(() => setTimeout(() => performance.mark("usable")));
    };
    look();
  }, selector);
}

/** Milliseconds from opening the address to the frame with what is watched for. */
export async function start(person: Person, path: string): Promise<number> {
  await person.opensTheApp(path);
  const usable = await person.page.waitForFunction(() => performance.getEntriesByName("usable")[0]?.startTime);
  return (await usable.jsonValue()) ?? Number.NaN;
}

/** Walks along the steps so many times and tells the times of each screen; a first walk is not counted. */
export async function tour(person: Person, steps: Step[], rounds: number): Promise<Map<string, Tap[]>> {
  const times = new Map<string, Tap[]>(steps.map(({ screen }) => [screen, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const step of steps) {
      const taken = await tap(person, step);
      if (round > 0) times.get(step.screen)?.push(taken);
    }
  }
  return times;
}

async function tap(person: Person, { screen, link, opens }: Step): Promise<Tap> {
  if (opens) await person.page.locator(opens).first().click();
  await person.page.locator(link).first().waitFor();
  const taken = await person.page.evaluate(async (link) => {
    // What is there when a frame begins is painted by it; what came between two frames, by the next one.
    const rest = () => new Promise((resolve) => setTimeout(resolve));
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const elements = () => [...document.querySelectorAll("main *")];
    const before = new Set(elements());
    const came = new Map<Element, number>();
    const frames: number[] = [];
    const begin = performance.now();
    document.querySelector<HTMLElement>(link)?.click();
    let begins = false;
    // Nothing more comes once thirty frames have brought nothing.
    for (let still = 0; still < 30 && performance.now() - begin < 10_000; still += 1) {
      // A screen that was tapped from itself, or a panel beside it, shares elements with what was there.
      const now = elements().filter((element) => !before.has(element) && !came.has(element));
      if (now.length > 0) {
        still = 0;
        for (const element of now) came.set(element, frames.length);
        await (begins ? rest() : painted());
        begins = false;
        frames.push(performance.now() - begin);
        continue;
      }
      if (frames.length === 0) still = 0;
      await new Promise(requestAnimationFrame);
      begins = true;
    }
    const isSeen = (element: Element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && bottom > 0 && top < innerHeight && element.checkVisibility();
    };
    const seen = elements().filter((element) => came.has(element) && isSeen(element));
    const [first, whole] = [frames[0], frames.at(-1)];
    if (first === undefined || whole === undefined) return undefined;
    const sight = frames[Math.max(0, ...seen.map((element) => came.get(element) ?? 0))] ?? whole;
    return { first, sight, whole };
  }, link);
  if (!taken) throw new Error(`nothing came of the tap that leads to ${screen}`);
  return taken;
}

/** A frame that comes later than this has let another one go by. */
const FRAME = 1000 / 60;

/** Scrolls the page from top to bottom and back as a finger does; tells how many frames there were, and how many too few. */
export async function scrolls(person: Person): Promise<{ frames: number; dropped: number }> {
  const session = await person.page.context().newCDPSession(person.page);
  const page = await person.page.evaluate(() => ({ below: document.documentElement.scrollHeight - innerHeight, x: innerWidth / 2, y: innerHeight / 2 }));
  await person.page.evaluate(() => {
    const frames: number[] = [];
    const note = (at: number) => {
      frames.push(at);
      Object.assign(window, { framesSeen: frames, nextFrame: requestAnimationFrame(note) });
    };
    requestAnimationFrame(note);
  });
  for (const yDistance of [-page.below, page.below]) {
    await session.send("Input.synthesizeScrollGesture", { x: page.x, y: page.y, yDistance, speed: 1600 });
  }
  const seen = await person.page.evaluate(() => {
    const { framesSeen, nextFrame } = window as unknown as { framesSeen: number[]; nextFrame: number };
    cancelAnimationFrame(nextFrame);
    return framesSeen;
  });
  await session.detach();
  const missing = seen.slice(1).map((at, before) => Math.max(0, Math.round((at - (seen[before] ?? at)) / FRAME) - 1));
  return { frames: seen.length, dropped: missing.reduce((sum, one) => sum + one, 0) };
}

/** Milliseconds from each key to the frame that shows its letter. */
export async function keys(person: Person, count: number): Promise<number[]> {
  await person.notes.body.evaluate((element) => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    element.addEventListener("keydown", (event) => {
      const { timeStamp } = event as KeyboardEvent;
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)));
    });
  });
  await person.notes.body.focus();
  for (let key = 0; key < count; key += 1) {
    // Playwright has keys for Latin letters only; others it would insert without a key.
    await person.page.keyboard.press("f");
    // The pace of somebody who types; now and then a pause, in which what was typed goes into the document.
    await pause(key % 10 === 9 ? 1000 : 120);
  }
  return person.page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}

/** Milliseconds from a key on one device to the frame on another that shows its letter. Both clocks are this machine's. */
export async function paints(writer: Person, reader: Person, count: number): Promise<number[]> {
  await reader.notes.body.evaluate((element) => {
    const seen: number[] = [];
    Object.assign(window, { lettersSeen: seen });
    const length = () => element.textContent?.length ?? 0;
    const begin = length();
    const look = () => {
      const letters = length() - begin;
      if (letters > seen.length) {
        setTimeout(() => {
          // Letters that come in one frame are seen in it, each of them.
          while (seen.length < letters) seen.push(performance.timeOrigin + performance.now());
        });
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await writer.notes.body.evaluate((element) => {
    const typed: number[] = [];
    Object.assign(window, { lettersTyped: typed });
    element.addEventListener("keydown", (event) => typed.push(performance.timeOrigin + event.timeStamp));
  });
  await writer.notes.body.focus();
  for (let letter = 0; letter < count; letter += 1) {
    await writer.page.keyboard.press("f");
    // Far enough apart that no letter travels with another.
    await pause(300);
  }
  await reader.page.waitForFunction((count) => (window as unknown as { lettersSeen: number[] }).lettersSeen.length >= count, count);
  const typed = await writer.page.evaluate(() => (window as unknown as { lettersTyped: number[] }).lettersTyped);
  const seen = await reader.page.evaluate(() => (window as unknown as { lettersSeen: number[] }).lettersSeen);
  return typed.map((at, place) => (seen[place] ?? Number.NaN) - at);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
