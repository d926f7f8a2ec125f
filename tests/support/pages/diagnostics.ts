/** Диагностика: three rounds of questions, what they show, and the plan that is built from it. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word, words } from "../words.ts";

export class Diagnostics {
  constructor(private readonly tab: Tab) {}

  /** From one's own programme, as people come there. */
  async opens(): Promise<void> {
    await this.tab.goesTo("Программа");
    const about = this.page.locator("summary").filter({ hasText: "дефицит" }).first();
    const link = this.page.getByRole("link", { name: word("programme.diagnostics"), exact: true });
    await expect(about.or(link).first()).toBeVisible();
    if (!(await link.isVisible())) await about.click();
    await link.click();
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("diagnostics.title") })).toBeVisible();
  }

  /** Opens the sheet of a round: `entry`, `mid`, `final`. */
  async begins(round: "entry" | "mid" | "final"): Promise<void> {
    await this.page.locator(".round").filter({ hasText: word(`diagnostics.round_${round}`) }).getByRole("link").click();
    await expect(this.questions.first()).toBeVisible();
  }

  /** Answers every question with this level, but for some; goes on from part to part, to the end. */
  async answersAll(level: number, others: Record<string, number> = {}): Promise<void> {
    const rest = new Map(Object.entries(others));
    for (;;) {
      for (const question of await this.questions.all()) {
        const name = (await question.locator("legend").innerText()).trim();
        await this.chooses(question, rest.get(name) ?? level);
        rest.delete(name);
      }
      const next = this.page.getByRole("button", { name: word("diagnostics.next"), exact: true });
      if (!(await next.isVisible())) break;
      const part = await this.part.innerText();
      await next.click();
      await expect(this.part).not.toHaveText(part);
    }
    expect([...rest.keys()], "there are no such questions").toEqual([]);
    await this.page.getByRole("button", { name: word("diagnostics.finish"), exact: true }).click();
    await this.isOpen();
  }

  /** Answers some questions of the first part, and goes back. */
  async answersSome(answers: Record<string, number>): Promise<void> {
    for (const [name, level] of Object.entries(answers)) {
      await this.chooses(this.questions.filter({ hasText: name }), level);
    }
    await this.page.getByRole("link", { name: word("diagnostics.to_all") }).click();
    await this.isOpen();
  }

  /** The part that is being answered. */
  async isAskedAbout(part: string): Promise<void> {
    await expect(this.part).toHaveText(word(`diagnostics.${part}`));
  }

  async asksForHelpWith(question: string): Promise<void> {
    await this.questions.filter({ hasText: question }).getByLabel(word("diagnostics.help")).check();
  }

  async showsCount(round: "entry" | "mid" | "final", done: number, all = 24): Promise<void> {
    const card = this.page.locator(".round").filter({ hasText: word(`diagnostics.round_${round}`) });
    await expect(card).toContainText(word("diagnostics.own_count", { done: String(done), all: String(all) }));
  }

  async offers(skill: string, said: string): Promise<void> {
    await expect(this.found(skill)).toContainText(said);
  }

  async takes(skill: string): Promise<void> {
    await this.page.getByRole("button", { name: word("diagnostics.take_named", { skill }), exact: true }).click();
    await expect(this.found(skill)).toContainText(word("diagnostics.taken"));
  }

  async hasTaken(skill: string): Promise<void> {
    await expect(this.found(skill)).toContainText(word("diagnostics.taken"));
  }

  async writesAllLevels(): Promise<void> {
    await this.page.getByRole("button", { name: word("diagnostics.write_all"), exact: true }).click();
    await expect(this.page.getByRole("heading", { name: word("diagnostics.levels") })).toHaveCount(0);
  }

  /** Writes down the one level that has changed. */
  async writesTheLevel(skill: string): Promise<void> {
    await this.page.getByRole("button", { name: word("diagnostics.write_level_named", { skill }), exact: true }).click();
    await expect(this.page.getByRole("heading", { name: word("diagnostics.levels") })).toHaveCount(0);
  }

  /** The picture is there, with its numbers for who does not see it. */
  async showsGrowth(from: string, to: string): Promise<void> {
    const picture = this.page.getByRole("img", { name: words("diagnostics.drawn") });
    await expect(picture).toBeVisible();
    await expect(picture).toHaveAttribute("aria-label", new RegExp(`${from} → ${to}`));
  }

  /** Builds the plan from what is ticked. */
  async buildsThePlan(): Promise<void> {
    await this.page.getByRole("link", { name: word("diagnostics.build"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("build.title") })).toBeVisible();
    await this.page.getByRole("button", { name: word("build.add_chosen"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("build.title") })).toHaveCount(0);
  }

  /** Takes another questionnaire into the round of this time of the year. */
  async adds(inquiry: string, round: "entry" | "mid" | "final"): Promise<void> {
    await this.page.getByRole("button", { name: word("diagnostics.add_inquiry"), exact: true }).click();
    const form = this.page.getByRole("dialog");
    await form.getByRole("radio", { name: word(`diagnostics.round_${round}`), exact: true }).check();
    await form.getByLabel(word("diagnostics.which_inquiry"), { exact: true }).selectOption({ label: inquiry });
    await form.getByRole("button", { name: word("diagnostics.add"), exact: true }).click();
    await expect(form).toBeHidden();
  }

  /** What may be added in this round. */
  async doesNotOffer(inquiry: string, round: "entry" | "mid" | "final"): Promise<void> {
    await this.page.getByRole("button", { name: word("diagnostics.add_inquiry"), exact: true }).click();
    const form = this.page.getByRole("dialog");
    await form.getByRole("radio", { name: word(`diagnostics.round_${round}`), exact: true }).check();
    const options = form.getByLabel(word("diagnostics.which_inquiry"), { exact: true }).locator("option");
    await expect(options.filter({ hasText: word("diagnostics.adaptation") })).toHaveCount(1);
    await expect(options.filter({ hasText: inquiry })).toHaveCount(0);
    await form.getByRole("button", { name: word("diagnostics.cancel"), exact: true }).click();
  }

  /** Opens its sheet of a round. */
  async answersInquiry(name: string, round: string): Promise<void> {
    await this.inquiry(name).locator(".inquiry__round").filter({ hasText: round }).getByRole("link").click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  async sees(...questions: string[]): Promise<void> {
    await expect(this.questions.locator("legend")).toHaveText(questions);
  }

  async showsIndex(name: string, said: string): Promise<void> {
    await expect(this.inquiry(name)).toContainText(said);
  }

  /** What its answers show as hard. */
  async takesFromInquiry(name: string, question: string): Promise<void> {
    await this.inquiry(name).getByText(word("diagnostics.low")).click();
    await this.takes(question);
  }

  private inquiry(name: string): Locator {
    return this.page.locator(".inquiry").filter({ hasText: name });
  }

  private async chooses(question: Locator, level: number): Promise<void> {
    // The radio itself lies over its words, as large as they are.
    const answer = question.getByRole("radio").nth(level);
    await answer.check();
    await expect(answer).toBeChecked();
  }

  private found(skill: string): Locator {
    return this.page.locator(".found__one").filter({ hasText: skill }).first();
  }

  private get questions(): Locator {
    return this.page.locator(".question");
  }

  private get part(): Locator {
    return this.page.locator("#part");
  }

  private get page() {
    return this.tab.page;
  }
}
