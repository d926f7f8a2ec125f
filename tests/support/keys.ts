/** A person with a keyboard and no pointer: comes to everything with Tab, and always sees where the keys go. */
import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until this has the focus: everything must be reached so, and be seen to have it. */
export async function tabsTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const there = async () => target.evaluate((element) => element === document.activeElement);
  const { keyboard } = target.page();
  for (let presses = 0; presses < 150 && !(await there()); presses += 1) await keyboard.press("Tab");
  expect(await there(), "Tab comes there").toBe(true);
  await seesTheFocus(target.page());
}

/** Comes there with Tab, and presses Enter. */
export async function enters(target: Locator): Promise<void> {
  await tabsTo(target);
  await target.page().keyboard.press("Enter");
}

/** Comes to a group of radio buttons, and goes on in it by so many arrows. */
export async function choosesByArrows(group: Locator, name: string): Promise<void> {
  const radios = group.getByRole("radio");
  const chosen = group.locator("input:checked");
  await tabsTo((await chosen.count()) > 0 ? chosen : radios.first());
  const { keyboard } = group.page();
  const wanted = group.getByRole("radio", { name, exact: true });
  if ((await chosen.count()) === 0) await keyboard.press("Space");
  for (let presses = await radios.count(); presses > 0 && !(await wanted.isChecked()); presses -= 1) await keyboard.press("ArrowRight");
  await expect(wanted).toBeChecked();
  await seesTheFocus(group.page());
}

/** Something has the focus, it is on the screen with nothing over it, and a ring is around it; a heading, where a page or a part of it begins, needs none. */
export async function seesTheFocus(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const focused = document.activeElement as HTMLElement | null;
        if (focused === null || focused === document.body) return "nothing has the focus";
        const what = `${focused.tagName} ${focused.getAttribute("aria-label") ?? focused.textContent?.slice(0, 40) ?? ""}`;
        // A radio lies unseen over its words, and the ring is around both.
        const around = [focused, focused.closest("label")].filter((one) => one !== null);
        const [{ left, top, width, height }] = [focused.getBoundingClientRect()];
        const above = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
        if (above === null || !around.some((one) => one.contains(above))) return `${what} is out of sight`;
        const ringed = (one: Element) => {
          // A link that makes a whole row tappable has its ring around the row.
          const styles = [getComputedStyle(one), getComputedStyle(one, "::after")];
          return styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0);
        };
        return focused.matches("h1, h2") || around.some(ringed) ? "" : `${what} has no ring`;
      }),
    )
    .toBe("");
}
