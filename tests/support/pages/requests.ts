/** Запросы: asking for help, and what the curator decides. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

export class Requests {
  constructor(private readonly tab: Tab) {}

  /** Follows the yearly question on the first screen. */
  async answersTheYearlyQuestion(): Promise<void> {
    await this.page.getByRole("link", { name: word("requests.write"), exact: true }).click();
    await expect(this.page.getByRole("button", { name: word("requests.ask") })).toBeVisible();
  }

  async isNotAskedAnyMore(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(this.page.getByText(word("requests.question"))).toHaveCount(0);
  }

  /** Opens the form and asks. */
  async asks({ topic, words: said }: { topic: string; words: string }): Promise<void> {
    await this.page.getByRole("button", { name: word("requests.ask") }).click();
    await this.dialog.getByLabel(word("requests.topic"), { exact: true }).selectOption(topic);
    await this.dialog.getByLabel(word("requests.words"), { exact: true }).fill(said);
    await this.dialog.getByRole("button", { name: word("requests.send") }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Asks with a difficulty that people of one's category usually have; the topic comes with it. */
  async asksWithOneTap(difficulty: string, topic: string): Promise<void> {
    await this.page.getByRole("button", { name: word("requests.ask") }).click();
    const usual = this.dialog.getByRole("group", { name: word("requests.usual"), exact: true });
    await usual.getByRole("button", { name: difficulty, exact: true }).click();
    await expect(usual.getByRole("button", { name: difficulty, exact: true })).toHaveCount(0);
    await expect(this.dialog.getByLabel(word("requests.words"), { exact: true })).toHaveValue(difficulty);
    await expect(this.dialog.getByLabel(word("requests.topic"), { exact: true })).toHaveValue(topic);
    await this.dialog.getByRole("button", { name: word("requests.send") }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async opens(): Promise<void> {
    await this.tab.goesTo("Люди");
    await this.rooms.getByRole("link", { name: word("shell.room_requests") }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("requests.title") })).toBeVisible();
  }

  /** The request with these words is in this state. */
  async shows(said: string, state: string): Promise<void> {
    await expect(this.row(said).locator(".tag").first()).toHaveText(word(`vocabulary.request_state.${state}`));
  }

  /** The request says in whose pair it ended. */
  async showsThePair(said: string, pair: string): Promise<void> {
    await expect(this.row(said).getByRole("link", { name: pair })).toBeVisible();
  }

  async putsIntoTheBase(said: string): Promise<void> {
    await this.row(said).getByRole("button", { name: words("requests.more_of") }).click();
    await this.page.getByRole("menuitem", { name: word("requests.step_in_base") }).click();
  }

  /** Who decided, as it is said beside the request. */
  async saysWhoDecided(said: string, who: string): Promise<void> {
    await expect(this.row(said)).toContainText(who);
  }

  private row(said: string): Locator {
    return this.page.locator("li.request").filter({ hasText: said });
  }

  private get rooms(): Locator {
    return this.page.getByRole("navigation", { name: word("shell.room") });
  }

  private get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  private get page() {
    return this.tab.page;
  }
}

/** The question after the first meetings. */
export class Fit {
  constructor(private readonly tab: Tab) {}

  async isAsked(): Promise<void> {
    await expect(this.card).toBeVisible();
  }

  async answers(fit: "yes" | "so_so" | "no"): Promise<void> {
    await this.card.getByRole("button", { name: capital(word(`vocabulary.fit.${fit}`)), exact: true }).click();
    await expect(this.card).toHaveCount(0);
  }

  private get card(): Locator {
    return this.tab.page.getByRole("region", { name: word("today.fit") });
  }
}
