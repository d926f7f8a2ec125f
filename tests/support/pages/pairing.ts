/** Подбор, согласия и базы: what the curator does to bring people together. */
import { expect, type Locator } from "@playwright/test";

import { enters, seesTheFocus } from "../keys.ts";
import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

export class Pairing {
  constructor(private readonly tab: Tab) {}

  async opens(): Promise<void> {
    await this.tab.goesTo("Люди");
    await this.rooms.getByRole("link", { name: word("shell.room_pairing") }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("pairing.title") })).toBeVisible();
  }

  /** The plan has this mentor for this person, for this reason. */
  async proposes(seeker: string, helper: string, reason: string): Promise<void> {
    const best = this.row(seeker).locator(".proposal__suits > .suit");
    await expect(best.locator(".suit__who")).toContainText(helper);
    await expect(best.getByText(reason)).toBeVisible();
  }

  /** Another mentor is shown with this reason. */
  async warns(seeker: string, helper: string, reason: string): Promise<void> {
    await this.opensOthers(seeker);
    await expect(this.other(seeker, helper).getByText(reason)).toBeVisible();
  }

  async asksWhatIf(seeker: string, helper: string): Promise<void> {
    await this.opensOthers(seeker);
    await this.other(seeker, helper).getByRole("button", { name: words("pairing.what_if_of") }).click();
  }

  async isToldWhatChanges(change: string): Promise<void> {
    await this.tab.isTold(change);
  }

  async goesBackToTheBestPlan(): Promise<void> {
    await this.page.getByRole("button", { name: word("pairing.reset") }).click();
  }

  /** Decides on the mentor of the plan. */
  async makesThePair(seeker: string): Promise<void> {
    await this.row(seeker).getByRole("button", { name: words("pairing.decide_of") }).click();
    await this.dialog.getByRole("button", { name: word("pairing.decide"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** The same by keys alone. */
  async makesThePairByKeyboard(seeker: string): Promise<void> {
    await enters(this.row(seeker).getByRole("button", { name: words("pairing.decide_of") }));
    await seesTheFocus(this.page);
    await enters(this.dialog.getByRole("button", { name: word("pairing.decide"), exact: true }));
    await expect(this.dialog).toHaveCount(0);
    await expect(this.row(seeker)).toHaveCount(0);
    await seesTheFocus(this.page);
  }

  /** Writes a pair down that waits for its consents. */
  async writesAPairDown(pair: { mentor: string; mentee: string; form: string; kind: string }): Promise<void> {
    await this.page.getByRole("button", { name: word("people.create_pair"), exact: true }).first().click();
    await this.names(pair);
    await this.dialog.getByLabel(word("people.form"), { exact: true }).selectOption(pair.form);
    await this.dialog.getByLabel(word("people.kind"), { exact: true }).selectOption(pair.kind);
    await this.dialog.getByRole("radio", { name: capital(word("vocabulary.pair_state.consent")), exact: true }).check({ force: true });
    await this.dialog.getByRole("button", { name: word("people.pair_make"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Decides on the mentor of the plan together with others: a group, and called one. Answers the points it is offered with. */
  async makesAGroup(seeker: string, mentors: string[]): Promise<string> {
    await this.row(seeker).getByRole("button", { name: words("pairing.decide_of") }).click();
    const kind = this.dialog.getByLabel(word("people.kind"), { exact: true });
    await expect(kind).not.toHaveValue("group");
    const more = this.dialog.getByRole("group", { name: word("pairing.also_mentors"), exact: true });
    for (const mentor of mentors) await more.getByRole("checkbox", { name: new RegExp(mentor) }).check();
    await expect(kind).toHaveValue("group");
    await expect(this.dialog.getByText(word("pairing.decide_group_why"))).toBeVisible();
    const said = await this.dialog.getByText(words("pairing.score_of_group")).innerText();
    const score = /(\d+)\D+(\d+)/.exec(said)?.[1] ?? "";
    await this.dialog.getByRole("button", { name: word("pairing.decide_group"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
    await expect(this.page.locator(".toast").filter({ hasText: word("people.group_created", { pair: "" }) })).toBeVisible();
    return word("pairing.score", { score, most: "100" });
  }

  /** Decides on the mentor of the plan for others too: one mentor leads them all. */
  async givesOneMentorTo(seeker: string, others: string[]): Promise<void> {
    await this.row(seeker).getByRole("button", { name: words("pairing.decide_of") }).click();
    const more = this.dialog.getByRole("group", { name: words("pairing.also_mentees") });
    for (const other of others) await more.getByRole("checkbox", { name: new RegExp(other) }).check();
    await this.dialog.getByRole("button", { name: word("pairing.decide_group"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** One row, with everybody of the group in it, and these words. */
  async showsTheGroup(members: string[], said: string): Promise<void> {
    let row = this.page.locator("li.pair").filter({ hasText: word("vocabulary.kind.group") });
    for (const member of members) row = row.filter({ has: this.page.locator(".pair__name", { hasText: member }) });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(said);
  }

  /** Begins to write a pair down, reads what is proposed, and takes it; then leaves it. */
  async takesWhatIsProposed(pair: { mentor: string; mentee: string }, proposed: { form: string; kind: string; why: string }): Promise<void> {
    await this.page.getByRole("button", { name: word("people.create_pair"), exact: true }).first().click();
    const advice = this.dialog.getByRole("region", { name: word("pairing.advice"), exact: true });
    await expect(advice).toHaveCount(0);
    await this.names(pair);
    await expect(advice).toContainText(proposed.why);
    await advice.getByRole("button", { name: word("pairing.advice_take"), exact: true }).click();
    await expect(this.dialog.getByLabel(word("people.form"), { exact: true })).toHaveValue(proposed.form);
    await expect(this.dialog.getByLabel(word("people.kind"), { exact: true })).toHaveValue(proposed.kind);
    await expect(advice.getByRole("button")).toHaveCount(0);
    await this.dialog.getByRole("button", { name: word("people.cancel"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Enters every consent and the order, and assigns the pair. */
  async assigns(pair: string, order: { checks: string[]; number: string; day: string }): Promise<void> {
    await this.opensTheMenuOf(pair, word("people.state_to_assigned"));
    await expect(this.dialog.getByText(words("people.papers_lack"))).toBeVisible();
    for (const check of order.checks) {
      await this.dialog.getByLabel(capital(word(`vocabulary.pair_check.${check}`))).check();
    }
    await expect(this.dialog.getByText(words("people.papers_lack"))).toHaveCount(0);
    await this.dialog.getByLabel(word("people.order_number"), { exact: true }).fill(order.number);
    await this.dialog.getByLabel(word("people.order_date"), { exact: true }).fill(order.day);
    await this.dialog.getByLabel(word("people.order_date"), { exact: true }).blur();
    await this.dialog.getByRole("button", { name: word("people.state_to_assigned"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async begins(pair: string): Promise<void> {
    await this.opensTheMenuOf(pair, word("people.state_to_working"));
  }

  async pauses(pair: string): Promise<void> {
    await this.opensTheMenuOf(pair, word("people.state_to_paused"));
    await this.saysOfThePair(pair, word("vocabulary.pair_state.paused"));
  }

  async goesOnAfterThePause(pair: string): Promise<void> {
    await this.opensTheMenuOf(pair, word("people.state_to_working_again"));
    await expect(this.pair(pair).getByText(word("vocabulary.pair_state.paused"), { exact: true })).toHaveCount(0);
  }

  /** Ends a pair because the two do not suit each other. */
  async replacesTheMentorOf(pair: string): Promise<void> {
    await this.opensTheMenuOf(pair, word("people.state_to_dissolved"));
    await this.dialog.getByLabel(word("people.end_reason"), { exact: true }).selectOption("replaced");
    await this.dialog.getByRole("button", { name: word("people.dissolve_yes"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async saysOfThePair(pair: string, said: string | RegExp): Promise<void> {
    await expect(this.pair(pair)).toContainText(said);
  }

  async showsEndedPairs(): Promise<void> {
    await this.page.getByText(word("people.filter_ended"), { exact: true }).click();
  }

  async showsPairsThatGoOn(): Promise<void> {
    await this.page.getByText(word("people.filter_open"), { exact: true }).click();
  }

  async opensTheBaseOf(side: "mentors" | "mentees"): Promise<void> {
    await this.tab.goesTo("Люди");
    await this.rooms.getByRole("link", { name: word("shell.room_bases") }).click();
    await this.page.getByRole("navigation", { name: word("people.bases") }).getByRole("link", { name: word(`people.base_${side}`) }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word(`people.base_${side}`) })).toBeVisible();
  }

  /** The base has a line of this person with these words in it. */
  async lists(name: string, said: string[]): Promise<void> {
    const line = this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: new RegExp(name) }) });
    for (const words of said) await expect(line).toContainText(words);
  }

  /** Says in the form who it is. */
  private async names(pair: { mentor: string; mentee: string }): Promise<void> {
    for (const [side, name] of [["mentors", pair.mentor], ["mentees", pair.mentee]] as const) {
      const fields = this.dialog.getByRole("group", { name: word(`people.${side}`), exact: true });
      const choice = fields.getByLabel(word("people.who_to_add"), { exact: true });
      await choice.selectOption({ label: (await choice.locator("option", { hasText: name }).first().textContent()) ?? name });
      await expect(fields.getByRole("listitem")).toContainText(name);
    }
  }

  private async opensOthers(seeker: string): Promise<void> {
    const more = this.row(seeker).locator("details");
    if (!(await more.evaluate((details) => (details as HTMLDetailsElement).open))) await more.locator("summary").click();
  }

  private async opensTheMenuOf(pair: string, act: string): Promise<void> {
    await this.pair(pair).getByRole("button", { name: /^Действия/ }).click();
    await this.page.getByRole("menuitem", { name: act, exact: true }).click();
  }

  private pair(name: string): Locator {
    return this.page.locator("li.pair").filter({ has: this.page.locator(".pair__name", { hasText: name }) });
  }

  private row(seeker: string): Locator {
    return this.page.locator("li.proposal").filter({ has: this.page.locator(".proposal__name", { hasText: seeker }) });
  }

  private other(seeker: string, helper: string): Locator {
    return this.row(seeker).locator(".suit--other").filter({ hasText: helper });
  }

  private get rooms(): Locator {
    return this.page.getByRole("navigation", { name: word("shell.room") });
  }

  private get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  private get page() {
    return this.tab.page;
  }
}
