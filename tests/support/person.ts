/** Somebody with a device: a browser of their own, with its own storage, that can be closed, killed and opened again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, type CDPSession, chromium, expect, type Page } from "@playwright/test";

import { Account } from "./account.ts";
import { launchOptions } from "./browser.ts";
import * as faults from "./faults.ts";
import type { Invitation, Relay } from "./relay.ts";
import { SecondTab, Tab } from "./tab.ts";
import { AHEAD, putsTheClock } from "./today.ts";
import { Watch } from "./watch.ts";
import { word, words } from "./words.ts";

/** Screens in CSS pixels. */
export const SCREENS = {
  phone: { width: 360, height: 740 },
  tablet: { width: 1024, height: 768 },
  desktop: { width: 1440, height: 900 },
  /** A desktop of 1280 pixels, at 200 %. */
  zoomed: { width: 640, height: 450 },
} as const;

export interface DeviceOptions {
  screen?: keyof typeof SCREENS;
  colours?: "light" | "dark";
  /** Where the app is found, when that is not the relay itself. */
  address?: string;
  /** By how many days this device's clock is wrong. */
  wrongBy?: number;
}

export class Person extends Tab {
  watch!: Watch;
  private context!: BrowserContext;
  private current!: Page;

  private constructor(
    readonly name: string,
    readonly relay: Relay,
    private readonly folder: string,
    private readonly options: DeviceOptions,
  ) {
    super();
  }

  /** A new device, on which nobody has joined yet. */
  static async withNewDevice(name: string, relay: Relay, options: DeviceOptions = {}): Promise<Person> {
    const profile = await mkdtemp(join(tmpdir(), "ryadom-device-"));
    const person = new Person(name, relay, profile, options);
    await person.startsBrowser();
    return person;
  }

  get page(): Page {
    return this.current;
  }

  get address(): string {
    return this.options.address ?? this.relay.url;
  }

  /** Opens the link that the relay or the curator gave; that is all it takes. */
  async joins(invitation: Invitation | string): Promise<void> {
    await this.triesToJoin(invitation);
    await this.isIn();
  }

  async triesToJoin(invitation: Invitation | string): Promise<void> {
    await this.page.goto(typeof invitation === "string" ? invitation : invitation.url);
  }

  async joinsWithCode(code: string): Promise<void> {
    await this.opensTheApp("/join");
    await this.page.getByLabel(word("join.code")).fill(code);
    await this.page.getByRole("button", { name: word("join.enter") }).click();
    await this.isIn();
  }

  /** The link is somebody else's: the page says who uses this device. */
  async isToldWhoIsHere(name: string): Promise<void> {
    await expect(this.page.getByRole("heading", { name: words("join.taken"), level: 2 })).toContainText(name);
  }

  async isToldThatEditsAreUnsent(): Promise<void> {
    await expect(this.page.getByText(new RegExp(word("join.taken_unsent_few", { count: "\\d+" })))).toBeVisible();
  }

  /** Comes in as the person of the link; whoever was here leaves. */
  async joinsInstead(): Promise<void> {
    await this.page.getByRole("button", { name: word("join.taken_instead"), exact: true }).click();
    await expect(this.page.getByRole("button", { name: word("join.taken_instead"), exact: true })).toHaveCount(0);
  }

  async stays(): Promise<void> {
    await this.page.getByRole("link", { name: words("join.taken_stay") }).click();
    await this.isIn();
  }

  /** From the next page on, what goes over the socket is lost, while the relay's calls are answered. */
  async losesTheLine(): Promise<{ returns: () => void }> {
    let gone = true;
    await this.context.routeWebSocket(/\/sync/, async (socket) => {
      if (gone) await socket.close();
      else socket.connectToServer();
    });
    return { returns: () => (gone = false) };
  }

  async isIn(): Promise<void> {
    await expect(this.navigation).toBeVisible();
  }

  /** The page says why this person is not let in. */
  async isToldWhyNot(reason: string): Promise<void> {
    await expect(this.page.getByRole("alert")).toContainText(word(`common.refused_${reason}`));
  }

  /** Closes the browser altogether; what is on the device stays. */
  async closesTheApp(): Promise<void> {
    await this.context.close();
  }

