/** Аудит маршрута, шаблоны школы, «Нужна помощь»: what the council and the curator do beside a pair's programme. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { capital, word, words } from "../words.ts";

export class Council {
  constructor(private readonly tab: Tab) {}

  /** From the programme, by its menu. */
  async opensTheAudit(): Promise<void> {
    await this.fromTheMenu("programme.audit");
    await expect(this.page.getByRole("heading", { level: 1, name: word("audit.title") })).toBeVisible();
  }

  /** From the closing, once the route is at its end. */
  async goesOnFromTheClosingToTheAudit(): Promise<void> {
    await this.fromTheMenu("programme.closing");
    await this.page.getByRole("link", { name: word("closing.audit"), exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("audit.title") })).toBeVisible();
  }

  async audits(criterion: string, mark: "yes" | "partly" | "no", said: string): Promise<void> {
    const one = this.criterion(criterion);
    await one.getByRole("radio", { name: capital(word(`vocabulary.audit_mark.${mark}`)), exact: true }).check({ force: true });
    const field = one.getByLabel(word("audit.words"), { exact: true });
    await field.fill(said);
    await field.blur();
    await expect(this.page.getByText(word("audit.kept"), { exact: true }).first()).toBeVisible();
  }

  async concludes(said: string): Promise<void> {
    const field = this.page.getByLabel(word("audit.conclusion"), { exact: true });
    await field.fill(said);
    await field.blur();
  }

  /** Who only reads it sees the words, and has nothing to fill in. */
  async readsTheAudit(criterion: string, said: string): Promise<void> {
    await expect(this.criterion(criterion)).toContainText(said);
    await expect(this.page.getByRole("radio")).toHaveCount(0);
  }

  /** Both values stand on a criterion; keeps one. */
  async keepsOfTwo(criterion: string, values: string[], kept: string): Promise<void> {
    const one = this.criterion(criterion);
    for (const value of values) await expect(one.locator(".two__shown").getByText(value, { exact: true })).toBeVisible();
    const keep = one.getByRole("button", { name: word("ui.keep_value", { value: kept }), exact: true });
    await keep.click();
    await expect(keep).toHaveCount(0);
  }

  /** The paper as it is printed. */
  async printsTheAudit(): Promise<string> {
    await this.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const text = await this.page.locator("article.print").innerText();
    await this.page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect(this.page.locator("article.print")).toHaveCount(0);
    return text;
  }

  /** The school's templates, for whoever does not write the plan. */
  async opensTheTemplates(): Promise<void> {
    await this.fromTheMenu("programme.templates");
    await expect(this.page.getByRole("heading", { level: 1, name: word("build.templates") })).toBeVisible();
  }

  /** Keeps this programme as a template of the school's own. */
  async keepsAsATemplate(name: string): Promise<void> {
    await this.page.getByRole("button", { name: word("build.keep"), exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(word("build.keep_name"), { exact: true }).fill(name);
    await dialog.getByRole("button", { name: word("build.keep"), exact: true }).click();
    await expect(this.template(name)).toBeVisible();
  }

  async marksTheTemplate(name: string, result: string): Promise<void> {
    await this.template(name).getByRole("button", { name: word("build.tried_named", { name }) }).click();
    const field = this.page.getByRole("dialog").getByLabel(capital(word("vocabulary.approbation.result")), { exact: true });
    await field.fill(result);
    await field.blur();
    await this.page.keyboard.press("Escape");
    await this.seesTheMarkOf(name, result);
  }

  async seesTheMarkOf(name: string, result: string): Promise<void> {
    await expect(this.template(name).locator(".approbation")).toContainText(result);
  }

  /** From the programme, by its menu. */
  async asksForHelp(): Promise<void> {
    await this.fromTheMenu("programme.help");
    await this.isWhereHelpIs();
  }

  async isWhereHelpIs(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("disputes.title") })).toBeVisible();
  }

  /** Types what it is about, and does not open it yet. */
  async begins(about: string): Promise<void> {
    await this.page.getByLabel(word("disputes.about"), { exact: true }).fill(about);
  }

  async tells(about: string): Promise<void> {
    await this.begins(about);
    await this.opens.click();
    await expect(this.dispute(about)).toBeVisible();
  }

  /** How far below the top of its form the button stands, in CSS pixels. */
  async heightAboveOpen(): Promise<number> {
    return this.opens.evaluate((button) => button.getBoundingClientRect().top - button.closest("form")!.getBoundingClientRect().top);
  }

  /** Who reads it, by name, on the dispute itself. */
  async isReadBy(about: string, names: RegExp): Promise<void> {
    await expect(this.dispute(about).getByText(words("disputes.seen"))).toContainText(names);
  }

  async goesAStep(about: string, stage: "talk" | "agreement" | "closed", said: string, more: { agreed?: string; until?: string } = {}): Promise<void> {
    const form = this.dispute(about).locator("form.dispute__next");
    await form.getByRole("radio", { name: word(`disputes.${stage}`), exact: true }).check({ force: true });
    await form.getByLabel(word(`disputes.words_${stage}`), { exact: true }).fill(said);
    if (more.agreed !== undefined) await form.getByLabel(word("disputes.agreed"), { exact: true }).fill(more.agreed);
    if (more.until !== undefined) await form.getByLabel(word("disputes.until"), { exact: true }).fill(more.until);
    await form.getByRole("button", { name: word("disputes.keep"), exact: true }).click();
    await this.hasStep(about, said);
  }

  async hands(about: string, name: string): Promise<void> {
    const form = this.dispute(about).locator("form.dispute__next");
    await form.getByRole("radio", { name: word("disputes.council"), exact: true }).check({ force: true });
    await form.getByLabel(word("disputes.hand_to")).selectOption({ label: name });
    await form.getByRole("button", { name: word("disputes.hand"), exact: true }).click();
    await this.hasStep(about, word("disputes.council_to", { name }));
  }

  /** The copy goes with it, and nobody is named who has it. */
  async takesTheHandingOnBack(about: string, name: string): Promise<void> {
    await this.takesHandingOnBack(about, name).click();
    await expect(this.dispute(about).getByText(word("disputes.council_to", { name }))).toHaveCount(0);
    await expect(this.page.locator("li.dispute").filter({ hasText: word("disputes.handed_to", { name }) })).toHaveCount(0);
  }

  /** What was written in the copy is somebody else's. */
  async cannotTakeTheHandingOnBack(about: string, name: string): Promise<void> {
    await expect(this.takesHandingOnBack(about, name)).toHaveCount(0);
  }

  private takesHandingOnBack(about: string, name: string): Locator {
    const what = word("disputes.council_to", { name });
    return this.dispute(about).getByRole("button", { name: word("disputes.remove_step", { what }), exact: true });
  }

  /** Neither the dispute nor a step of it: all of them are others'. */
  async takesNothingAway(about: string): Promise<void> {
    await expect(this.dispute(about).getByRole("button", { name: word("disputes.more"), exact: true })).toHaveCount(0);
    await expect(this.dispute(about).getByRole("button", { name: word("disputes.take_step_back") })).toHaveCount(0);
  }

  async hasStep(about: string, said: string): Promise<void> {
    await expect(this.dispute(about).locator(".dispute__steps").getByText(said)).toBeVisible();
  }

  /** In the copy that somebody of the council has, as the curator sees it. */
  async hasStepInTheCopy(name: string, said: string): Promise<void> {
    const copy = this.page.locator("li.dispute").filter({ hasText: word("disputes.handed_to", { name }) });
    await expect(copy.locator(".dispute__steps").getByText(said)).toBeVisible();
  }

  /** On the first screen. */
  async opensTheDisputeOf(pair: string): Promise<void> {
    const card = this.page.locator("section.card").filter({ has: this.page.getByRole("heading", { name: word("disputes.waits") }) });
    await card.getByRole("link", { name: pair }).click();
    await this.isWhereHelpIs();
  }

  async seesNoDispute(): Promise<void> {
    await expect(this.page.locator(".dispute")).toHaveCount(0);
  }

  private async fromTheMenu(key: string): Promise<void> {
    await this.page.getByRole("button", { name: word("programme.more"), exact: true }).click();
    await this.page.getByRole("menuitem", { name: word(key), exact: true }).click();
  }

  private criterion(key: string): Locator {
    const name = capital(word(`vocabulary.audit.${key}`));
    return this.page.locator(".audit__one").filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  }

  private template(name: string): Locator {
    return this.page.getByRole("region", { name: word("build.from_template"), exact: true }).locator("li.found__one").filter({ hasText: name });
  }

  private dispute(about: string): Locator {
    return this.page.locator("li.dispute").filter({ hasText: about, hasNotText: word("disputes.handed_to", { name: "" }).trim() });
  }

  private get opens(): Locator {
    return this.page.getByRole("button", { name: word("disputes.open"), exact: true });
  }

  private get page() {
    return this.tab.page;
  }
}
