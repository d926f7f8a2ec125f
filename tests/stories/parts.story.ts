import { Deployment } from "../support/deployment.ts";
import { expect, test } from "../support/story.ts";
import { word } from "../support/words.ts";

/** The files of the app that are loaded after its first screen. */
const PARTS = /\/(split|chunk)_[^/]*\.wasm$/;

/** The network goes before the whole app is on the device: what is there works, what is not says so, and comes later. */
test("a part of the app that is not on the device yet says so, and opens once there is a network", async ({ cast, relay }) => {
  const deployment = await Deployment.of(relay);
  deployment.withholds(PARTS);
  const anna = await cast.withNewDevice("Иванова", { address: deployment.url });
  anna.watch.expects(/Failed to (load|fetch)|ERR_|TypeError|ServiceWorker/);
  await anna.joins(`${deployment.url}/join#${relay.invitation("Иванова").code}`);

  const programme = anna.navigation.getByRole("link", { name: word("shell.programme"), exact: true });
  await programme.click();
  await anna.sees(word("shell.part_missing"));
  await anna.navigation.getByRole("link", { name: word("shell.today"), exact: true }).click();
  await anna.doesNotSee(word("shell.part_missing"));
  await anna.isOnAScreen();

  await programme.click();
  deployment.withholds();
  await anna.page.getByRole("button", { name: word("shell.try_again") }).click();
  await expect(anna.page.getByText("Индивидуальные беседы с тремя семьями")).toBeVisible();
  await deployment.ends();
});

/** On the first visit nothing is on the device yet: the page says why there is nothing to see. */
test("an app that cannot be had says so, and is there once it can", async ({ cast, relay }) => {
  const deployment = await Deployment.of(relay);
  deployment.withholds(/\/app-[^/]*\.wasm$/);
  const stranger = await cast.withNewDevice("Никто", { address: deployment.url });
  stranger.watch.expects(/Failed to (load|fetch)|ERR_|TypeError|ServiceWorker|status of 401/);
  await stranger.page.goto(`${deployment.url}/join`);
  const failed = stranger.page.getByText("Не удалось загрузить приложение");
  await expect(failed).toBeVisible();

  deployment.withholds();
  await stranger.page.reload();
  await stranger.isOnAScreen();
  await expect(failed).toHaveCount(0);
  await deployment.ends();
});