  /** Starts the browser again on the same device, so many days later; no page is open yet. */
  async startsTheBrowserAgain({ later = 0 } = {}): Promise<void> {
    this.options.wrongBy = (this.options.wrongBy ?? 0) + later;
    await this.startsBrowser();
  }

  /** So many days pass; pages are opened anew. */
  async daysPass(days: number, path = "/"): Promise<void> {
    this.options.wrongBy = (this.options.wrongBy ?? 0) + days;
    await this.context.addInitScript(putsTheClock, days * 86_400_000);
    await this.opensTheApp(path);
  }

  /** The device's clock is set by so many days while pages are open. */
  async clockIsSetBy(days: number): Promise<void> {
    const now = await this.page.evaluate((ahead) => Date.now() - ahead, AHEAD);
    await this.context.clock.setSystemTime(now + days * 86_400_000);
  }

  /** Starts the browser again on the same device and opens the app. */
  async opensTheAppAgain(path = "/"): Promise<void> {
    await this.startsBrowser();
    await this.opensTheApp(path);
  }

  /** The system kills the tab: no farewell, no event, nothing more is written. */
  async tabIsKilled(before?: CDPSession): Promise<void> {
    const killed = this.page;
    this.current = await this.context.newPage();
    const session = before ?? (await this.context.newCDPSession(killed));
    const crashed = killed.waitForEvent("crash");
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await killed.close();
  }

  /** One more tab of the same browser. */
  async opensSecondTab(path = "/"): Promise<Tab> {
    const tab = new SecondTab(await this.context.newPage(), this.address);
    await tab.opensTheApp(path);
    return tab;
  }

  /** Closes the tab this person began with; others stay open. */
  async closesTheTab(): Promise<void> {
    await this.page.close();
  }

