/** axe on what is on the screen now: nothing may be found. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expectNothing(new AxeBuilder({ page }), screen);
}

/** The same for what other colours may change. */
export async function expectContrast(page: Page, screen: string): Promise<void> {
  await expectNothing(new AxeBuilder({ page }).withRules(["color-contrast"]), screen);
}

async function expectNothing(axe: AxeBuilder, screen: string): Promise<void> {
  const { violations } = await axe.analyze();
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `    ${target.join(" ")}: ${failureSummary}`).join("\n")}`,
  );
  expect(told, `axe on ${screen}`).toEqual([]);
}

/** Nothing is wider than the screen: a person would have to push the page sideways. */
export async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  const width = await page.evaluate(() => ({ page: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }));
  expect(width.page, `${screen} is wider than the screen`).toBeLessThanOrEqual(width.screen);
}
