/** Инструменты: interviews, consultations, a trainee's diary and the rest: the list, and one record. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { capital, word } from "../words.ts";

/** As a record is called on the screen. */
const named = (instrument: string) => capital(word(`vocabulary.instrument.${instrument}`));

export class Instruments {
  constructor(private readonly tab: Tab) {}

  /** From one's own programme, as people come there. */
  async opens(): Promise<void> {
    await this.tab.goesTo("Программа");
    await this.opensFromTheProgramme();
  }

  /** From the programme that is open. */
  async opensFromTheProgramme(): Promise<void> {
    const about = this.page.locator("summary").filter({ hasText: "дефицит" }).first();
    const link = this.page.getByRole("link", { name: word("programme.instruments"), exact: true });
    await expect(about.or(link).first()).toBeVisible();
    if (!(await link.isVisible())) await about.click();
    await link.click();
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("instruments.title"), exact: true })).toBeVisible();
  }

  async isEmpty(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: word("instruments.empty") })).toBeVisible();
  }

  /** Begins a record from the list, and is in it. */
  async begins(instrument: string): Promise<void> {
    const add = this.page.getByRole("button", { name: word("instruments.add"), exact: true });
    const offer = this.page.getByRole("link", { name: named(instrument), exact: true });
    await expect(add.or(offer).first()).toBeVisible();
    if (!(await offer.isVisible())) await add.click();
    await offer.click();
    await this.page.getByRole("button", { name: word("instruments.begin"), exact: true }).click();
    await expect(this.page.getByRole("button", { name: word("instruments.remove"), exact: true })).toBeVisible();
  }

  /** Opens a record that is in the list. */
  async opensRecord(words: string): Promise<void> {
    await this.page.locator(".meeting__topic", { hasText: words }).first().click();
    await expect(this.page.getByRole("heading", { level: 2, name: word("instruments.words") })).toBeVisible();
  }

  async lists(words: string | RegExp): Promise<void> {
    await expect(this.page.locator(".meeting").filter({ hasText: words }).first()).toBeVisible();
  }

  async listsNoMore(words: string): Promise<void> {
    await this.isOpen();
    await expect(this.page.locator(".meeting").filter({ hasText: words })).toHaveCount(0);
  }

  /** Puts words before what stands in a text. */
  async writes(text: string, words: string): Promise<void> {
    const field = this.text(text);
    await field.fill(words + (await field.inputValue()));
    await field.blur();
  }

  async reads(text: string, words: string): Promise<void> {
    await expect(this.text(text)).toHaveValue(new RegExp(words));
  }

  async enters(value: string, typed: string): Promise<void> {
    await this.value(value).fill(typed);
    await this.value(value).blur();
  }

  async hasEntered(value: string, shown: string): Promise<void> {
    await expect(this.value(value)).toHaveValue(shown);
  }

  async isToldThatItCannotBe(why: string): Promise<void> {
    await expect(this.page.getByText(word(why), { exact: true })).toBeVisible();
  }

  /** Takes what was written as hard into the programme. */
  async proposesADeficit(words: string): Promise<void> {
    await expect(this.page.getByLabel(word("instruments.difficulty"), { exact: true })).toHaveValue(words);
    await this.page.getByRole("button", { name: word("instruments.take"), exact: true }).click();
    await this.hasProposed(words);
  }

  async hasProposed(words: string): Promise<void> {
    await expect(this.page.locator(".proposed").getByRole("link", { name: words })).toBeVisible();
  }

  /** Both values of a field, and who set each. */
  async showsTwo(both: Array<{ value: string; who: string }>): Promise<void> {
    const two = this.page.locator(".two");
    for (const { value, who } of both) {
      const one = two.locator(".two__value").filter({ hasText: value });
      await expect(one.getByRole("img")).toHaveAccessibleName(new RegExp(who));
    }
  }

  async keeps(value: string): Promise<void> {
    await this.page.getByRole("button", { name: word("ui.keep_value", { value }), exact: true }).click();
    await expect(this.page.locator(".two")).toHaveCount(0);
  }

  async isDone(): Promise<void> {
    await this.page.getByRole("link", { name: word("instruments.done"), exact: true }).click();
    await this.isOpen();
  }

  async removes(): Promise<void> {
    await this.page.getByRole("button", { name: word("instruments.remove"), exact: true }).click();
    await this.isOpen();
  }

  async bringsBack(): Promise<void> {
    await this.page.locator(".toast").getByRole("button", { name: word("instruments.undo") }).last().click();
  }

  /** What the printer gets when this button is pressed. */
  async prints(button: string): Promise<string> {
    // There is no printer, and the browser's window for it cannot be closed from here.
    await this.page.evaluate(() => (window.print = () => undefined));
    await this.page.getByRole("button", { name: word(button), exact: true }).click();
    await this.page.emulateMedia({ media: "print" });
    const paper = this.page.locator("article.print");
    await expect(paper).toBeVisible();
    const words = await paper.innerText();
    await this.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await this.page.emulateMedia({ media: "screen" });
    await expect(paper).toHaveCount(0);
    return words;
  }

  private text(text: string): Locator {
    return this.page.getByLabel(capital(word(`vocabulary.record_text.${text}`)), { exact: true });
  }

  private value(value: string): Locator {
    const key = value.includes(".") ? value : `vocabulary.record_value.${value}`;
    return this.page.getByLabel(capital(word(key)), { exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}