  /** Whether the service worker has everything and this page is under its care, so that no network is needed. */
  async appIsKeptOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
      }
    });
  }

  /** The browser asks whether there is a new version, as it does by itself from time to time. */
  async browserLooksForANewVersion(): Promise<void> {
    await this.page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  }

  async isOfferedANewVersion(): Promise<void> {
    await expect(this.page.getByText(word("shell.update"))).toBeVisible();
  }

  async takesTheNewVersion(): Promise<void> {
    const taken = this.page.waitForEvent("load");
    await this.page.getByRole("button", { name: word("shell.update_now") }).click();
    await taken;
  }

  /** Names of the caches that the service worker keeps: they carry the version. */
  async versionOfTheApp(): Promise<string> {
    return this.page.evaluate(async () => (await caches.keys()).join(" "));
  }

  /** Joins with a code, and says that this device is somebody else's. */
  async joinsOnABorrowedDevice(code: string, pin: string): Promise<void> {
    await this.opensTheApp("/join");
    await this.page.getByLabel(word("join.code")).fill(code);
    await this.page.getByRole("checkbox", { name: word("join.borrowed") }).check();
    await this.page.getByLabel(word("join.borrowed_pin"), { exact: true }).fill(pin);
    await this.page.getByRole("button", { name: word("join.enter") }).click();
    await this.isIn();
  }

  /** Goes to the page where one leaves, by the menu at one's own name. */
  async goesToLeave(): Promise<void> {
    await this.fromTheMenu("shell.leave");
    await expect(this.page.getByRole("heading", { name: word("leaving.title") })).toBeVisible();
  }

  async locksFromTheMenu(): Promise<void> {
    await this.fromTheMenu("shell.lock");
  }

  /** Leaves this device, with nothing of one's own on it. */
  async leavesForGood(): Promise<void> {
    await this.page.getByRole("button", { name: word("leaving.leave") }).click();
  }

  async isToldThatNotEverythingArrived(): Promise<void> {
    await expect(this.page.getByText(words("leaving.unsent"))).toBeVisible();
    await expect(this.page.getByText(words("leaving.drafts_one"))).toBeVisible();
  }

  /** Saves what is one's own to a file, and answers where it is. */
  async savesTheFile(): Promise<string> {
    const coming = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: word("leaving.save") }).click();
    return (await coming).path();
  }

  async setsAPin(pin: string): Promise<void> {
    await this.opensTheApp("/pin");
    await this.page.getByLabel(word("lock.new_pin"), { exact: true }).fill(pin);
    await this.page.getByRole("button", { name: word("lock.turn_on") }).click();
    await expect(this.page.getByText(word("lock.is_on"))).toBeVisible();
  }

  async isAskedForThePin(timeout?: number): Promise<void> {
    await expect(this.page.getByRole("heading", { name: word("lock.title") })).toBeVisible({ timeout });
    await expect(this.navigation).toHaveCount(0);
  }

  async givesThePin(pin: string): Promise<void> {
    const field = this.page.getByLabel(word("lock.pin"), { exact: true });
    await field.fill(pin);
    await this.page.getByRole("button", { name: word("lock.open") }).click();
    // Right or wrong, it is not left standing there.
    const standing = async () => field.evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value).join(""));
    await expect.poll(standing).toBe("");
  }

  private async fromTheMenu(key: string): Promise<void> {
    await this.page.getByRole("button", { name: words("shell.mine") }).click();
    await this.page.getByRole("menuitem", { name: word(key) }).click();
  }

  /** Everything that this site keeps in its databases, as text. */
  async valuesOnTheDevice(): Promise<string> {
    return this.page.evaluate(faults.valuesOnTheDevice);
  }

  /** The app says that the school took this device off. */
  async seesThatItWasRevoked(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: word("leaving.revoked") })).toBeVisible();
  }

  /** The same person as a program: one more device, added with a code as the app does it. */
  async asProgram(): Promise<Account> {
    const { code } = await this.page.evaluate(async () => {
      const answer = await fetch("/api/devices/code", { method: "POST" });
      return (await answer.json()) as { code: string };
    });
    return Account.joinsWith(this.relay, code);
  }

  /** Every address under which the app keeps something in this browser's database. */
  async documentsOnTheDevice(): Promise<string> {
    return this.page.evaluate(async () => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      let told = "";
      for (const { name } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name ?? ""));
        for (const store of database.objectStoreNames) {
          told += JSON.stringify(await asked(database.transaction(store).objectStore(store).getAllKeys()));
        }
        database.close();
      }
      return told;
    });
  }

  /** What this device has: the heads of every document that it keeps, by address. */
  async headsOnTheDevice(): Promise<Map<string, string>> {
    return new Map(Object.entries(JSON.parse(await this.page.evaluate(inTheDatabase, { act: "heads" } as const)) as Record<string, string>));
  }

  /** The address of the school's registry, as the relay says. */
  async registry(): Promise<string> {
    return this.page.evaluate(async () => ((await (await fetch("/api/session")).json()) as { registry: string }).registry);
  }

  /** Whatever is kept of this document kind on the device, the newest piece of it loses its bytes to a bad disk. */
  async aPieceIsDamaged(kind: string): Promise<void> {
    await this.page.evaluate(inTheDatabase, { act: "damage", kind } as const);
  }

  /** How many pieces were put aside because they could not be read. */
  async piecesSetAside(): Promise<number> {
    return Number(await this.page.evaluate(inTheDatabase, { act: "aside" } as const));
  }

  /** The actor under which this device writes next time. */
  async actor(): Promise<string> {
    return this.page.evaluate(inTheDatabase, { act: "actor" } as const);
  }

  /** From the next start on this device writes under an actor that is somebody else's. */
  async takesTheActorOf(other: Person): Promise<void> {
    await this.page.evaluate(inTheDatabase, { act: "actor", actor: await other.actor() } as const);
  }

  /** The browser keeps nothing, as in some private windows. Before the app is opened. */
  async storageIsForbidden(): Promise<void> {
    await this.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("forbidden", "SecurityError");
      };
    });
  }

  /** From the next page on it is counted how often the app asks the browser to keep its storage. */
  async asksForLastingStorageAreNoted(): Promise<void> {
    await this.context.addInitScript(() => {
      const page = window as unknown as { asks: number };
      page.asks = 0;
      StorageManager.prototype.persist = async () => {
        page.asks += 1;
        return true;
      };
    });
  }

  async asksForLastingStorage(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { asks: number }).asks);
  }

  /** The device is full, until the answer is called. */
  async storageIsFull(): Promise<() => Promise<void>> {
    await this.page.evaluate(() => {
      const page = window as unknown as { put?: IDBObjectStore["put"] };
      page.put ??= IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    return async () =>
      this.page.evaluate(() => {
        const { put } = window as unknown as { put: IDBObjectStore["put"] };
        IDBObjectStore.prototype.put = put;
      });
  }

  /** The browser gives up whatever the app writes, until the answer is called. */
  async writesAreGivenUp(): Promise<() => Promise<void>> {
    await this.page.evaluate(faults.writesAreGivenUp);
    return async () => this.page.evaluate(faults.writesAreKeptAgain);
  }

  /** The tab is killed at the nth step of what the app saves from now on; answers whether it took so many. */
  async isKilledAtStep(step: number, whileDoing: () => Promise<void>): Promise<boolean> {
    // A page that stands still would not answer to a session that begins then.
    const session = await this.context.newCDPSession(this.page);
    let stands: (itDoes: boolean) => void = () => {};
    const stood = new Promise<boolean>((resolve) => (stands = resolve));
    await this.page.route("**/api/stands-still", () => stands(true));
    await this.page.evaluate(faults.standsStillAt, step);
    const done = whileDoing().then(
      () => false,
      // A page that stands still answers nobody.
      () => stood,
    );
    const wasReached = await Promise.race([stood, done]);
    if (wasReached) await this.tabIsKilled(session);
    else await this.page.unroute("**/api/stands-still");
    await done;
    return wasReached;
  }

  /** Somebody deletes what this site has stored; answers whether the app held that up. */
  async siteDataIsDeleted(name = "ryadom"): Promise<boolean> {
    return this.onAnotherPage((page) => page.evaluate(faults.deletesTheDatabase, name));
  }

  /** A newer version of the app opens the database beside this one; answers whether this one held it up. */
  async aNewerVersionAddsToTheDatabase(): Promise<boolean> {
    return this.onAnotherPage((page) => page.evaluate(faults.opensAsANewerVersion, "ryadom"));
  }

  /** Other pages hold the database, so that the app cannot open it, until the answer is called. */
  async theDatabaseIsHeld(): Promise<() => Promise<void>> {
    const holder = await this.opensAnEmptyPage();
    await holder.evaluate(faults.holdsTheDatabase, "ryadom");
    const waiting = await this.opensAnEmptyPage();
    await waiting.evaluate(faults.waitsForTheDatabase, "ryadom");
    return async () => {
      await holder.close();
      await waiting.close();
    };
  }

  /** How many bytes this site keeps on the device. */
  async bytesOnTheDevice(): Promise<number> {
    return this.page.evaluate(faults.bytesOnTheDevice);
  }

  /** From the next page on, time in this browser's pages passes when a story says so, and as usual besides. */
  async hasAClockThatCanRun(): Promise<void> {
    await this.context.clock.install();
  }

  /** Time passes, some seconds after some seconds, until this holds. */
  async letsTimePassUntil(holds: () => Promise<void>, seconds = 5): Promise<void> {
    await expect(async () => {
      await this.context.clock.runFor(seconds * 1_000);
      await holds();
    }).toPass({ intervals: [100] });
  }

  /** The lid is closed and opened again so many days later. */
  async sleepsFor(days: number): Promise<void> {
    await this.context.clock.fastForward(days * 86_400_000);
  }

  /** The browser is told that the network is back. */
  async networkIsBack(): Promise<void> {
    await this.page.evaluate(() => void window.dispatchEvent(new Event("online")));
  }

  private async onAnotherPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.opensAnEmptyPage();
    const answer = await act(page);
    await page.close();
    return answer;
  }

  /** A page of the same site in which the app does not run, with or without the relay. */
  private async opensAnEmptyPage(page?: Page): Promise<Page> {
    await this.context.route("**/api/nothing", (route) =>
      route.fulfill({ contentType: "text/html", body: '<!doctype html><link rel="icon" href="data:,"><title>-</title>' }),
    );
    const opened = page ?? (await this.context.newPage());
    await opened.goto(`${this.address}/api/nothing`);
    return opened;
  }

  /** Goes to a page of the same site in which the app does not run. */
  async leavesTheAppAlone(): Promise<void> {
    await this.opensAnEmptyPage(this.page);
  }

  /** The browser throws away everything that the app has kept, and the cookie; the app itself stays. */
  async storageIsWiped(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await this.page.goto("about:blank");
    await session.send("Storage.clearDataForOrigin", {
      origin: this.address,
      storageTypes: "cookies,local_storage,indexeddb",
    });
    await session.detach();
  }

  /** The relay has certified this device, so that what it saves in a file is believed. */
  async isKnownToTheRelay(): Promise<void> {
    await expect.poll(() => this.documentsOnTheDevice()).toContain('"papers"');
  }

  /** A browser that keeps nothing for good until it is asked, and that would ask the person. Before the app is opened. */
  async browserAsksAboutStorage(): Promise<void> {
    await this.context.addInitScript(() => {
      const page = window as unknown as { mozInnerScreenX: number; timesAsked: number };
      page.mozInnerScreenX = 0;
      page.timesAsked = 0;
      StorageManager.prototype.persisted = async () => page.timesAsked > 0;
      StorageManager.prototype.persist = async () => ++page.timesAsked > 0;
    });
  }

  async timesAskedAboutStorage(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { timesAsked: number }).timesAsked);
  }

  /** The relay's clock says what this device's says, and so much besides. */
  async relaysClockIs(behind: number): Promise<void> {
    await this.context.route("**/health/live", async (route) => {
      const date = new Date(Date.now() + AHEAD - behind).toUTCString();
      await route.fulfill({ status: 200, headers: { date } });
    });
  }

  /** Goes on with the same page on another screen, in other colours. */
  async looksThrough({ screen, colours }: Required<Pick<DeviceOptions, "screen" | "colours">>): Promise<void> {
    await this.page.setViewportSize(SCREENS[screen]);
    await this.page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
  }

  /** Puts the device away for good. */
  async leaves(): Promise<void> {
    await this.context.close().catch(() => {});
    await rm(this.folder, { recursive: true, force: true });
  }

  private async startsBrowser(): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...launchOptions,
      viewport: SCREENS[this.options.screen ?? "tablet"],
      colorScheme: this.options.colours ?? "light",
      reducedMotion: "reduce",
      locale: "ru-RU",
      timezoneId: "Europe/Moscow",
    });
    // Outside of the tests' runner, functions that are sent to a page call this helper of the compiler's.
    await this.context.addInitScript("globalThis.__name ??= (it) => it;");
    await this.context.addInitScript(putsTheClock, AHEAD + (this.options.wrongBy ?? 0) * 86_400_000);
    this.watch = new Watch(this.context, () => this.relay.wasDown, this.watch as Watch | undefined);
    this.current = this.context.pages()[0] ?? (await this.context.newPage());
  }
}

