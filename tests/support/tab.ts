/** One tab of the app: what a person sees in it and does there. */
import { expect, type Locator, type Page } from "@playwright/test";

import { Attached } from "./pages/attached.ts";
import { Devices } from "./pages/devices.ts";
import { Blanks } from "./pages/blanks.ts";
import { Council } from "./pages/council.ts";
import { Diagnostics } from "./pages/diagnostics.ts";
import { History } from "./pages/history.ts";
import { Instruments } from "./pages/instruments.ts";
import { Keeping } from "./pages/keeping.ts";
import { Lessons } from "./pages/lessons.ts";
import { Meetings } from "./pages/meetings.ts";
import { Mentors } from "./pages/mentors.ts";
import { Notes } from "./pages/notes.ts";
import { Overview } from "./pages/overview.ts";
import { Pairing } from "./pages/pairing.ts";
import { People } from "./pages/people.ts";
import { Profile } from "./pages/profile.ts";
import { Programme } from "./pages/programme.ts";
import { Fit, Requests } from "./pages/requests.ts";
import { Start } from "./pages/start.ts";
import { Year } from "./pages/year.ts";
import { word } from "./words.ts";

export abstract class Tab {
  readonly attached = new Attached(this);
  readonly devices = new Devices(this);
  readonly blanks = new Blanks(this);
  readonly council = new Council(this);
  readonly diagnostics = new Diagnostics(this);
  readonly history = new History(this);
  readonly fit = new Fit(this);
  readonly instruments = new Instruments(this);
  readonly keeping = new Keeping(this);
  readonly lessons = new Lessons(this);
  readonly meetings = new Meetings(this);
  readonly mentors = new Mentors(this);
  readonly notes = new Notes(this);
  readonly overview = new Overview(this);
  readonly pairing = new Pairing(this);
  readonly people = new People(this);
  readonly profile = new Profile(this);
  readonly programme = new Programme(this);
  readonly requests = new Requests(this);
  readonly start = new Start(this);
  readonly year = new Year(this);

  abstract get page(): Page;

  /** The address of the relay, as the browser knows it. */
  abstract get address(): string;

  /** Opens the app by its address, as from the home screen. */
  async opensTheApp(path = "/"): Promise<void> {
    await this.page.goto(this.address + path);
  }

  get navigation(): Locator {
    return this.page.getByRole("navigation", { name: word("shell.places") });
  }

  /** Where the app says how things stand with the relay. */
  get status(): Locator {
    return this.page.locator(".sync");
  }

  /** Goes to a screen by the navigation. */
  async goesTo(name: string): Promise<void> {
    await this.navigation.getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Of several pairs works with this one («Иванова — Кузнецова») from now on. */
  async worksWith(pair: string): Promise<void> {
    await this.whose.selectOption({ label: pair });
    await this.isWorkingWith(pair);
  }

  async isWorkingWith(pair: string): Promise<void> {
    await expect(this.whose.locator("option:checked")).toHaveText(pair);
  }

  /** What is shown is not one of the person's own pairs. */
  async choosesBetweenNoPairs(): Promise<void> {
    await expect(this.whose).toHaveCount(0);
  }

  private get whose(): Locator {
    return this.page.getByLabel(word("told.whose"), { exact: true });
  }

  /** A screen is there: its heading can be read. */
  async isOnAScreen(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(this.page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  }

  /** Sooner than a device that is left alone tries again. */
  async seesTheRelayAtOnce(): Promise<void> {
    await expect(this.status).toContainText("Получено сервером");
  }

  /** A device that was long without its relay tries again once a minute, and nobody here does anything to hurry it. */
  async seesThatTheRelayHasEverything(): Promise<void> {
    await expect(this.status).toContainText("Получено сервером", { timeout: 80_000 });
  }

  async seesThatItIsOnTheDevice(): Promise<void> {
    await expect(this.status).toContainText(/^Без сети.*на устройстве/);
  }

  /** Without a network, and with nothing of the person's own that waits for one. */
  async seesThatNothingWaits(): Promise<void> {
    await expect(this.status).toContainText("Без сети");
    await expect(this.status).toContainText(word("shell.all_kept"));
  }

  /** One of the quiet lines above the screen says this. */
  async isTold(words: string | RegExp): Promise<void> {
    await expect(this.notices.filter({ hasText: words })).toBeVisible();
  }

  async isNotTold(words: string | RegExp): Promise<void> {
    await expect(this.notices.filter({ hasText: words })).toHaveCount(0);
  }

  private get notices(): Locator {
    return this.page.locator(".notice__words");
  }

  async sees(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("main").getByText(words).first()).toBeVisible();
  }

  async doesNotSee(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("main")).toBeVisible();
    await expect(this.page.getByText(words)).toHaveCount(0);
  }

  /** The open form says that what is typed in it is on the device. */
  async seesThatTheFormIsKept(): Promise<void> {
    await expect(this.page.getByText(word("ui.draft_kept"))).toBeVisible();
  }

  async seesThatTheFormWasBegunEarlier(): Promise<void> {
    await expect(this.page.getByText(word("ui.draft_found"))).toBeVisible();
  }

  /** Takes back what was just removed, by the line that says so. */
  async bringsBack(): Promise<void> {
    await this.page.locator(".toast").getByRole("button", { name: word("meetings.undo") }).last().click();
  }

  /** Takes back that a form's words were thrown away. */
  async bringsTheFormBack(): Promise<void> {
    await this.page.locator(".toast").getByRole("button", { name: word("ui.draft_back") }).click();
  }

  /** Takes the last edit back, by the keyboard. */
  async undoes(): Promise<void> {
    await this.page.keyboard.press("Control+z");
  }
}

/** One more tab of somebody's browser. */
export class SecondTab extends Tab {
  constructor(
    readonly page: Page,
    readonly address: string,
  ) {
    super();
  }
}
