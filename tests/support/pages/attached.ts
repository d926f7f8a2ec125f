/** «Файлы»: what hangs on a meeting, a lesson or a plan item. */
import { readFile } from "node:fs/promises";

import { expect, type Locator } from "@playwright/test";

import type { Picked } from "../files.ts";
import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Attached {
  constructor(private readonly tab: Tab) {}

  async takesAPhoto(photo: Picked): Promise<void> {
    await this.strip.getByLabel(word("attached.photo")).setInputFiles(photo);
  }

  async chooses(...files: Picked[]): Promise<void> {
    await this.strip.getByLabel(word("attached.choose")).setInputFiles(files);
  }

  /** Drops each as soon as the one before: before that can have been kept. */
  async dropsOneAfterAnother(...names: string[]): Promise<void> {
    await this.strip.evaluate((strip, names) => {
      for (const name of names) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([`Что в файле ${name}`], name, { type: "text/plain" }));
        strip.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, names);
  }

  /** The file is there, with a small picture that can really be seen. */
  async showsPicture(name: string): Promise<void> {
    await isDrawn(this.tile(name).locator("img"));
  }

  async shows(name: string, times = 1): Promise<void> {
    await expect(this.tile(name)).toHaveCount(times);
  }

  async saysThatItWaits(name: string): Promise<void> {
    await expect(this.tile(name)).toContainText(word("attached.waits"));
  }

  async saysThatItIsSent(name: string): Promise<void> {
    await expect(this.tile(name)).toBeVisible();
    await expect(this.tile(name)).not.toContainText(word("attached.waits"));
  }

  async refuses(words: RegExp): Promise<void> {
    await expect(this.strip.getByRole("alert").filter({ hasText: words })).toBeVisible();
  }

  /** Opens it with the keyboard alone. */
  async opens(name: string): Promise<void> {
    await this.tile(name).focus();
    await this.tab.page.keyboard.press("Enter");
    await expect(this.viewer).toBeVisible();
  }

  /** The picture itself is shown, at least so wide. */
  async looksAtIt(width: number): Promise<void> {
    const picture = this.viewer.locator("img");
    await expect.poll(async () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThanOrEqual(width);
  }

  /** Saves it, and answers what is in it. */
  async saves(): Promise<Buffer> {
    const button = this.viewer.getByRole("button", { name: word("attached.save"), exact: true });
    await expect(button).toBeEnabled();
    const coming = this.tab.page.waitForEvent("download");
    await button.click();
    return readFile(await (await coming).path());
  }

  async calls(name: string): Promise<void> {
    await this.viewer.getByLabel(word("attached.name"), { exact: true }).fill(name);
    await expect(this.viewer.getByRole("heading", { name })).toBeVisible();
  }

  async removes(): Promise<void> {
    await this.viewer.getByRole("button", { name: word("attached.remove"), exact: true }).click();
    await expect(this.viewer).toHaveCount(0);
  }

  async closes(): Promise<void> {
    await this.tab.page.keyboard.press("Escape");
    await expect(this.viewer).toHaveCount(0);
  }

  /** The status line says how many files are here alone. */
  async statusCounts(files: string): Promise<void> {
    await expect(this.tab.status).toContainText(word("shell.files_wait", { files }));
  }

  async statusCountsNone(): Promise<void> {
    await expect(this.tab.status).not.toContainText(word("shell.files_wait", { files: "" }).trim());
    await this.tab.seesThatTheRelayHasEverything();
  }

  /** «Портфолио» of one's own pair. */
  async opensThePortfolio(): Promise<void> {
    await this.tab.goesTo("Программа");
    await this.tab.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.tab.page.getByRole("menuitem", { name: word("programme.portfolio") }).click();
    await expect(this.tab.page.getByRole("heading", { level: 1, name: word("portfolio.title") })).toBeVisible();
  }

  /** A file is in the portfolio, with these words of where it hangs. */
  async keeps(name: string, place: string): Promise<void> {
    await expect(this.kept.filter({ hasText: name })).toContainText(place);
  }

  async keepsNo(name: string): Promise<void> {
    await expect(this.kept.first()).toBeVisible();
    await expect(this.kept.filter({ hasText: name })).toHaveCount(0);
  }

  /** Shows one kind alone. */
  async wants(kind: string): Promise<void> {
    await this.tab.page.getByRole("radio", { name: kind, exact: true }).check();
  }

  async addsASample(kind: string, words: string, file: Picked): Promise<void> {
    await this.tab.page.getByRole("button", { name: word("portfolio.add"), exact: true }).click();
    const form = this.tab.page.getByRole("dialog");
    await form.getByLabel(word("portfolio.what"), { exact: true }).selectOption({ label: kind });
    await form.getByLabel(word("portfolio.words"), { exact: true }).fill(words);
    await form.getByLabel(word("attached.choose")).setInputFiles(file);
    await expect(form).toBeHidden();
  }

  private get kept(): Locator {
    return this.tab.page.locator(".portfolio__list > li");
  }

  private tile(name: string): Locator {
    return this.strip.getByRole("button", { name: new RegExp(name) });
  }

  private get viewer(): Locator {
    return this.strip.getByRole("dialog");
  }

  private get strip(): Locator {
    return this.tab.page.getByRole("region", { name: word("attached.title"), exact: true });
  }
}

async function isDrawn(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible();
  await expect.poll(async () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}
