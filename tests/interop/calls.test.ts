/** The relay's calls as a program meets them: who may, who may not, and what a refusal looks like. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { WebSocket } from "ws";

import { Account, post } from "../support/account.ts";
import { Relay } from "../support/relay.ts";

let relay: Relay;

before(async () => {
  relay = await Relay.starts();
});

after(async () => {
  await relay?.remove();
});

async function problem(answer: Response, status: number): Promise<void> {
  assert.equal(answer.status, status);
  assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
  const { title } = (await answer.json()) as { title?: string };
  assert.ok(title, "a problem has a title");
}

test("a wrong code is refused with a problem document", async () => {
  const answer = await post(relay, "/api/join", { code: "НЕТ-ТАКОГО", device: { name: "x" } });
  assert.ok(answer.status >= 400 && answer.status < 500);
  await problem(answer, answer.status);
});

test("what is not JSON is refused with a problem document", async () => {
  const answer = await fetch(`${relay.url}/api/join`, { method: "POST", body: "{", headers: { "content-type": "application/json" } });
  assert.ok(answer.status >= 400 && answer.status < 500);
  await problem(answer, answer.status);
});

test("nobody is told that they are nobody", async () => {
  await problem(await fetch(`${relay.url}/api/session`), 401);
});

test("a device code adds a device of the same person, once", async () => {
  const first = await Account.joins(relay, "Иванова");
  const code = await first.deviceCode();
  const second = await Account.joinsWith(relay, code);
  assert.equal(second.joined.person, first.joined.person);
  assert.notEqual(second.joined.device, first.joined.device);
  await assert.rejects(Account.joinsWith(relay, code), /\b4\d\d\b/);
});

test("a revoked device is nobody from then on", async () => {
  const owner = await Account.joins(relay, "Кузнецова");
  const lost = await Account.joinsWith(relay, await owner.deviceCode());
  await owner.call("DELETE", `/api/devices/${lost.joined.device}`);
  await assert.rejects(lost.call("GET", "/api/session"), /401/);
  await owner.call("GET", "/api/session");
});

test("a ticket is good for one connection", async () => {
  const socket = await (await Account.joins(relay, "Сидорова")).socket();
  const opens = (address: string) =>
    new Promise<boolean>((resolve) => {
      const attempt = new WebSocket(address);
      attempt.on("open", () => (resolve(true), attempt.close()));
      attempt.on("error", () => resolve(false));
    });
  assert.equal(await opens(socket), true);
  assert.equal(await opens(socket), false);
});

test("pages carry a strict policy and a missing asset is missing", async () => {
  const page = await fetch(`${relay.url}/`);
  const policy = page.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'self'|default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|https?:/);
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
  assert.equal((await fetch(`${relay.url}/no-such-asset-0123456789abcdef.js`)).status, 404);
  assert.equal((await fetch(`${relay.url}/programme`)).headers.get("content-type")?.startsWith("text/html"), true);
});
