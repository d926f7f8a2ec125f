/** Уроки: the list, the sheet of one visit, one open lesson. */
import { expect, type Locator } from "@playwright/test";

import { tabsTo } from "../keys.ts";
import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

/** A person's key presses only: no pointer. */
type How = "pointer" | "keyboard";

export class Lessons {
  constructor(private readonly tab: Tab) {}

  async opens(): Promise<void> {
    await this.tab.goesTo(word("lessons.title"));
  }

  /** Who looks after all pairs comes there from a pair's programme. */
  async opensFromTheProgramme(): Promise<void> {
    await this.page.getByRole("link", { name: word("programme.lessons"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("lessons.title") })).toBeVisible();
  }

  /** Begins a visit to a lesson of this topic, and is on its sheet. */
  async begins(topic: string): Promise<void> {
    await this.opens();
    await this.page.getByRole("link", { name: word("lessons.visit"), exact: true }).click();
    await this.field("lessons.topic").fill(topic);
    await this.page.getByRole("button", { name: word("lessons.begin"), exact: true }).click();
    await expect(this.jot).toBeVisible();
  }

  /** Begins a visit that is scored with this sheet of the school's own. */
  async beginsWith(sheet: string, topic: string): Promise<void> {
    await this.page.getByRole("link", { name: word("lessons.visit"), exact: true }).click();
    await this.page.getByLabel(word("lessons.sheet_used"), { exact: true }).selectOption({ label: sheet });
    await this.field("lessons.topic").fill(topic);
    await this.page.getByRole("button", { name: word("lessons.begin"), exact: true }).click();
    await expect(this.jot).toBeVisible();
  }

  /** The same by keys alone: every step of it is reached with Tab, and taken with Enter. */
  async beginsByKeyboard(topic: string): Promise<void> {
    await tabsTo(this.page.getByRole("link", { name: word("lessons.visit"), exact: true }));
    await this.page.keyboard.press("Enter");
    await expect(this.field("lessons.topic")).toBeVisible();
    await tabsTo(this.field("lessons.topic"));
    await this.page.keyboard.type(topic);
    await this.page.keyboard.press("Enter");
    await expect(this.jot).toBeVisible();
  }

  async seesTheFormAsksAbout(step: string): Promise<void> {
    await this.opens();
    await this.page.getByRole("link", { name: word("lessons.visit"), exact: true }).click();
    await expect(this.page.locator(".step")).toContainText(step);
  }

  /** Says whether the step of the last visit worked out. */
  async answers(outcome: "yes" | "partly" | "not_yet"): Promise<void> {
    const choice = this.page.locator(".step").getByRole("radio", { name: word(`vocabulary.outcome.${outcome}`), exact: true });
    await choice.check({ force: true });
    await expect(choice).toBeChecked();
  }

  /** Notes something that is seen; the minute comes by itself. */
  async notes(what: string, how: How = "pointer"): Promise<void> {
    if (how === "keyboard") {
      await tabsTo(this.jot);
      await this.page.keyboard.type(what);
      await this.page.keyboard.press("Enter");
    } else {
      await this.jot.fill(what);
      await this.page.getByRole("button", { name: word("lessons.jot_save"), exact: true }).click();
    }
    await this.hasNoted(what);
    await expect(this.jot).toHaveValue("");
  }

  /** A note with its minute. */
  async hasNoted(what: string): Promise<void> {
    const line = this.page.locator(".jots__one", { hasText: what });
    await expect(line).toBeVisible();
    await expect(line.locator(".jots__minute")).toHaveText(words("lessons.minute"));
  }

  /** What is typed and not noted yet. */
  async typesWithoutNoting(what: string): Promise<void> {
    await this.jot.fill(what);
  }

  async stillHasTyped(what: string): Promise<void> {
    await expect(this.jot).toHaveValue(what);
  }

  /** Gives a criterion, by its words, 2, 1 or 0. */
  async scores(criterion: string, score: "2" | "1" | "0", how: How = "pointer"): Promise<void> {
    const radio = this.criterion(criterion).locator(`input[value="${score}"]`);
    if (how === "keyboard") {
      const first = this.criterion(criterion).locator("input").first();
      await tabsTo(first);
      await this.page.keyboard.press("Space");
      for (let left = 2 - Number(score); left > 0; left -= 1) await this.page.keyboard.press("ArrowRight");
    } else {
      await radio.check({ force: true });
    }
    await expect(radio).toBeChecked();
  }

  async hasScored(criterion: string, score: string): Promise<void> {
    await this.unfolds(criterion);
    await expect(this.criterion(criterion).locator(`input[value="${score}"]`)).toBeChecked();
  }

  /** What is left is said not to have been seen: the sheet is whole, and has its percent. */
  async seesNoMore(): Promise<void> {
    await this.page.getByRole("button", { name: word("lessons.rest_not_seen"), exact: true }).click();
    await expect(this.page.locator(".rubric__total")).toContainText("%");
  }

  async comesTo(sum: string): Promise<void> {
    await expect(this.page.locator(".rubric__total")).toContainText(sum);
  }

  /** Both scores of a criterion are shown, with who gave them. */
  async showsTwoScores(criterion: string, both: Array<{ score: string; who: string }>): Promise<void> {
    await this.unfolds(criterion);
    const values = this.criterion(criterion).locator(".two__value");
    await expect(values).toHaveCount(both.length);
    for (const { score, who } of both) {
      const value = values.filter({ has: this.page.locator(".two__shown", { hasText: new RegExp(`^${score}$`) }) });
      await expect(value.getByRole("img")).toHaveAccessibleName(new RegExp(who));
    }
  }

