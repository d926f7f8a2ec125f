/** Люди: who is in the school, and how they are let in. */
import { expect } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

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

  private get page() {
    return this.tab.page;
  }
}
