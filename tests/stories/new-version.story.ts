import { Deployment } from "../support/deployment.ts";
import { expect, test } from "../support/story.ts";

/** A new version is offered, never forced: what is half typed stays until somebody takes the new version. */
test("F15: a new version is offered while a form is half typed", async ({ cast, relay }) => {
  const deployment = await Deployment.of(relay);
  const anna = await cast.withNewDevice("Иванова", { address: deployment.url });
  await anna.joins(`${deployment.url}/join#${relay.invitation("Иванова").code}`);
  await anna.programme.opens();
  await anna.appIsKeptOffline();
  await anna.programme.opensItem("Индивидуальные беседы с тремя семьями");
  await anna.programme.types("Беседы с пятью сем");

  deployment.putsOut("0000000000000002");
  await anna.browserLooksForANewVersion();

  await anna.isOfferedANewVersion();
  await anna.programme.hasTyped("Беседы с пятью сем");
  await anna.takesTheNewVersion();
  await anna.programme.hasTyped("Беседы с пятью сем");
  expect(await anna.versionOfTheApp()).toContain("0000000000000002");
  await deployment.ends();
});
