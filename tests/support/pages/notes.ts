/** Заметки: the list, and one note as its writers see it. */
import { expect, type Locator } from "@playwright/test";

import { enters, seesTheFocus, tabsTo } from "../keys.ts";
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

  /** The same by keys alone, until the caret stands in the text. */
  async startsForThePairByKeyboard(title: string): Promise<void> {
    await this.tab.goesTo("Заметки");
    await enters(this.page.getByRole("button", { name: word("notes.add_pair"), exact: true }));
    await expect(this.body).toBeVisible();
    await seesTheFocus(this.page);
    await tabsTo(this.page.getByLabel(word("notes.name"), { exact: true }));
    await this.page.keyboard.type(title);
    await tabsTo(this.body);
  }

  /** The open note may be read by these people from now on. */
  async showsItTo(whom: "pair" | "pair_and_curator"): Promise<void> {
    const group = this.page.getByRole("group", { name: word("notes.visibility"), exact: true });
    await group.getByText(word(`notes.${whom}`), { exact: true }).click();
    await expect(this.page.locator(".toast").filter({ hasText: word(`notes.now_${whom}`) })).toBeVisible();
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
      (element as HTMLElement).focus();
      const pieces = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (pieces.nextNode()) {
        const at = pieces.currentNode.textContent?.indexOf(words) ?? -1;
        if (at >= 0) {
          getSelection()?.collapse(pieces.currentNode, at + words.length);
          return;
        }
      }
      throw new Error(`nobody has written ${words}`);
    }, words);
    // By keys, too, since that is how a person's caret comes to be somewhere.
    await this.body.press("ArrowLeft");
    await this.body.press("ArrowRight");
  }

  /** What stands before the caret and after it. */
  async aroundCaret(): Promise<{ before: string; after: string }> {
    return this.body.evaluate((element) => {
      const caret = getSelection()?.getRangeAt(0);
      if (!caret) throw new Error("there is no caret");
      const before = document.createRange();
      before.selectNodeContents(element);
      before.setEnd(caret.startContainer, caret.startOffset);
      const after = document.createRange();
      after.selectNodeContents(element);
      after.setStart(caret.startContainer, caret.startOffset);
      return { before: before.toString(), after: after.toString() };
    });
  }

  async reads(words: string | RegExp): Promise<void> {
    await expect.poll(() => this.text()).toEqual(typeof words === "string" ? words : expect.stringMatching(words));
  }

  text(): Promise<string> {
    return this.body.evaluate((element) => [...element.children].map((line) => line.textContent ?? "").join("\n"));
  }

  /** What each line is, and its words: bold in **, italic in _. */
  lines(): Promise<string[]> {
    return this.body.evaluate((element) => {
      const signs: Record<string, string> = { heading: "# ", bullet: "- ", number: "1. " };
      const marks: Record<string, string> = { STRONG: "**", B: "**", EM: "_", I: "_" };
      const words = (node: Node): string => {
        const mark = marks[node.nodeName] ?? "";
        const inner = node.nodeType === Node.TEXT_NODE ? node.textContent : [...node.childNodes].map(words).join("");
        return mark + inner + mark;
      };
      return [...element.children].map((line) => (signs[line.getAttribute("data-kind") ?? ""] ?? "") + words(line));
    });
  }

  async showsLines(lines: string[]): Promise<void> {
    await expect.poll(() => this.lines()).toEqual(lines);
  }

  /** Chooses these words, which stand within one run of letters. */
  async chooses(words: string): Promise<void> {
    await this.body.evaluate((element, words) => {
      (element as HTMLElement).focus();
      const pieces = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (pieces.nextNode()) {
        const at = pieces.currentNode.textContent?.indexOf(words) ?? -1;
        if (at >= 0) {
          getSelection()?.setBaseAndExtent(pieces.currentNode, at, pieces.currentNode, at + words.length);
          return;
        }
      }
      throw new Error(`nobody has written ${words}`);
    }, words);
  }

  /** Presses one of the buttons over the text. */
  async presses(tool: "strong" | "em" | "heading" | "bullet" | "number"): Promise<void> {
    await this.page.getByRole("button", { name: word(`notes.tool_${tool}`), exact: true }).click();
  }

  async isPressed(tool: "strong" | "em" | "heading" | "bullet" | "number", on: boolean): Promise<void> {
    const button = this.page.getByRole("button", { name: word(`notes.tool_${tool}`), exact: true });
    await expect(button).toHaveAttribute("aria-pressed", String(on));
  }

  /** Pastes what another program has put on the clipboard. */
  async pastes(formats: Record<string, string>): Promise<void> {
    await this.body.evaluate((element, formats) => {
      const data = new DataTransfer();
      for (const [kind, words] of Object.entries(formats)) data.setData(kind, words);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, formats);
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

  /** The author says which part of the year the open note is about, and puts a tag of their own on it. */
  async isAbout(period: string, tag: string): Promise<void> {
    await this.page.locator("summary").filter({ hasText: word("notes.marks") }).click();
    await this.page.getByRole("radio", { name: new RegExp(`^${period}`) }).check();
    await this.page.getByLabel(word("notes.tag_own"), { exact: true }).fill(tag);
    await this.page.getByLabel(word("notes.tag_own"), { exact: true }).press("Enter");
    await expect(this.page.getByRole("checkbox", { name: tag, exact: true })).toBeChecked();
  }

  /** Shows only notes of a period or with a tag; answers how many there are. */
  async wants(mark: string, notes: number): Promise<void> {
    await this.page.locator(".marks__wanted").getByRole("radio", { name: mark, exact: true }).check();
    await expect(this.page.locator("a.note")).toHaveCount(notes);
  }

  async showsAllAgain(other: string): Promise<void> {
    await this.page.locator(".marks__wanted").getByRole("radio", { name: word("notes.wanted_all"), exact: true }).check();
    await this.lists(other);
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
