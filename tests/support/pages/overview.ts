/** Обзор: what the curator sees first. */
import { expect, type Locator } from "@playwright/test";

import { enters, seesTheFocus } from "../keys.ts";
import type { Tab } from "../tab.ts";
import { word, words } from "../words.ts";

export class Overview {
  constructor(private readonly tab: Tab) {}

  async opens(): Promise<void> {
    await this.tab.goesTo("Обзор");
    await expect(this.since).toBeVisible();
  }

  /** Takes everything that is told as read, so that the next visit begins here. */
  async takesAllAsRead(): Promise<void> {
    const all = this.page.getByRole("button", { name: word("overview.all_read") });
    const none = word("overview.since_none").slice(0, 20);
    // The list may still be coming: it is taken as read once it is there.
    await expect(async () => {
      if (await all.isVisible()) await all.click({ timeout: 2_000 });
      await expect(this.since).toContainText(none, { timeout: 2_000 });
    }).toPass();
  }

  /** Under «Новое для вас» it says in words that this person changed these things. */
  async tells(who: string, what: Array<string | RegExp>): Promise<void> {
    const told = this.since.locator(".told").filter({ hasText: who });
    await expect(told.first()).toBeVisible();
    for (const words of what) await expect(told.filter({ hasText: words }).first()).toBeVisible();
  }

  /** How many places of this pair are worth a look. */
  async saysPairNeedsALook(pair: string): Promise<void> {
    await expect(this.need(pair)).toContainText(/стоит посмотреть/);
  }

  async saysWhyThePairNeedsHer(pair: string, why: string): Promise<void> {
    await expect(this.need(pair)).toContainText(new RegExp(why, "i"));
  }

  async opensPair(pair: string): Promise<void> {
    await this.need(pair).getByRole("link", { name: words("overview.open_pair") }).click();
    await expect(this.page.locator("li.item").first()).toBeVisible();
  }

  async confirmsAllMarks(pair: string): Promise<void> {
    await this.need(pair).getByRole("button", { name: /^Подтвердить/ }).click();
  }

  /** The same by keys alone. */
  async confirmsAllMarksByKeyboard(pair: string): Promise<void> {
    await enters(this.need(pair).getByRole("button", { name: /^Подтвердить/ }));
    await this.hasNoMarksToConfirm(pair);
    await seesTheFocus(this.page);
  }

  async hasNoMarksToConfirm(pair: string): Promise<void> {
    await expect(this.need(pair).getByRole("button", { name: /^Подтвердить/ })).toHaveCount(0);
  }

  private need(pair: string): Locator {
    return this.page
      .getByRole("region", { name: word("overview.need_title") })
      .getByRole("listitem")
      .filter({ hasText: pair });
  }

  private get since(): Locator {
    return this.page.getByRole("region", { name: word("overview.since_title") });
  }

  private get page() {
    return this.tab.page;
  }

  /** The pair is among all pairs. */
  async showsThePair(person: string): Promise<void> {
    await expect(this.page.getByRole("main").getByRole("link", { name: new RegExp(person) }).first()).toBeVisible();
  }
}
