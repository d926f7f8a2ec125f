/** Как менялась программа: the slider over its life, approved editions, corrections. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class History {
  constructor(private readonly tab: Tab) {}

  /** What was done in the stretch that is shown, or since the approval. */
  async tells(words: string[]): Promise<void> {
    for (const one of words) await expect(this.page.locator(".told").filter({ hasText: one }).first()).toBeVisible();
  }

  async tellsOfTheLastStretch(words: string[]): Promise<void> {
    await expect(this.page.getByRole("heading", { name: word("programme.past_done") })).toBeVisible();
    await this.tells(words);
  }

  /** One stretch of work earlier. */
  async goesBack(): Promise<void> {
    const slider = this.page.getByRole("slider");
    const before = await slider.inputValue();
    await this.page.getByRole("button", { name: word("programme.past_earlier") }).click();
    await expect(slider).not.toHaveValue(before);
  }

  async showsTheApprovedEdition(): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.past_show_approved") }).first().click();
    await expect(this.page.getByRole("heading", { name: word("programme.past_since") })).toBeVisible();
  }

  /** Words that stand in today's programme no more. */
  async showsOtherWords(words: string): Promise<void> {
    await expect(this.other(words)).toBeVisible();
  }

  async bringsBack(words: string): Promise<void> {
    await this.other(words).getByRole("button", { name: word("programme.past_bring_back") }).click();
    await expect(this.other(words)).toHaveCount(0);
  }

  async correctsBecause(what: string, basis: string): Promise<void> {
    await this.page.getByLabel(word("programme.correction_what")).fill(what);
    await this.page.getByLabel(word("programme.correction_basis")).fill(basis);
    await this.page.getByRole("button", { name: word("programme.correction_add") }).click();
  }

  async showsCorrection(what: string): Promise<void> {
    await expect(this.page.locator(".past__log .row").filter({ hasText: what })).toBeVisible();
  }

  private other(words: string): Locator {
    return this.page.locator(".past__list .row--two").filter({ hasText: words }).filter({
      has: this.page.getByRole("button", { name: word("programme.past_bring_back") }),
    });
  }

  private get page() {
    return this.tab.page;
  }
}
