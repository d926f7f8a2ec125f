/** Somebody with a device: a browser of their own, with its own storage, that can be closed, killed and opened again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, chromium, expect, type Locator, type Page } from "@playwright/test";

import { Account } from "./account.ts";
import { launchOptions } from "./browser.ts";
import { Notes } from "./pages/notes.ts";
import type { Invitation, Relay } from "./relay.ts";
import { Watch } from "./watch.ts";

/** Screens in CSS pixels. */
export const SCREENS = {
  phone: { width: 360, height: 740 },
  tablet: { width: 1024, height: 768 },
  desktop: { width: 1440, height: 900 },
} as const;

export interface DeviceOptions {
  screen?: keyof typeof SCREENS;
  colours?: "light" | "dark";
}

export class Person {
  watch!: Watch;
  readonly notes = new Notes(this);
  private context!: BrowserContext;
  private current!: Page;

  private constructor(
    readonly name: string,
    readonly relay: Relay,
    private readonly profile: string,
    private readonly options: DeviceOptions,
  ) {}

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

  /** Opens the link that the relay or the curator gave, and joins. */
  async joins(invitation: Invitation | string): Promise<void> {
    await this.page.goto(typeof invitation === "string" ? invitation : invitation.url);
    await this.page.getByRole("button", { name: "Войти" }).click();
    await expect(this.navigation).toBeVisible();
  }

  /** Opens the app by its address, as from the home screen. */
  async opensTheApp(path = "/"): Promise<void> {
    await this.page.goto(this.relay.url + path);
  }

  /** Closes the browser altogether; what is on the device stays. */
  async closesTheApp(): Promise<void> {
    await this.context.close();
  }

  /** Starts the browser again on the same device and opens the app. */
  async opensTheAppAgain(path = "/"): Promise<void> {
    await this.startsBrowser();
    await this.opensTheApp(path);
  }

  /** The system kills the tab: no farewell, no event, nothing more is written. */
  async tabIsKilled(): Promise<void> {
    const killed = this.page;
    this.current = await this.context.newPage();
    const session = await this.context.newCDPSession(killed);
    const crashed = killed.waitForEvent("crash");
    void session.send("Page.crash").catch(() => {});
    await crashed;
    await killed.close();
  }

  /** One more tab of the same browser. */
  async opensSecondTab(path = "/"): Promise<Page> {
    const tab = await this.context.newPage();
    await tab.goto(this.relay.url + path);
    return tab;
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

  get navigation(): Locator {
    return this.page.getByRole("navigation");
  }

  /** Where the app says how things stand with the relay. */
  get status(): Locator {
    return this.page.locator(".sync");
  }

  async goesTo(name: string): Promise<void> {
    await this.navigation.getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async seesThatTheRelayHasEverything(): Promise<void> {
    await expect(this.status).toContainText("Получено сервером");
  }

  async seesThatItIsOnTheDevice(): Promise<void> {
    await expect(this.status).toContainText(/на устройстве/i);
  }

  async sees(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("main").getByText(words).first()).toBeVisible();
  }

  async doesNotSee(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("main").getByText(words)).toHaveCount(0);
  }

  /** The same person as a program: one more device, added with a code as the app does it. */
  async asProgram(): Promise<Account> {
    const { code } = await this.page.evaluate(async () => {
      const answer = await fetch("/api/devices/code", { method: "POST" });
      return (await answer.json()) as { code: string };
    });
    return Account.joinsWith(this.relay, code);
  }

  /** Every key and every string that the app keeps in this browser's database. */
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
          const objects = database.transaction(store).objectStore(store);
          told += JSON.stringify([await asked(objects.getAllKeys()), await asked(objects.getAll())]);
        }
        database.close();
      }
      return told;
    });
  }

  /** Undo of the last edit, by the keyboard. */
  async undoes(): Promise<void> {
    await this.page.keyboard.press("Control+z");
  }

  /** Puts the device away for good. */
  async leaves(): Promise<void> {
    await this.context.close().catch(() => {});
    await rm(this.profile, { recursive: true, force: true });
  }

  private async startsBrowser(): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      ...launchOptions,
      viewport: SCREENS[this.options.screen ?? "tablet"],
      colorScheme: this.options.colours ?? "light",
      reducedMotion: "reduce",
      locale: "ru-RU",
      timezoneId: "Europe/Moscow",
    });
    const before = this.watch as Watch | undefined;
    this.watch = new Watch(this.context, () => this.relay.wasDown, before);
    this.current = this.context.pages()[0] ?? (await this.context.newPage());
  }
}
