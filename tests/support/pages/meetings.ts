/** Встречи: the journal, and the form of one meeting. */
import { expect, type Locator } from "@playwright/test";

import { choosesByArrows, enters, seesTheFocus, tabsTo } from "../keys.ts";
import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Meetings {
  constructor(private readonly tab: Tab) {}

  async opens(): Promise<void> {
    await this.tab.goesTo("Встречи");
  }

  /** Begins to write a new meeting down. */
  async begins(): Promise<void> {
    await this.opens();
    await this.page.getByRole("link", { name: word("meetings.log"), exact: true }).click();
    await expect(this.field("meetings.topic")).toBeVisible();
  }

  /** Logs a meeting by keys alone, from the journal and back to it. */
  async logsByKeyboard(topic: string, mood: string): Promise<void> {
    await this.opens();
    await enters(this.page.getByRole("link", { name: word("meetings.log"), exact: true }));
    await tabsTo(this.field("meetings.topic"));
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(topic);
    await choosesByArrows(this.page.getByRole("group", { name: word("meetings.mood") }), word(`vocabulary.mood.${mood}`));
    await enters(this.page.getByRole("button", { name: word("meetings.save"), exact: true }));
    await this.shows(topic);
    await seesTheFocus(this.page);
  }

  /** Goes back to a meeting that was begun and not saved: the journal says that there is one. */
  async goesOn(): Promise<void> {
    await this.opens();
    await this.page.getByRole("link", { name: word("meetings.log_on"), exact: true }).click();
    await expect(this.field("meetings.topic")).toBeVisible();
  }

  async types(topic: string, discussed: string): Promise<void> {
    await this.field("meetings.topic").fill(topic);
    await this.field("meetings.discussed").fill(discussed);
  }

  async promises(what: string): Promise<void> {
    await this.page.getByRole("button", { name: word("meetings.agreement_add") }).click();
    await expect(this.field("meetings.agreement_what")).toBeFocused();
    await this.field("meetings.agreement_what").fill(what);
  }

  async hasTyped(topic: string, discussed: string): Promise<void> {
    await expect(this.field("meetings.topic")).toHaveValue(topic);
    await expect(this.field("meetings.discussed")).toHaveValue(discussed);
  }

  async hasNothingTyped(): Promise<void> {
    await expect(this.field("meetings.discussed")).toHaveValue("");
  }

  async hasPromised(what: string): Promise<void> {
    await expect(this.field("meetings.agreement_what")).toHaveValue(what);
  }

  async saves(): Promise<void> {
    await this.page.getByRole("button", { name: word("meetings.save"), exact: true }).click();
    await expect(this.field("meetings.topic")).toHaveCount(0);
  }

  /** Throws away what was typed. */
  async throwsAway(): Promise<void> {
    await this.page.getByRole("button", { name: word("meetings.cancel"), exact: true }).click();
    await expect(this.field("meetings.topic")).toHaveCount(0);
  }

  /** How many meetings of this topic are in the journal. */
  async shows(topic: string, times = 1): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(this.page.locator(".meeting__topic", { hasText: topic })).toHaveCount(times);
  }

  async opensMeeting(topic: string): Promise<void> {
    await this.page.locator(".meeting__topic", { hasText: topic }).click();
    await expect(this.page.getByRole("button", { name: word("meetings.remove"), exact: true })).toBeVisible();
  }

  /** Says how it was, in the form or in the open meeting. */
  async feels(mood: string): Promise<void> {
    await this.page.getByRole("radio", { name: word(`vocabulary.mood.${mood}`), exact: true }).check({ force: true });
  }

  /** Says that it was so. */
  async confirms(): Promise<void> {
    await this.page.getByRole("button", { name: word("meetings.confirm"), exact: true }).click();
    await expect(this.page.getByRole("button", { name: word("meetings.confirm"), exact: true })).toHaveCount(0);
  }

  /** Both have confirmed: nobody writes in it any more. */
  async isLocked(): Promise<void> {
    await expect(this.page.getByText(word("meetings.locked"))).toBeVisible();
  }

  /** Ticks an agreement that was open: it is done. */
  async keepsThePromise(what: string): Promise<void> {
    const tick = this.page.getByRole("checkbox", { name: word("meetings.agreement_done", { what }) });
    await tick.click();
    await expect(this.page.locator(".toast").filter({ hasText: word("meetings.said_done") })).toBeVisible();
  }

  async removesTheOpenMeeting(): Promise<void> {
    await this.page.getByRole("button", { name: word("meetings.remove"), exact: true }).click();
  }

  private field(key: string): Locator {
    return this.page.getByLabel(word(key), { exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}
