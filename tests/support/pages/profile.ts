/** What somebody says of themselves: their own page, and what those read who are a pair with them. */
import { expect } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Profile {
  constructor(private readonly tab: Tab) {}

  async opens(): Promise<void> {
    await this.tab.opensTheApp("/me");
    await expect(this.tab.page.getByRole("heading", { level: 1, name: word("profile.title") })).toBeVisible();
  }

  /** Writes a text of the profile: `results`, `strengths`. */
  async writes(text: string, words: string): Promise<void> {
    await this.text(text).fill(words);
    await this.text(text).blur();
    await expect(this.tab.page.locator(".toast").filter({ hasText: word("profile.saved") }).last()).toBeVisible();
  }

  async hasWritten(text: string, words: string): Promise<void> {
    await expect(this.text(text)).toHaveValue(words);
  }

  /** Chooses one of a list: `qualification`, `hours`. */
  async chooses(field: string, code: string): Promise<void> {
    await this.text(field).selectOption(code);
    await expect(this.tab.page.locator(".toast").filter({ hasText: word("profile.saved") }).last()).toBeVisible();
  }

  private text(text: string) {
    return this.page.getByLabel(word(`profile.${text}`), { exact: true });
  }

  /** From «Сегодня», by the name of whom one works with. */
  async opensOf(lastName: string): Promise<void> {
    const more = this.page.locator(".line").filter({ hasText: word("today.together_more") });
    await more.getByRole("link", { name: new RegExp(lastName) }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: new RegExp(lastName) })).toBeVisible();
  }

  /** Under this heading stand these words. */
  async says(section: string, words: string | RegExp): Promise<void> {
    const sheet = this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: word(section), exact: true }) });
    await expect(sheet).toContainText(words);
  }

  private get page() {
    return this.tab.page;
  }
}
