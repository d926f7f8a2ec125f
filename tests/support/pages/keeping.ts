/** Копия и проверка: a copy in a file, files between devices, and how things stand. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

/** A file that the app has saved. */
export interface Saved {
  name: string;
  path: string;
}

/** One document's changes as they come in a file, in hex. */
export interface Letter {
  by: string;
  document: string;
  heads: string[];
  kind: string;
  pieces: string[];
}

export class Keeping {
  constructor(private readonly tab: Tab) {}

  /** By the line that says how things stand. */
  async opens(): Promise<void> {
    await this.tab.status.getByRole("link").click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("keeping.title") })).toBeVisible();
  }

  /** One tap. */
  async savesCopy(): Promise<Saved> {
    return this.saves(this.card("keeping.copy").getByRole("button", { name: word("keeping.copy_save") }));
  }

  async savesFor(name: string): Promise<Saved> {
    const card = this.card("keeping.carry");
    const choice = card.getByLabel(word("keeping.carry_to"));
    await choice.selectOption({ label: (await choice.locator("option", { hasText: name }).first().textContent()) ?? name });
    return this.saves(card.getByRole("button", { name: word("keeping.carry_save") }));
  }

  async savesForSupport(): Promise<Saved> {
    return this.saves(this.card("keeping.support").getByRole("button", { name: word("keeping.support_save") }));
  }

  async opensFile(path: string): Promise<void> {
    await this.card("keeping.open").locator("input[type=file]").setInputFiles(path);
  }

  /** What the worker says in which the app tries what came in a file. */
  async rehearses(letter: Letter): Promise<unknown> {
    return this.page.evaluate((letter) => {
      const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
      const address = (link: string) => document.querySelector(link)?.getAttribute("href");
      const id = "6gMHXjsZ5cxdn4qSbgGYYY8CnKK";
      const worker = new Worker("/trial.js", { type: "module" });
      return new Promise((done, fail) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = () => fail(new Error("the worker does not start"));
        worker.postMessage({
          script: address("link[rel=modulepreload]"),
          program: address("link[rel=preload][as=fetch]"),
          letters: [[[id, letter.kind, bytes(letter.document)]], [[id, letter.by, letter.heads.join(" "), letter.pieces.map(bytes)]]],
        });
      });
    }, letter);
  }

  /** Where nobody has joined. */
  async opensCopyAtTheDoor(path: string): Promise<void> {
    await this.card("keeping.door").locator("input[type=file]").setInputFiles(path);
  }

  /** What the app says of the file. */
  async isTold(key: string): Promise<void> {
    await expect(this.page.locator(".notice").filter({ hasText: word(key) })).toBeVisible();
  }

  /** Something new came with the file, and this is who wrote it. */
  async isToldThatItWasAdded(name: string): Promise<void> {
    const added = word("keeping.taken", { who: "" }).split(".")[0] ?? "";
    await expect(this.page.locator(".notice").filter({ hasText: added })).toContainText(name);
  }

  async seesThatACopyIsShown(name: string): Promise<void> {
    await expect(this.page.locator(".notice").filter({ hasText: name })).toContainText(/копию/);
    await expect(this.tab.status).toHaveText(word("shell.viewing"));
  }

  async closesTheCopy(): Promise<void> {
    await this.page.getByRole("button", { name: word("keeping.viewing_close") }).click();
    await expect(this.page.getByRole("heading", { name: word("join.title") })).toBeVisible();
  }

  /** What is said of one of the things that are checked. */
  says(key: string): Locator {
    const name = this.page.getByRole("heading", { name: word(key), exact: true });
    return this.page.locator(".verdict").filter({ has: name });
  }

  private async saves(button: Locator): Promise<Saved> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    const name = download.suggestedFilename();
    const path = join(await mkdtemp(join(tmpdir(), "ryadom-file-")), name);
    await download.saveAs(path);
    return { name, path };
  }

  private card(key: string): Locator {
    return this.page.getByRole("region", { name: word(key), exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}
