/** Заметки: the list, and one note as its writers see it. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Notes {
  constructor(private readonly tab: Tab) {}

  /** Starts a note that nobody else sees, with this title, and stays in it. */
  async startsForOneself(title: string): Promise<void> {
    await this.tab.goesTo("Заметки");
    await this.page.getByRole("button", { name: word("notes.add"), exact: true }).click();
    await this.page.getByLabel(word("notes.name"), { exact: true }).fill(title);
    await this.page.getByLabel(word("notes.name"), { exact: true }).blur();
  }

  /** Starts a note for the pair, with this title, and stays in it. */
  async startsForThePair(title: string): Promise<void> {
    await this.tab.goesTo("Заметки");
    await this.page.getByRole("button", { name: word("notes.add_pair"), exact: true }).click();
    await this.page.getByLabel(word("notes.name"), { exact: true }).fill(title);
    await this.page.getByLabel(word("notes.name"), { exact: true }).blur();
  }

  /** Opens the note of this title from the list. */
  async opens(title: string): Promise<void> {
    await this.tab.goesTo("Заметки");
    await this.page.getByRole("link", { name: new RegExp(title) }).click();
    await expect(this.body).toBeVisible();
  }

  get body(): Locator {
    return this.page.getByLabel(word("notes.body"), { exact: true });
  }

  async types(words: string): Promise<void> {
    await this.body.pressSequentially(words);
  }

  /** Puts the caret right after these words. */
  async putsCaretAfter(words: string): Promise<void> {
    await this.body.evaluate((element, words) => {
      const text = element as HTMLTextAreaElement;
      const at = text.value.indexOf(words) + words.length;
      text.focus();
      text.setSelectionRange(at, at);
    }, words);
    // By keys, too, since that is how a person's caret comes to be somewhere.
    await this.body.press("ArrowLeft");
    await this.body.press("ArrowRight");
  }

  /** What stands before the caret and after it. */
  async aroundCaret(): Promise<{ before: string; after: string }> {
    return this.body.evaluate((element) => {
      const text = element as HTMLTextAreaElement;
      return { before: text.value.slice(0, text.selectionStart), after: text.value.slice(text.selectionStart) };
    });
  }

  async reads(words: string | RegExp): Promise<void> {
    await expect(this.body).toHaveValue(words);
  }

  text(): Promise<string> {
    return this.body.inputValue();
  }

  /** Somebody else's caret stands in the text, with a name on it. */
  async seesCaretOf(name: string): Promise<void> {
    await expect(this.page.locator(".caret__name", { hasText: name })).toBeVisible();
  }

  /** As many carets of each person as are given here. */
  async seesCarets(people: Record<string, number>): Promise<void> {
    for (const [name, carets] of Object.entries(people)) {
      await expect(this.page.locator(".caret__name", { hasText: name })).toHaveCount(carets);
    }
  }

  async seesNoCaret(): Promise<void> {
    // Somebody whose device fell silent is forgotten after a while.
    await expect(this.page.locator(".caret__name")).toHaveCount(0, { timeout: 20_000 });
  }

  async removesTheOpenNote(): Promise<void> {
    await this.page.getByRole("button", { name: word("notes.remove"), exact: true }).click();
  }

  async lists(title: string): Promise<void> {
    await expect(this.page.locator("a.note", { hasText: title })).toBeVisible();
  }

  async doesNotList(title: string): Promise<void> {
    await expect(this.page.locator("a.note", { hasText: title })).toHaveCount(0);
  }

  private get page() {
    return this.tab.page;
  }
}
