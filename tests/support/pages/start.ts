/** The three steps that make a new school. */
import { expect } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export interface Named {
  last: string;
  first: string;
  patronymic: string;
  position: string;
}

export class Start {
  constructor(private readonly tab: Tab) {}

  async isAskedForTheSchool(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: word("join.start") })).toBeVisible();
  }

  /** Школа, детский сад, колледж. */
  async choosesTheKind(type: string): Promise<void> {
    await this.page.getByLabel(word("join.org_type"), { exact: true }).selectOption(type);
  }

  /** `curator`: the school's word for its curator. */
  async namesTheSchool(name: string, curator?: "curator" | "coordinator"): Promise<void> {
    await this.page.getByLabel(word("join.school_name"), { exact: true }).fill(name);
    if (curator) await this.page.getByLabel(word("join.curator_title"), { exact: true }).selectOption(curator);
    await this.page.getByRole("button", { name: word("join.next") }).click();
  }

  async namesTheCurator(curator: Named): Promise<void> {
    await this.fill(this.page.getByRole("main").or(this.page.locator("body")).first(), curator);
    await this.page.getByRole("button", { name: word("join.next") }).click();
  }

  /** Types who the curator is, and stays in the step. */
  async typesTheCurator(curator: Named): Promise<void> {
    await this.fill(this.page.getByRole("main"), curator);
  }

  async hasTypedTheCurator({ last, first, patronymic, position }: Named): Promise<void> {
    const field = (key: string) => this.page.getByLabel(word(key), { exact: true });
    await expect(field("join.last_name")).toHaveValue(last);
    await expect(field("join.first_name")).toHaveValue(first);
    await expect(field("join.patronymic")).toHaveValue(patronymic);
    await expect(field("join.position")).toHaveValue(position);
  }

  async makesTheFirstPair(mentor: Named, mentee: Named): Promise<void> {
    await this.fill(this.page.getByRole("group", { name: word("join.mentor") }), mentor);
    await this.fill(this.page.getByRole("group", { name: word("join.mentee") }), mentee);
    await this.page.getByRole("button", { name: word("join.finish") }).click();
  }

  private async fill(fields: ReturnType<Tab["page"]["getByRole"]>, { last, first, patronymic, position }: Named): Promise<void> {
    await fields.getByLabel(word("join.last_name"), { exact: true }).fill(last);
    await fields.getByLabel(word("join.first_name"), { exact: true }).fill(first);
    await fields.getByLabel(word("join.patronymic"), { exact: true }).fill(patronymic);
    await fields.getByLabel(word("join.position"), { exact: true }).fill(position);
  }

  private get page() {
    return this.tab.page;
  }
}
