/** What a school knows of its mentors: what they have learned, the rule, the points of candidates, the coordinator's talks. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

interface Training {
  title: string;
  hours: string;
  day: string;
  mentoring?: boolean;
}

interface Talk {
  about: string;
  advised: string;
  next: string;
  nextDay: string;
}

export class Mentors {
  constructor(private readonly tab: Tab) {}

  /** On a profile that is open: a row of the register. */
  async addsTraining({ title, hours, day, mentoring = false }: Training): Promise<void> {
    await this.section(word("profile.trainings")).getByRole("button", { name: word("profile.training_add"), exact: true }).click();
    await this.dialog.getByLabel(word("profile.training_name"), { exact: true }).fill(title);
    await this.dialog.getByLabel(word("profile.training_hours"), { exact: true }).fill(hours);
    await this.dialog.getByLabel(word("profile.training_from"), { exact: true }).fill(day);
    if (mentoring) await this.dialog.getByRole("checkbox", { name: new RegExp(word("profile.training_mentoring")) }).check();
    await this.dialog.getByRole("button", { name: word("profile.training_save"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
    await this.hasLearned(title);
  }

  async hasLearned(words: string | RegExp): Promise<void> {
    await expect(this.section(word("profile.trainings"))).toContainText(words);
  }

  async hasNotLearned(words: string): Promise<void> {
    await expect(this.section(word("profile.trainings"))).not.toContainText(words);
  }

  async removesTraining(title: string): Promise<void> {
    await this.page.getByRole("button", { name: word("profile.training_more", { name: title }) }).click();
    await this.page.getByRole("menuitem", { name: word("profile.training_remove"), exact: true }).click();
  }

  /** Takes back what was just done to the profile. */
  async bringsTheTrainingBack(): Promise<void> {
    await this.page.locator(".toast").getByRole("button", { name: word("profile.undo"), exact: true }).last().click();
  }

  /** On the first screen: who leads somebody and was not taught to. */
  async isToldWhoIsUntrained(names: string): Promise<void> {
    await expect(this.untrained).toContainText(names);
  }

  async isToldWhoIsNotUntrained(name: string): Promise<void> {
    await expect(this.page.getByRole("main")).toBeVisible();
    await expect(this.untrained.filter({ hasText: name })).toHaveCount(0);
  }

  async opensTheUntrained(): Promise<void> {
    await this.untrained.getByRole("link").click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("people.base_mentors") })).toBeVisible();
  }

  /** Who of the base is shown. */
  async shows(key: "base_untrained" | "base_candidates" | "show_all"): Promise<void> {
    await this.page.getByRole("radio", { name: word(`people.${key}`), exact: true }).check({ force: true });
  }

  /** Nobody of that name has a row; others may name them. */
  async isNotListed(name: string): Promise<void> {
    await expect(this.page.getByRole("rowheader").first()).toBeVisible();
    await expect(this.page.getByRole("rowheader").filter({ hasText: name })).toHaveCount(0);
  }

  async comesFirst(name: string): Promise<void> {
    await expect(this.page.getByRole("rowheader").first()).toContainText(name);
  }

  async sortsBy(key: "order_hours" | "order_points"): Promise<void> {
    await this.page.getByRole("radio", { name: word(`people.${key}`), exact: true }).check({ force: true });
  }

  async opensInTheBase(name: string): Promise<void> {
    await this.page.getByRole("rowheader").getByRole("link", { name: new RegExp(name) }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: new RegExp(name) })).toBeVisible();
  }

  /** On «Учебный год»: how strictly a category is asked of mentors. */
  async asksForACategory(how: "off" | "soft" | "hard"): Promise<void> {
    await this.page.getByLabel(word("year.rule_category"), { exact: true }).selectOption(how);
    await expect(this.page.getByText(word("year.rule_kept"), { exact: true }).last()).toBeVisible();
  }

  async writesTheCriteria(lines: string[], threshold: string): Promise<void> {
    const list = this.page.getByLabel(word("year.criteria_label"), { exact: true });
    await list.fill(lines.join("\n"));
    await list.blur();
    await expect(this.page.getByText(word("year.criteria_kept"), { exact: true }).last()).toBeVisible();
    const enough = this.page.getByLabel(word("year.threshold"), { exact: true });
    await enough.fill(threshold);
    await enough.blur();
    await expect(this.page.getByText(words("year.criteria_sum", { threshold }))).toBeVisible();
  }

  /** The pairing says whom the school's rule keeps away, and why. */
  async isToldWhoIsBarred(seeker: string, helper: string, lacks: string): Promise<void> {
    const row = this.page.locator("li.proposal").filter({ has: this.page.locator(".proposal__name", { hasText: seeker }) });
    const more = row.locator("details").filter({ hasText: word("pairing.barred_why") });
    await more.locator("summary").click();
    const line = more.getByRole("listitem").filter({ hasText: helper });
    await expect(line).toContainText(lacks);
  }

  /** In the form of a new pair: both are chosen, and the rule speaks against them. */
  async choosesAgainstTheRule(mentor: string, mentee: string): Promise<void> {
    for (const [side, name] of [["mentors", mentor], ["mentees", mentee]] as const) {
      const fields = this.dialog.getByRole("group", { name: word(`people.${side}`), exact: true });
      const choice = fields.getByLabel(word("people.who_to_add"), { exact: true });
      await choice.selectOption({ label: (await choice.locator("option", { hasText: name }).first().textContent()) ?? name });
    }
    await expect(this.dialog.locator(".notice__words")).toContainText(word("pairing.unqualified"));
  }

  /** Without a reason the pair is not made, and the field that wants it has the focus; with one it is. */
  async insists(why: string): Promise<void> {
    const make = this.dialog.getByRole("button", { name: word("people.pair_make"), exact: true });
    await make.click();
    await expect(this.dialog.getByText(word("people.insists_needed"))).toBeVisible();
    const reason = this.dialog.getByLabel(word("people.insists_label"), { exact: true });
    await expect(reason).toBeFocused();
    await expect(reason).toBeInViewport();
    await reason.fill(why);
    await make.click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** On a candidate's page: points for a criterion. */
  async gives(criterion: string, points: string): Promise<void> {
    await this.section(word("people.points")).getByLabel(new RegExp(`^${criterion} \\(`)).selectOption(points);
    await expect(this.page.getByText(word("people.points_kept"), { exact: true }).last()).toBeVisible();
  }

  async hasReached(total: string): Promise<void> {
    await expect(this.section(word("people.points")).getByRole("status")).toContainText(total);
  }

  async saysWhoScored(who: string | RegExp): Promise<void> {
    await expect(this.section(word("people.points")).locator(".scores__more").first()).toContainText(who);
  }

  /** On a mentor's page. */
  async writesATalkDown({ about, advised, next, nextDay }: Talk): Promise<void> {
    await this.section(word("people.talks")).getByRole("button", { name: word("people.talk_add"), exact: true }).click();
    await this.dialog.getByLabel(word("people.talk_about"), { exact: true }).fill(about);
    await this.dialog.getByLabel(word("people.talk_advised"), { exact: true }).fill(advised);
    await this.dialog.getByLabel(word("people.talk_next"), { exact: true }).fill(next);
    await this.dialog.getByLabel(word("people.talk_next_day"), { exact: true }).fill(nextDay);
    await this.dialog.getByRole("button", { name: word("people.save"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
    await expect(this.section(word("people.talks"))).toContainText(about);
  }

  /** On the first screen. */
  async isRemindedOfTheStep(step: string): Promise<void> {
    await expect(this.due).toContainText(step);
  }

  async hasTakenTheStep(step: string): Promise<void> {
    await this.due.getByRole("button", { name: new RegExp(`${capital(word("people.talk_done"))}.*${step}`) }).click();
    await expect(this.due).toHaveCount(0);
  }

  async isToldHowManyTalks(line: string): Promise<void> {
    await expect(this.page.locator(".requests__line").filter({ hasText: line })).toBeVisible();
  }

  private get due(): Locator {
    return this.section(word("people.talks_due"));
  }

  private get untrained(): Locator {
    return this.page.locator(".requests__line").filter({ hasText: word("overview.untrained", { names: "" }).trim() });
  }

  private section(title: string): Locator {
    return this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
  }

  private get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  private get page() {
    return this.tab.page;
  }
}
