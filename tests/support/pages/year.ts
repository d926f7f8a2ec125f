/** The ways in and out of a year: the first screen's reminders and calendar, the first days, acts, the closing, going on. */
import { readFile } from "node:fs/promises";

import { expect, type Locator } from "@playwright/test";

import type { Picked } from "../files.ts";
import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

export class Year {
  constructor(private readonly tab: Tab) {}

  /** Saves the calendar file, and reads it as a calendar does: broken lines put together. */
  async savesTheCalendar(): Promise<string[]> {
    const button = this.page.getByRole("button", { name: word("today.ics"), exact: true }).first();
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toBe("ryadom.ics");
    const file = await readFile(await download.path(), "utf8");
    return file.replaceAll("\r\n ", "").split("\r\n");
  }

  async asksToBeReminded(what: string, day: string): Promise<void> {
    await this.page.locator("summary").filter({ hasText: word("today.remind") }).click();
    await this.page.getByLabel(word("today.remind_what")).fill(what);
    await this.page.getByLabel(word("today.remind_when")).fill(day);
    await this.page.getByRole("button", { name: word("today.remind_add"), exact: true }).click();
    await expect(this.page.getByRole("checkbox", { name: word("today.remind_tick", { what }) })).toHaveCount(1);
  }

  async isRemindedOf(what: string): Promise<void> {
    await expect(this.reminders.getByText(what, { exact: true })).toBeVisible();
  }

  async hasDone(what: string): Promise<void> {
    await this.reminders.getByRole("checkbox", { name: word("today.remind_tick", { what }) }).click();
    await expect(this.reminders).toHaveCount(0);
  }

