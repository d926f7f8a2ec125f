import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

/** The files of the app that are loaded after its first screen. */
const PARTS = /\/(split|chunk)_.*\.wasm$/;

/** The network goes before the whole app is on the device: what is there works, what is not says so, and comes later. */
test("a part of the app that is not on the device yet says so, and opens once there is a network", async ({ cast }) => {
  const anna = await cast.withNewDevice("Иванова");
  anna.watch.expects(/Failed to (load|fetch)|ERR_FAILED|TypeError/);
  await anna.page.route(PARTS, (route) => route.abort());
  await anna.joins(anna.relay.invitation("Иванова"));

  await anna.navigation.getByRole("link", { name: word("shell.programme"), exact: true }).click();
  await anna.sees(word("shell.part_missing"));
  await anna.navigation.getByRole("link", { name: word("shell.today"), exact: true }).click();
  await anna.isOnAScreen();
  await expect(anna.page.getByText(word("shell.part_missing"))).toHaveCount(0);

  await anna.navigation.getByRole("link", { name: word("shell.programme"), exact: true }).click();
  await anna.page.unroute(PARTS);
  await anna.page.getByRole("button", { name: word("shell.try_again") }).click();
  await expect(anna.page.getByText("Индивидуальные беседы с тремя семьями")).toBeVisible();
});