  async keepsScore(criterion: string, score: string): Promise<void> {
    const named = word("ui.keep_value", { value: score });
    await this.criterion(criterion).getByRole("button", { name: named, exact: true }).click();
    await expect(this.criterion(criterion).locator(".two__value")).toHaveCount(0);
  }

  async writes(key: string, text: string): Promise<void> {
    await this.field(key).fill(text);
    await this.field(key).blur();
  }

  /** What somebody else wrote there stands in a field, or as words. */
  async hasWritten(key: string, text: string): Promise<void> {
    await expect(this.field(key).or(this.page.getByText(text, { exact: true })).first()).toBeVisible();
    await expect(this.page.getByRole("main")).toContainText(text);
  }

  /** The one thing that the teacher tries next. */
  async setsStep(step: string): Promise<void> {
    await this.writes("lessons.step", step);
  }

  async addsTheStepToThePlan(): Promise<void> {
    await this.page.getByRole("button", { name: word("lessons.to_plan"), exact: true }).click();
    await expect(this.page.getByRole("link", { name: word("lessons.in_plan"), exact: true })).toBeVisible();
  }

  async reads(words: string): Promise<void> {
    await expect(this.page.getByRole("main")).toContainText(words);
  }

  /** Opens a visit or an open lesson from the list. */
  async opensLesson(topic: string): Promise<void> {
    await this.opens();
    await this.page.locator(".meeting__topic", { hasText: topic }).first().click();
    await expect(this.page.getByRole("link", { name: word("lessons.back") })).toBeVisible();
  }

  /** The list says this of a lesson. */
  async listSays(topic: string, words: string): Promise<void> {
    await expect(this.page.locator(".meeting", { hasText: topic }).first()).toContainText(words);
  }

  /** The year is drawn, and the table beside it says the same. */
  async drawsTheYear(percents: string[]): Promise<void> {
    const drawn = this.page.locator(".trend");
    await expect(drawn.getByRole("img")).toBeVisible();
    await drawn.getByText(word("lessons.as_table")).click();
    for (const percent of percents) await expect(drawn.locator("td", { hasText: percent })).toBeVisible();
  }

  /** Plans an open lesson, and is on its page. */
  async plansAnOpenLesson(topic: string, day: string): Promise<void> {
    await this.opens();
    await this.page.getByRole("link", { name: word("lessons.plan_open"), exact: true }).click();
    await this.page.getByLabel(word("lessons.date"), { exact: true }).fill(day);
    await this.field("lessons.topic").fill(topic);
    await this.page.getByRole("button", { name: word("lessons.save"), exact: true }).click();
    await expect(this.page.getByRole("button", { name: word("lessons.remove_open"), exact: true })).toBeVisible();
  }

  /** Says whether the open lesson came to what it was for. */
  async hasReached(outcome: "yes" | "partly" | "not_yet"): Promise<void> {
    const group = this.page.getByRole("group", { name: word("lessons.reached"), exact: true });
    const choice = group.getByRole("radio", { name: word(`vocabulary.outcome.${outcome}`), exact: true });
    await choice.check({ force: true });
    await expect(choice).toBeChecked();
  }

  /** What the open lesson came to, for the school's figures: how good the work was, and how many took part. */
  async marksTheWork(quality: string, percent: number): Promise<void> {
    await this.page.getByLabel(word("lessons.quality"), { exact: true }).selectOption(quality);
    const field = this.page.getByLabel(word("lessons.engagement"), { exact: true });
    await field.fill(String(percent));
    await field.blur();
  }

  async showsTheWork(quality: string, percent: number): Promise<void> {
    await expect(this.page.getByLabel(word("lessons.quality"), { exact: true })).toHaveValue(quality);
    await expect(this.page.getByLabel(word("lessons.engagement"), { exact: true })).toHaveValue(String(percent));
  }

  async composesTheReview(): Promise<void> {
    await this.page.getByRole("button", { name: word("lessons.compose"), exact: true }).click();
    await expect(this.field("lessons.review")).not.toHaveValue("");
  }

  async mayNotBeCopied(): Promise<void> {
    await expect(this.page.getByRole("group", { name: word("lessons.consent") })).toBeVisible();
    await expect(this.copying).toHaveCount(0);
  }

  async cannotAgree(): Promise<void> {
    await expect(this.page.getByRole("button", { name: word("lessons.agree"), exact: true })).toHaveCount(0);
  }

  async agrees(): Promise<void> {
    await this.page.getByRole("button", { name: word("lessons.agree"), exact: true }).click();
    await expect(this.copying).toBeVisible();
  }

  async mayBeCopied(): Promise<void> {
    await expect(this.copying).toBeVisible();
  }

  /** Copies the review for the site, and answers what is on the clipboard. */
  async copies(): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.copying.click();
    await expect(this.page.getByText(word("lessons.copied"))).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async notesCondition(code: string): Promise<void> {
    const box = this.page.getByRole("checkbox", { name: capital(word(`vocabulary.condition.${code}`)), exact: true });
    await box.check();
    await expect(box).toBeChecked();
  }

  /** Opens the section that a criterion is in. */
  private async unfolds(criterion: string): Promise<void> {
    const section = this.page.locator("details", { has: this.page.locator(".criterion", { hasText: criterion }) }).last();
    await expect(section).toBeVisible();
    await section.evaluate((details: HTMLDetailsElement) => (details.open = true));
  }

  private criterion(words: string): Locator {
    return this.page.locator(".criterion", { hasText: words });
  }

  private get copying(): Locator {
    return this.page.getByRole("button", { name: word("lessons.copy_html"), exact: true });
  }

  private get jot(): Locator {
    return this.field("lessons.jot");
  }

  private field(key: string): Locator {
    // A part of the page may be called as the one field in it.
    return this.page.getByRole("textbox", { name: word(key), exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}