  /** Opens a page beside one's own programme by its menu. */
  async opensBesideTheProgramme(key: "first_days" | "closing"): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name: word(`programme.${key}`) }).click();
    const title = key === "closing" ? word("closing.title") : word("newcomer.days");
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  async ticksTheFirstDay(point: string): Promise<void> {
    const ring = this.page.getByRole("checkbox", { name: point });
    await ring.click();
    await expect(ring).toHaveAttribute("aria-checked", "true");
  }

  async readsTheAct(title: string): Promise<void> {
    await this.act(title).getByRole("button", { name: words("newcomer.acknowledge_named") }).click();
    await expect(this.act(title)).toContainText("ознакомление");
  }

  /** The curator attaches the act itself. */
  async attachesTheAct(title: string, file: Picked): Promise<void> {
    await this.act(title).getByText(word("newcomer.attach"), { exact: true }).click();
    await this.act(title).getByLabel(word("attached.choose")).setInputFiles(file);
    await expect(this.act(title).getByRole("button", { name: new RegExp(file.name) })).toBeVisible();
  }

  /** Opens the file of an act, and answers what is in it. */
  async opensTheAct(title: string, name: string): Promise<Buffer> {
    await this.act(title).getByRole("button", { name: new RegExp(name) }).click();
    const viewer = this.page.getByRole("dialog");
    const button = viewer.getByRole("button", { name: word("attached.save"), exact: true });
    await expect(button).toBeEnabled();
    const coming = this.page.waitForEvent("download");
    await button.click();
    const file = await readFile(await (await coming).path());
    await this.page.keyboard.press("Escape");
    await expect(viewer).toHaveCount(0);
    return file;
  }

  async seesWhoHasRead(title: string, read: string, unread: string): Promise<void> {
    await this.act(title).locator("summary").filter({ hasText: words("newcomer.readers") }).click();
    await expect(this.act(title).getByRole("row").filter({ hasText: unread })).toContainText(word("newcomer.not_read"));
    await expect(this.act(title).getByRole("row").filter({ hasText: read })).not.toContainText(word("newcomer.not_read"));
  }

  /** A step of the closing, unfolded. */
  async unfolds(key: string): Promise<Locator> {
    const step = this.step(key);
    if (!(await step.locator("details").first().evaluate((details: HTMLDetailsElement) => details.open))) {
      await step.locator("summary").first().click();
    }
    return step;
  }

  async says(key: string, label: string | RegExp, text: string, place = 0): Promise<void> {
    const step = await this.unfolds(key);
    const field = step.getByLabel(label).nth(place);
    await field.fill(text);
    await field.blur();
    await expect(this.page.getByText(word("closing.kept"), { exact: true }).first()).toBeVisible();
  }

  async hasSaid(key: string, label: string, text: string): Promise<void> {
    await expect(this.step(key).getByLabel(label)).toHaveValue(text);
  }

  async answers(key: string, question: string, answer: string): Promise<void> {
    const step = await this.unfolds(key);
    const radio = step.getByRole("group", { name: word(question) }).getByRole("radio", { name: answer });
    await radio.check();
    await expect(radio).toBeChecked();
  }

  async stepSays(key: string, said: string): Promise<void> {
    await expect(this.step(key)).toContainText(said);
  }

  async stepIsDone(key: string): Promise<void> {
    await expect(this.step(key).locator("summary").first()).toContainText(word("closing.done"));
  }

  async stepWaitsFor(key: string, name: string): Promise<void> {
    await expect(this.step(key).locator("summary").first()).toContainText(name);
  }

  async keeps(key: string, value: string): Promise<void> {
    const two = this.step(key).locator(".two__value").filter({ hasText: value });
    await two.getByRole("button").click();
    await expect(this.step(key).locator(".two")).toHaveCount(0);
  }

  async endsThePair(): Promise<void> {
    const step = await this.unfolds("end");
    await step.getByRole("button", { name: word("people.state_to_completed") }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: word("people.end_yes") }).click();
  }

  /** Takes the end back by the line that says it. */
  async takesTheEndBack(): Promise<void> {
    await this.page.getByRole("button", { name: word("people.undo"), exact: true }).first().click();
    const step = await this.unfolds("end");
    await expect(step.getByRole("button", { name: word("people.state_to_completed") })).toBeVisible();
  }

  /** Chooses the school's word for its curator. */
  async callsTheCurator(title: "curator" | "coordinator"): Promise<void> {
    const choice = this.page.getByLabel(word("year.curator_title"), { exact: true });
    await choice.selectOption(title);
    // The page is made anew with the other word.
    await expect(choice).toHaveValue(title);
    await expect(this.page.getByText(word("year.words_kept"), { exact: true })).toBeVisible();
  }

  async letsTheHeadApprove(): Promise<void> {
    await this.page.getByLabel(word("year.approver_label"), { exact: true }).selectOption("head");
    await expect(this.page.getByText(word("year.approver_kept"), { exact: true })).toBeVisible();
  }

  /** A deadline has two days that were set apart. */
  async showsTwoDays(code: string, days: string[]): Promise<void> {
    const two = this.deadline(code).locator(".two__value");
    await expect(two).toHaveCount(days.length);
    for (const day of days) await expect(two.filter({ hasText: day })).toHaveCount(1);
  }

  async keepsDay(code: string, day: string): Promise<void> {
    await this.deadline(code).locator(".two__value").filter({ hasText: day }).getByRole("button").click();
    await this.showsOneDay(code);
  }

  async showsOneDay(code: string): Promise<void> {
    await expect(this.deadline(code).locator(".two")).toHaveCount(0);
  }

  private deadline(code: string): Locator {
    const label = capital(word(`vocabulary.deadline.${code}`));
    return this.page.locator(".found__one").filter({ has: this.page.getByLabel(label, { exact: true }) });
  }

  /** Puts an act on the list of what is to be read. */
  async addsAnAct(title: string, number: string): Promise<void> {
    await this.page.getByRole("button", { name: word("newcomer.add_act"), exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(word("newcomer.title"), { exact: true }).fill(title);
    await dialog.getByLabel(word("newcomer.number"), { exact: true }).fill(number);
    await dialog.getByRole("button", { name: word("newcomer.save"), exact: true }).click();
    await this.hasTheAct(title);
  }

  async hasTheAct(title: string): Promise<void> {
    await expect(this.act(title)).toBeVisible();
  }

  async changesTheNumberOf(title: string, number: string): Promise<void> {
    const dialog = await this.beginsToChangeTheAct(title);
    await dialog.getByLabel(word("newcomer.number"), { exact: true }).fill(number);
    await this.savesTheAct();
  }

  async beginsToChangeTheAct(title: string): Promise<Locator> {
    await this.act(title).getByRole("button", { name: words("newcomer.more_of") }).click();
    await this.page.getByRole("menuitem", { name: word("newcomer.edit"), exact: true }).click();
    return this.page.getByRole("dialog");
  }

  /** Says where it lies, in the form that is open. */
  async typesWhereItLies(where: string): Promise<void> {
    await this.page.getByRole("dialog").getByLabel(word("newcomer.kept_where"), { exact: true }).fill(where);
  }

  async savesTheAct(): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: word("newcomer.save"), exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }

  async showsTwoNumbers(title: string, numbers: string[]): Promise<void> {
    for (const number of numbers) await expect(this.act(title).locator(".two__value").filter({ hasText: number })).toHaveCount(1);
  }

  async keepsTheNumber(title: string, number: string): Promise<void> {
    await this.act(title).locator(".two__value").filter({ hasText: number }).getByRole("button").click();
    await expect(this.act(title).locator(".two")).toHaveCount(0);
  }

  /** The whole school goes on into the next year. */
  async turnsTheSchool(): Promise<void> {
    await this.page.getByRole("button", { name: words("year.turn") }).click();
  }

  async isInTheYear(year: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("year.title", { year }) })).toBeVisible();
  }

  async opensTheYear(): Promise<void> {
    await this.tab.goesTo("Пары");
    await this.page.getByRole("link", { name: word("people.to_year"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: words("year.title") })).toBeVisible();
  }

  async goesOnWith(pair: string): Promise<void> {
    await this.page.getByRole("button", { name: word("year.go_on_named", { pair }) }).click();
    await this.hasGoneOnWith(pair);
  }

  async hasGoneOnWith(pair: string): Promise<void> {
    const line = this.page.locator(".found__one").filter({ hasText: pair });
    await expect(line).toHaveCount(1);
    await expect(line).toContainText(word("year.goes_on"));
  }

  async opensTheYearBefore(pair: string): Promise<void> {
    await this.page.getByRole("link", { name: word("year.last_year_of", { pair }) }).click();
  }

  /** The same, from wherever one is; answers the address of that year's programme. */
  async opensThePairsLastYear(pair: string): Promise<string> {
    await this.opensTheYear();
    await this.opensTheYearBefore(pair);
    await expect(this.page.locator("li.item").first()).toBeVisible();
    return new URL(this.page.url()).pathname;
  }

  async setsTheDeadline(code: string, day: string): Promise<void> {
    const field = this.page.getByLabel(capital(word(`vocabulary.deadline.${code}`)), { exact: true });
    await field.fill(day);
    await field.blur();
    await expect(this.page.getByText(word("year.kept"), { exact: true })).toBeVisible();
  }

  /** Both days stand under the field. */
  async showsTwoDeadlines(days: string[]): Promise<void> {
    for (const day of days) await expect(this.deadlines.locator(".two__value").filter({ hasText: day })).toBeVisible();
  }

  async keepsTheDeadline(day: string): Promise<void> {
    await this.deadlines.getByRole("button", { name: word("ui.keep_value", { value: day }) }).click();
    await expect(this.deadlines.locator(".two")).toHaveCount(0);
  }

  async showsOneDeadline(code: string, day: string): Promise<void> {
    await expect(this.deadlines.locator(".two")).toHaveCount(0);
    await expect(this.page.getByLabel(capital(word(`vocabulary.deadline.${code}`)), { exact: true })).toHaveValue(day);
  }

  private get deadlines(): Locator {
    return this.page.getByRole("region", { name: word("year.deadlines"), exact: true });
  }

  /** On one's own page: since when one is away, and who stands in. */
  async isAway(from: string, standIn: string): Promise<void> {
    const section = this.page.getByRole("region", { name: word("people.posts") });
    const since = section.getByLabel(word("people.absent_from"));
    await since.fill(from);
    await since.blur();
    const choice = section.getByLabel(word("people.stand_in"));
    await choice.selectOption({ label: (await choice.locator("option", { hasText: standIn }).first().textContent()) ?? standIn });
    await expect(section.getByLabel(word("people.absent_from"))).toHaveValue(from);
  }

  async programmeIsRunning(): Promise<void> {
    await expect(this.page.locator('.state [aria-current="step"]')).toContainText(word("vocabulary.programme_state.running"));
  }

  async programmeIsClosed(): Promise<void> {
    await expect(this.page.locator('.state [aria-current="step"]')).toContainText(word("vocabulary.programme_state.closed"));
  }

  async takesWhatIsOpen(): Promise<void> {
    await this.page.getByRole("button", { name: word("closing.take"), exact: true }).click();
    await expect(this.page.getByRole("heading", { name: word("closing.begin"), exact: true })).toHaveCount(0);
  }

  private step(key: string): Locator {
    return this.page.locator(".closing__step").filter({ has: this.page.getByRole("heading", { name: word(`closing.${key}`), exact: true }) });
  }

  private act(title: string): Locator {
    return this.page.locator("li.card").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  private get reminders(): Locator {
    return this.page.getByRole("region", { name: word("today.reminders"), exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}
