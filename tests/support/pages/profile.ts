/** Обо мне: what somebody says of themselves. */
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

  private text(text: string) {
    return this.tab.page.getByLabel(word(`profile.${text}`), { exact: true });
  }
}
