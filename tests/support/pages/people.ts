/** Люди: who is in the school, and how they are let in. */
import { expect, type Locator } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

/** What a person's form has, as far as a story speaks of it. */
interface Typed {
  last?: string;
  first?: string;
  position?: string;
}

const FIELDS = { last: "people.last_name", first: "people.first_name", position: "people.position" } as const;

export class People {
  constructor(private readonly tab: Tab) {}

  /** Makes an invitation for the person of this last name and reads the link from the screen. */
  async invites(lastName: string): Promise<string> {
    await this.tab.goesTo("Люди");
    await this.page.getByRole("button", { name: new RegExp(`^${word("people.invite")}: ${lastName}`) }).click();
    const link = this.page.getByRole("dialog").getByLabel(word("people.invite_link"));
    await expect(link).toHaveValue(/\/join#/);
    const url = await link.inputValue();
    await this.page.getByRole("dialog").getByRole("button", { name: word("people.close") }).last().click();
    return url;
  }

  async opens(): Promise<void> {
    await this.tab.goesTo("Люди");
    await expect(this.page.locator("li.person").first()).toBeVisible();
  }

  /** From «Люди». */
  async opensTheProfileOf(lastName: string): Promise<void> {
    await this.row(lastName).getByRole("link").first().click();
    await expect(this.page.getByRole("heading", { level: 1, name: new RegExp(lastName) })).toBeVisible();
  }

  async opensPairs(): Promise<void> {
    await this.tab.goesTo("Пары");
    await expect(this.page.locator("li.pair").first()).toBeVisible();
  }

  /** From «Пары», as everybody who sees them all. */
  async opensTheProgrammeOf(pair: string): Promise<void> {
    await this.page.locator(".pair__name", { hasText: pair }).click();
    await expect(this.page.locator(".state")).toBeVisible();
  }

  /** What the person does for the whole school. */
  async showsRole(lastName: string, role: string): Promise<void> {
    await expect(this.row(lastName)).toContainText(role);
  }

  /** Both values of a field stand in the person's row, each with who set it. */
  async showsTwoValues(lastName: string, values: Array<{ value: string; who: string }>): Promise<void> {
    for (const { value, who } of values) {
      const one = this.row(lastName).locator(".two").getByRole("listitem").filter({ hasText: value });
      // One's own value is by «вы».
      await expect(one.getByRole("img", { name: new RegExp(`${who}|^вы$`, "iu") })).toBeVisible();
    }
  }

  async keeps(lastName: string, value: string): Promise<void> {
    await this.row(lastName).getByRole("button", { name: word("ui.keep_value", { value }) }).click();
  }

  async showsOneValue(lastName: string, position: string): Promise<void> {
    await expect(this.row(lastName)).toContainText(position);
    await expect(this.row(lastName).locator(".two")).toHaveCount(0);
  }

  /** Chooses another kind for the pair of this person. */
  async changesPair(lastName: string, { kind }: { kind: string }): Promise<void> {
    await this.opensPairs();
    await this.pair(lastName).getByRole("button", { name: /^Действия/ }).click();
    await this.page.getByRole("menuitem", { name: word("people.pair_edit"), exact: true }).click();
    await this.dialog.getByLabel(word("people.kind"), { exact: true }).selectOption(kind);
    await this.dialog.getByRole("button", { name: word("people.save"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async showsTwoKinds(lastName: string, kinds: string[]): Promise<void> {
    const two = this.pair(lastName).locator(".two").getByRole("listitem");
    for (const kind of kinds) await expect(two.filter({ hasText: word(`vocabulary.kind.${kind}`) })).toBeVisible();
  }

  async keepsKind(lastName: string, kind: string): Promise<void> {
    const value = word(`vocabulary.kind.${kind}`);
    await this.pair(lastName).getByRole("button", { name: word("ui.keep_value", { value }) }).click();
  }

  async showsOneKind(lastName: string, kind: string): Promise<void> {
    await expect(this.pair(lastName).locator(".two")).toHaveCount(0);
    await expect(this.pair(lastName)).toContainText(new RegExp(word(`vocabulary.kind.${kind}`), "i"));
  }

  private pair(lastName: string): Locator {
    return this.page.locator("li.pair").filter({ has: this.page.locator(".pair__name", { hasText: lastName }) });
  }

  async opensTheFormOfANewPerson(): Promise<void> {
    await this.tab.goesTo("Люди");
    await this.page.getByRole("button", { name: word("people.add_person") }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Types into the form of a new person, and does not save it. */
  async beginsToAdd(typed: Typed): Promise<void> {
    await this.opensTheFormOfANewPerson();
    await this.types(typed);
  }

  /** In the open form: who they are to the school, and where they are from. */
  async isFromElsewhere(kind: string, organisation: string): Promise<void> {
    await this.dialog.getByLabel(word("people.kind_of_person"), { exact: true }).selectOption(kind);
    await this.dialog.getByLabel(word("people.organisation"), { exact: true }).fill(organisation);
  }

  /** By which order somebody has their role in the council: on their page. */
  async appoints(lastName: string, number: string): Promise<void> {
    await this.opensThePageOf(lastName);
    const field = this.page.getByRole("region", { name: word("people.posts") }).getByLabel(word("people.role_order", { role: word("people.council") }), { exact: true });
    await field.fill(number);
    await field.blur();
    await expect(this.page.getByText(word("people.kept"), { exact: true }).first()).toBeVisible();
  }

  async showsTwoOrders(lastName: string, numbers: string[]): Promise<void> {
    await this.opensThePageOf(lastName);
    const posts = this.page.getByRole("region", { name: word("people.posts") });
    for (const number of numbers) await expect(posts.locator(".two__value").filter({ hasText: number })).toBeVisible();
  }

  async keepsTheOrder(lastName: string, number: string): Promise<void> {
    const posts = this.page.getByRole("region", { name: word("people.posts") });
    await posts.getByRole("button", { name: word("ui.keep_value", { value: number }) }).click();
    await expect(posts.locator(".two"), lastName).toHaveCount(0);
  }

  private async opensThePageOf(lastName: string): Promise<void> {
    await this.opens();
    await this.row(lastName).getByRole("link").first().click();
    await expect(this.page.getByRole("region", { name: word("people.posts") })).toBeVisible();
  }

  /** The form of somebody who is there says where they are from; closes it. */
  async saysWhereFrom(lastName: string, organisation: string): Promise<void> {
    await this.opensTheFormOf(lastName);
    await expect(this.dialog.getByLabel(word("people.organisation"), { exact: true })).toHaveValue(organisation);
    await this.dialog.getByRole("button", { name: word("people.cancel"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async addsThem(): Promise<void> {
    await this.dialog.getByRole("button", { name: word("people.add"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async opensTheFormOf(lastName: string): Promise<void> {
    await this.tab.goesTo("Люди");
    await this.row(lastName).getByRole("button", { name: new RegExp(word("people.more_of", { name: lastName })) }).click();
    await this.page.getByRole("menuitem", { name: word("people.edit"), exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Types into the form of somebody who is there, and does not save it. */
  async beginsToChange(lastName: string, typed: Typed): Promise<void> {
    await this.opensTheFormOf(lastName);
    await this.types(typed);
  }

  async savesThem(): Promise<void> {
    await this.dialog.getByRole("button", { name: word("people.save"), exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async changes(lastName: string, typed: Typed): Promise<void> {
    await this.beginsToChange(lastName, typed);
    await this.savesThem();
  }

  async hasTyped(typed: Typed): Promise<void> {
    for (const [field, words] of Object.entries(typed)) await expect(this.field(field as keyof Typed)).toHaveValue(words);
  }

  async lists(name: string): Promise<void> {
    await expect(this.row(name)).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.locator("li.person").filter({ has: this.page.locator(".person__name", { hasText: name }) });
  }

  private async types(typed: Typed): Promise<void> {
    for (const [field, words] of Object.entries(typed)) await this.field(field as keyof Typed).fill(words);
  }

  private field(field: keyof Typed): Locator {
    return this.dialog.getByLabel(word(FIELDS[field]), { exact: true });
  }

  private get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  private get page() {
    return this.tab.page;
  }
}
