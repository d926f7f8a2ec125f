import { Account } from "../support/account.ts";
import { expect, test } from "../support/story.ts";

/** How a person comes in, and how one is shown out. */
test.describe("joining", () => {
  test("a link that the relay printed lets a mentor in", async ({ cast }) => {
    const anna = await cast.enter("Иванова");
    await anna.sees(/Иванова|Анна|Кузнецова/);
    await anna.seesThatTheRelayHasEverything();
  });

  test("a wrong link says so and changes nothing", async ({ cast, relay }) => {
    const stranger = await cast.withNewDevice("Чужой");
    stranger.watch.expects(/status of 4\d\d/);
    await stranger.triesToJoin(`${relay.url}/join#WRONGCODE123`);
    await stranger.isToldWhyNot("code_unknown");
    await stranger.triesToJoin(relay.invitation("Иванова").url);
    await stranger.isIn();
  });

  test("a link that was used says so to the next one", async ({ cast, relay }) => {
    await Account.joins(relay, "Иванова");
    const late = await cast.withNewDevice("Опоздавшая");
    late.watch.expects(/status of 4\d\d/);
    await late.triesToJoin(relay.invitation("Иванова").url);
    await late.isToldWhyNot("code_used");
  });

  test("a link that was not used for two weeks says that its time is over", async ({ cast, relay }) => {
    const old = relay.invitation("Иванова").url;
    await relay.stop();
    await relay.start({ ahead: 15 });
    const late = await cast.withNewDevice("Опоздавшая");
    late.watch.expects(/status of 4\d\d/);
    await late.triesToJoin(old);
    await late.isToldWhyNot("code_expired");
  });

  test("a link for somebody who is in already leaves them in", async ({ cast, relay }) => {
    const anna = await cast.enter("Иванова");
    anna.watch.expects(/status of 4\d\d/);
    await anna.triesToJoin(relay.invitation("Кузнецова").url);
    await anna.isToldWhyNot("already_joined");
    await anna.opensTheApp("/programme");
    await anna.programme.showsItem("Открытый урок для методического объединения");
  });

  test("a code from one device adds another, and both show the same", async ({ cast }) => {
    const anna = await cast.enter("Иванова", { screen: "tablet" });
    const code = await anna.devices.makesCode();
    const phone = await cast.withNewDevice("Иванова, телефон", { screen: "phone" });
    await phone.joinsWithCode(code);
    await phone.programme.opens();
    await anna.programme.opens();
    expect(await phone.programme.items()).toEqual(await anna.programme.items());
  });

  test("a revoked device is shown out while it is open", async ({ cast }) => {
    const anna = await cast.enter("Иванова", { screen: "tablet" });
    const code = await anna.devices.makesCode();
    const lost = await cast.withNewDevice("Потерянный телефон", { screen: "phone" });
    lost.watch.expects(/status of 401/);
    lost.watch.expects(/WebSocket/);
    await lost.joinsWithCode(code);
    await lost.seesThatTheRelayHasEverything();

    await anna.devices.revokesAnother();

    await lost.seesThatItWasRevoked();
    const answer = await lost.page.evaluate(async () => (await fetch("/api/session")).status);
    expect(answer).toBe(401);
  });
});
