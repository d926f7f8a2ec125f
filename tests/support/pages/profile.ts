/** What somebody says of themselves, as those read it who are a pair with them. */
import { expect } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Profile {
  constructor(private readonly tab: Tab) {}

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
