/** «Анкеты и листы наблюдения»: what a school asks in its own words. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Blanks {
  constructor(private readonly tab: Tab) {}

  async opens(): Promise<void> {
    await this.tab.opensTheApp("/questionnaires");
    await expect(this.page.getByRole("heading", { level: 1, name: word("blanks.title") })).toBeVisible();
  }

  /** Begins one, from nothing or with a copy, and is in it. */
  async begins(kind: "questionnaire" | "rubric", title: string, from?: string): Promise<void> {
    await this.page.getByRole("button", { name: word(`blanks.new_${kind}`), exact: true }).click();
    const form = this.page.getByRole("dialog");
    await form.getByLabel(word("blanks.name"), { exact: true }).fill(title);
    if (from !== undefined) await form.getByLabel(word("blanks.from"), { exact: true }).selectOption({ label: from });
    await form.getByRole("button", { name: word("blanks.create"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  async opensOne(title: string): Promise<void> {
    await this.opens();
    await this.page.getByRole("link", { name: title }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  async answersBy(scale: string): Promise<void> {
    await this.page.getByLabel(word("blanks.scale"), { exact: true }).selectOption({ label: scale });
  }

  /** Adds a first line with its button, and each further one with Enter, without leaving the keyboard. */
  async types(...questions: string[]): Promise<void> {
    const count = await this.questions.count();
    await this.page.getByRole("button", { name: word("blanks.add_question"), exact: true }).click();
    for (const [place, words] of questions.entries()) {
      const field = this.questions.nth(count + place);
      await expect(field).toBeFocused();
      await this.page.keyboard.type(words);
      if (place + 1 < questions.length) await this.page.keyboard.press("Enter");
    }
    await this.page.keyboard.press("Tab");
  }

  async rewrites(number: number, words: string): Promise<void> {
    await this.question(number).fill(words);
    await this.question(number).blur();
  }

  async movesUp(number: number): Promise<void> {
    await this.page.getByRole("button", { name: word("blanks.up", { name: this.named(number) }), exact: true }).click();
  }

  async removes(number: number): Promise<void> {
    await this.page.getByRole("button", { name: word("blanks.remove", { name: this.named(number) }), exact: true }).click();
  }

  /** The questions, in order. */
  async asks(...questions: string[]): Promise<void> {
    await expect(this.questions).toHaveCount(questions.length);
    for (const [place, words] of questions.entries()) await expect(this.questions.nth(place)).toHaveValue(words);
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.page.locator(".top")).toContainText(words);
  }

  async putsAway(): Promise<void> {
    await this.page.getByRole("button", { name: word("blanks.put"), exact: true }).click();
    await expect(this.page.getByText(word("blanks.away_why"))).toBeVisible();
  }

  private named(number: number): string {
    return word("blanks.question_n", { number: String(number) });
  }

  private question(number: number): Locator {
    return this.page.getByLabel(this.named(number), { exact: true });
  }

  private get questions(): Locator {
    return this.page.getByRole("textbox", { name: /^Вопрос \d+$/ });
  }

  private get page() {
    return this.tab.page;
  }
}
