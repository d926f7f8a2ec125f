import { expect, test } from "../support/story.ts";

/** The address in the browser says where somebody is: back, forward and reload work as everywhere on the web. */
test("back, forward and reload find the way", async ({ cast }) => {
  const anna = await cast.enter("Иванова");
  await anna.programme.opens();
  await anna.programme.opensItem("Индивидуальные беседы с тремя семьями");
  await expect(anna.page).toHaveURL(/\/programmes\/\w+\/items\/\w+$/);

  await anna.page.reload();
  await anna.programme.hasTyped("Индивидуальные беседы с тремя семьями");

  await anna.page.goBack();
  await expect(anna.page).toHaveURL(/\/programme$/);
  await anna.programme.showsItem("Индивидуальные беседы с тремя семьями");
  await anna.page.goBack();
  await expect(anna.page).toHaveURL(anna.address + "/");
  await anna.sees("Ваше на этой неделе");
  await anna.page.goForward();
  await anna.programme.showsItem("Индивидуальные беседы с тремя семьями");
});

test("an address that leads nowhere says so and leads home", async ({ cast }) => {
  const anna = await cast.enter("Иванова");
  await anna.opensTheApp("/nowhere/at/all");
  await expect(anna.page.getByRole("heading", { level: 1 })).toBeVisible();
  await anna.page.getByRole("main").getByRole("link").click();
  await anna.sees("Ваше на этой неделе");
});
