/** Программа: the plan and one item of it, for the pair and for the curator. */
import { expect, type Locator } from "@playwright/test";

import { choosesByArrows, enters, seesTheFocus, tabsTo } from "../keys.ts";
import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

export class Programme {
  constructor(private readonly tab: Tab) {}

  /** Opens one's own programme. */
  async opens(): Promise<void> {
    await this.tab.goesTo("Программа");
    await expect(this.rows.first()).toBeVisible();
  }

  /** Как менялась программа. */
  async opensItsHistory(): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name: word("programme.past") }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("programme.past") })).toBeVisible();
  }

  /** Puts an item off by keys alone: the mark, the reason, the month after; and is back at its row. */
  async putsOffByKeyboard(event: string, reason: string): Promise<void> {
    await enters(this.link(event));
    await expect(this.panel).toBeVisible();
    await seesTheFocus(this.page);
    await choosesByArrows(this.panel.getByRole("group", { name: word("programme.when"), exact: true }), word("ui.when_month"));
    const month = this.panel.locator("select").and(this.panel.getByLabel(word("ui.when_month"), { exact: true }));
    await tabsTo(month);
    const before = await month.inputValue();
    await this.page.keyboard.press("ArrowDown");
    await expect(month).not.toHaveValue(before);
    const named = (await month.locator("option:checked").innerText()).split(" ")[0] ?? "";
    await choosesByArrows(this.panel.getByRole("group", { name: word("programme.outcome"), exact: true }), capital(word("vocabulary.mark.moved")));
    await tabsTo(this.field("programme.reason"));
    await this.page.keyboard.type(reason);
    await this.page.keyboard.press("Escape");
    await expect(this.panel).toHaveCount(0);
    await expect(this.link(event)).toBeFocused();
    await seesTheFocus(this.page);
    await expect(this.row(event)).toContainText(reason);
    await this.showsDue(event, new RegExp(named.slice(0, 3), "i"));
  }

  /** From the programme of a pair that one looks after. */
  async opensTheJournal(): Promise<void> {
    await this.page.getByRole("main").getByRole("link", { name: word("programme.meetings"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("meetings.title") })).toBeVisible();
  }

  /** Opens one's own programme, in which there may be no plan yet. */
  async opensWithoutAPlan(): Promise<void> {
    await this.tab.goesTo("Программа");
    await expect(this.page.getByRole("region", { name: word("programme.state") })).toBeVisible();
  }

  /** Takes a deficit that people of the mentee's category usually have. */
  async takesUsual(difficulty: string): Promise<void> {
    const about = this.page.locator("summary").filter({ hasText: "дефицит" }).first();
    const usual = this.page.getByRole("button", { name: difficulty, exact: true });
    await expect(about.or(usual).first()).toBeVisible();
    if (!(await usual.isVisible())) await about.click();
    await usual.click();
    await expect(this.page.locator(".toast").filter({ hasText: word("programme.deficit_taken") })).toBeVisible();
    await expect(usual).toHaveCount(0);
  }

  async opensTheBuilder(): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name: word("programme.build") }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("build.title") })).toBeVisible();
  }

  /** Of all templates this one stands first, and says for whom it is. */
  async isOfferedFirst(name: string, category: string): Promise<void> {
    const first = this.page.getByRole("region", { name: word("build.from_template"), exact: true }).locator(".found__one").first();
    await expect(first).toContainText(name);
    await expect(first).toContainText(word("build.fits_category", { category }));
  }

  /** Adds a template's goal, tasks and plan. */
  async takesTheTemplate(name: string): Promise<void> {
    await this.opensTheBuilder();
    await this.page.getByRole("button", { name: word("build.look_named", { name }) }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: word("build.add_all") }).click();
    await expect(this.rows.first()).toBeVisible();
  }

  /** Takes a step on the way from draft to closed: `agree`, `approve`, `start`; with a nervous finger, for the next button comes under it. */
  async takesTheStep(step: "agree" | "approve" | "start"): Promise<void> {
    const button = this.page.getByRole("button", { name: word(`programme.step_${step}`), exact: true });
    await button.dblclick();
    await expect(button).toHaveCount(0);
  }

  /** There is nothing to agree to yet, and it says so. */
  async asksForAnItemFirst(): Promise<void> {
    await expect(this.page.getByText(word("programme.nothing_planned"))).toBeVisible();
    await expect(this.page.getByRole("button", { name: word("programme.step_agree"), exact: true })).toBeDisabled();
  }

  /** It is over: what was planned is read, with everything that came of it, and nothing can be planned. */
  async isOnlyRead(event: string): Promise<void> {
    await expect(this.page.getByText(word("programme.is_over"))).toBeVisible();
    await expect(this.page.getByRole("button", { name: word("programme.add"), exact: true })).toHaveCount(0);
    await this.opensItem(event);
    await expect(this.panel.getByText(event).first()).toBeVisible();
    for (const field of ["programme.event", "programme.actual_result"]) {
      await expect(this.panel.getByRole("textbox", { name: word(field), exact: true })).toHaveCount(0);
    }
    await expect(this.panel.getByRole("radio").and(this.page.locator(":enabled"))).toHaveCount(0);
    await this.closesItem();
  }

  /** The curator enters what the head has approved. */
  async entersTheHeadsApproval(): Promise<void> {
    const button = this.page.getByRole("button", { name: word("programme.head_enter"), exact: true });
    await button.click();
    await expect(button).toHaveCount(0);
  }

  /** The curator lets the work on a closed programme go on. */
  async isResumed(): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.step_reopen"), exact: true }).click();
    await this.isNow("running");
  }

  async isNow(state: "draft" | "agreed" | "approved" | "running" | "closed"): Promise<void> {
    await expect(this.page.locator('.state [aria-current="step"]')).toContainText(word(`vocabulary.programme_state.${state}`));
  }

  async writesTheGoal(goal: string): Promise<void> {
    const section = this.page.getByRole("region", { name: word("programme.goal_and_tasks") });
    await section.getByRole("button", { name: word("programme.write"), exact: true }).click();
    await section.getByLabel(word("programme.goal"), { exact: true }).fill(goal);
    await section.getByRole("button", { name: word("programme.ready"), exact: true }).click();
    await expect(section.getByText(goal)).toBeVisible();
  }

  async showsItem(event: string): Promise<void> {
    await expect(this.row(event)).toBeVisible();
  }

  async doesNotShowItem(event: string): Promise<void> {
    await expect(this.rows.first()).toBeVisible();
    await expect(this.row(event)).toHaveCount(0);
  }

  /** The items as they stand, top to bottom. */
  async items(): Promise<string[]> {
    await expect(this.rows.first()).toBeVisible();
    return this.page.locator(".item__text").allInnerTexts();
  }

  /** The deficits whose words these are: how many there are, and what is said of their levels. */
  async hasOneDeficit(text: string, levels = ""): Promise<void> {
    const rows = this.page.locator(".deficit").filter({ hasText: text });
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(levels);
  }

  /** Goes to the individual route of the mentee. */
  async opensTheRoute(): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name: word("programme.route") }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("programme.route_title") })).toBeVisible();
  }

  /** In the route: what is done about a deficit, task and all. */
  async showsTheWay(deficit: string, event: string): Promise<void> {
    await expect(this.page.locator(".way").filter({ has: this.page.getByRole("heading", { name: deficit }) })).toContainText(event);
  }

  async opensItem(event: string): Promise<void> {
    await this.link(event).click();
    await expect(this.panel).toBeVisible();
  }

  /** Goes from the open item back to the plan. */
  async closesItem(): Promise<void> {
    await this.panel.getByRole("button", { name: word("programme.back_to_plan") }).click();
    await expect(this.panel).toHaveCount(0);
  }

  /** Writes anew what is to be done in the open item. */
  async rewrites(event: string): Promise<void> {
    await this.field("programme.event").fill(event);
    await this.field("programme.event").blur();
  }

  /** Types anew what is to be done, and does not leave the field. */
  async types(event: string): Promise<void> {
    await this.field("programme.event").fill(event);
  }

  async hasTyped(event: string): Promise<void> {
    await expect(this.field("programme.event")).toHaveValue(event);
  }

  /** Adds some words at the end of what is to be done. */
  async writesOn(more: string): Promise<void> {
    await this.field("programme.event").press("End");
    await this.field("programme.event").press("Control+End");
    await this.field("programme.event").pressSequentially(more);
    await this.field("programme.event").blur();
  }

  /** Sets one day for the open item: `2026-02-25`. */
  async setsDay(day: string): Promise<void> {
    await this.typesDay(day);
    await this.panel.getByLabel(word("ui.when_date"), { exact: true }).blur();
  }

  /** The same, and is still in the field. */
  async typesDay(day: string): Promise<void> {
    await this.when("ui.when_day").check();
    await this.panel.getByLabel(word("ui.when_date"), { exact: true }).fill(day);
  }

  async setsSpan(from: string, to: string): Promise<void> {
    await this.when("ui.when_span").check();
    for (const [label, day] of [["ui.when_to", to], ["ui.when_from", from]] as const) {
      await this.panel.getByLabel(word(label), { exact: true }).fill(day);
      await this.panel.getByLabel(word(label), { exact: true }).blur();
    }
  }

  /** Sets a last day before the first one: it is said, and the plan keeps what it had. */
  async setsTheEndBeforeTheBeginning(to: string): Promise<void> {
    await this.panel.getByLabel(word("ui.when_to"), { exact: true }).fill(to);
    await this.panel.getByLabel(word("ui.when_to"), { exact: true }).blur();
    await expect(this.panel.getByText(words("ui.when_backwards"))).toBeVisible();
  }

  async movesUp(): Promise<void> {
    await this.panel.getByRole("button", { name: word("programme.move_up") }).click();
  }

  /** Marks the open item done and writes what came of it. */
  async marksDone(result: string): Promise<void> {
    await this.panel.getByRole("radio", { name: capital(word("vocabulary.mark.done")), exact: true }).check();
    await this.field("programme.actual_result").fill(result);
    await this.field("programme.actual_result").blur();
  }

  async removesTheOpenItem(): Promise<void> {
    await this.panel.getByRole("button", { name: word("programme.remove"), exact: true }).click();
    await expect(this.panel).toHaveCount(0);
  }

  /** Adds an item at the end and writes what is to be done. */
  async adds(event: string): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.add"), exact: true }).first().click();
    await expect(this.panel).toBeVisible();
    await this.rewrites(event);
    await this.closesItem();
  }

  async showsDone(event: string, result: string): Promise<void> {
    await expect(this.row(event)).toContainText(result);
  }

  async showsDue(event: string, due: string | RegExp): Promise<void> {
    await expect(this.row(event).locator(".item__due")).toContainText(due);
  }

  /** Both values of a field stand on it, each with who set it. */
  async showsTwoValues(event: string, values: Array<{ value: string; who: string }>): Promise<void> {
    const torn = this.row(event).locator(".two").first();
    await expect(torn).toBeVisible();
    // One's own value is by «вы».
    for (const { value, who } of values) {
      const one = torn.getByRole("listitem").filter({ hasText: value });
      await expect(one.getByRole("img", { name: new RegExp(`${who}|^вы$`, "iu") })).toBeVisible();
    }
  }

  async keepsValue(event: string, value: string): Promise<void> {
    await this.row(event).getByRole("button", { name: word("ui.keep_value", { value }) }).click();
    await expect(this.row(event).locator(".two")).toHaveCount(0);
  }

  async showsOneValue(event: string, due: string): Promise<void> {
    await expect(this.row(event).locator(".two")).toHaveCount(0);
    await this.showsDue(event, due);
  }

  /** The row that one removed and the other edited says so. */
  async showsThatItCameBack(event: string): Promise<void> {
    await expect(this.row(event).getByRole("button", { name: word("programme.keep_row") })).toBeVisible();
  }

  async keepsRow(event: string): Promise<void> {
    await this.row(event).getByRole("button", { name: word("programme.keep_row") }).click();
    await expect(this.row(event).getByRole("button", { name: word("programme.keep_row") })).toHaveCount(0);
  }

  /** Gives one's own mark under the open item. */
  async signsAs(part: "mentor" | "mentee" | "curator"): Promise<void> {
    await this.signature(part).check();
  }

  async isSignedBy(part: "mentor" | "mentee" | "curator"): Promise<void> {
    await expect(this.signature(part)).toBeChecked();
  }

  private signature(part: "mentor" | "mentee" | "curator"): Locator {
    const place = { mentor: 0, mentee: 1, curator: 2 }[part];
    return this.panel.getByRole("group", { name: word("programme.marks") }).getByRole("checkbox").nth(place);
  }

  private field(key: string): Locator {
    return this.panel.getByLabel(word(key), { exact: true });
  }

  private when(key: string): Locator {
    return this.panel.getByRole("radio", { name: word(key), exact: true });
  }

  /** Says something of the open item. */
  async says(words: string): Promise<void> {
    await this.field("programme.comment_new").fill(words);
    await this.panel.getByRole("button", { name: word("programme.comment_say"), exact: true }).click();
    await expect(this.field("programme.comment_new")).toHaveValue("");
  }

  /** Asks somebody of this last name about the open item. */
  async asks(words: string, lastName: string): Promise<void> {
    const whom = this.field("programme.comment_asks");
    const name = await whom.locator("option", { hasText: lastName }).innerText();
    await whom.selectOption({ label: name });
    await this.says(words);
  }

  /** What is said of the open item, in order. */
  async showsTalk(words: string[]): Promise<void> {
    await expect(this.panel.locator(".thread__words")).toHaveText(words);
  }

  /** What is said of the programme as a whole, unfolded. */
  async opensTheTalk(): Promise<void> {
    const talk = this.page.locator("details.more").filter({ has: this.page.locator("summary", { hasText: word("programme.talk_title") }) });
    if (!(await talk.evaluate((details: HTMLDetailsElement) => details.open))) await talk.locator("summary").click();
    await expect(this.talk).toBeVisible();
  }

  /** Asks somebody of this last name about the programme as a whole. */
  async asksInTheTalk(words: string, lastName: string): Promise<void> {
    const whom = this.talk.getByLabel(word("programme.comment_asks"), { exact: true });
    await whom.selectOption({ label: await whom.locator("option", { hasText: lastName }).innerText() });
    await this.talk.getByLabel(word("programme.comment_new"), { exact: true }).fill(words);
    await this.talk.getByRole("button", { name: word("programme.comment_say"), exact: true }).click();
    await expect(this.talk.locator(".thread__words").filter({ hasText: words })).toBeVisible();
  }

  /** Says how the programme was tried out: by the labels of the form. */
  async saysItWasTriedOut(said: Record<"day" | "by" | "place" | "result", string>): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name: word("programme.tried") }).click();
    const dialog = this.page.getByRole("dialog");
    for (const [field, words] of Object.entries(said)) {
      const input = dialog.getByLabel(capital(word(`vocabulary.approbation.${field}`)), { exact: true });
      await input.fill(words);
      await input.blur();
    }
    await this.page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }

  /** The mark that it was tried out stands under its heading. */
  async wasTriedOut(words: string): Promise<void> {
    await expect(this.page.locator(".approbation").first()).toContainText(words);
  }

  private get talk(): Locator {
    return this.page.getByRole("region", { name: word("programme.talk_title"), exact: true });
  }

  private get panel(): Locator {
    return this.page.getByRole("region", { name: word("programme.item"), exact: true });
  }

  private get rows(): Locator {
    return this.page.locator("li.item");
  }

  private row(event: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("link", { name: event, exact: true }) });
  }

  private link(event: string): Locator {
    return this.page.getByRole("link", { name: event, exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}