/** What a story does to the browser's database behind the app's back. Runs in the page. */
async function inTheDatabase(what: { act: "damage"; kind: string } | { act: "aside" } | { act: "heads" } | { act: "actor"; actor?: string }): Promise<string> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await asked(indexedDB.open("ryadom"));
  const store = (name: string) => database.transaction(name, "readwrite").objectStore(name);
  try {
    if (what.act === "actor") {
      const key = (await asked(store("meta").getAllKeys())).find((key) => /^actor:.*:0$/.test(String(key)));
      if (key === undefined) throw new Error("no actor is kept");
      if (what.actor !== undefined) await asked(store("meta").put(JSON.stringify(what.actor), key));
      return JSON.parse(await asked(store("meta").get(key))) as string;
    }
    const pieces = (await asked(store("chunks").getAllKeys())) as [string, string][];
    if (what.act === "aside") return String(pieces.filter(([document]) => document.startsWith("aside:")).length);
    const [documents, records] = [await asked(store("documents").getAllKeys()), await asked(store("documents").getAll())];
    if (what.act === "heads") {
      const heads = (record: string) => (JSON.parse(record) as { heads: string[] }).heads.sort().join(" ");
      return JSON.stringify(Object.fromEntries(documents.map((document, at) => [String(document), heads(records[at] as string)])));
    }
    const at = records.findIndex((record) => (JSON.parse(record) as { kind: string }).kind === what.kind);
    const [newest] = (JSON.parse(records[at]) as { heads: string[] }).heads;
    await asked(store("chunks").put(new Uint8Array([0, 1, 2, 3]), [documents[at] as string, newest ?? ""]));
    return "";
  } finally {
    database.close();
  }
}
