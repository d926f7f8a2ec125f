/** Устройства: add another, take one away. */
import { expect } from "@playwright/test";

import type { Tab } from "../tab.ts";
import { word } from "../words.ts";

export class Devices {
  constructor(private readonly tab: Tab) {}

  /** Asks for a code with which another device joins, and reads it from the screen. */
  async makesCode(): Promise<string> {
    await this.tab.opensTheApp("/devices");
    await this.page.getByRole("button", { name: word("join.add_code") }).click();
    const code = this.page.locator(".code");
    await expect(code).toBeVisible();
    return code.innerText();
  }

  /** Takes the one other device away. */
  async revokesAnother(): Promise<void> {
    await this.tab.opensTheApp("/devices");
    const others = this.page.locator(".row").filter({ hasNotText: word("join.this_device") });
    await others.getByRole("button").first().click();
    await this.page.getByRole("dialog").getByRole("button", { name: word("join.revoke"), exact: true }).click();
    await expect(others).toHaveCount(0);
  }

  private get page() {
    return this.tab.page;
  }
}
