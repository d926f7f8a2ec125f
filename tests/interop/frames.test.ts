/** What no well-meaning client of today sends: each is answered with `error`, and nobody else notices. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { next as automerge } from "@automerge/automerge";

import { Account } from "../support/account.ts";
import { Relay } from "../support/relay.ts";
import { RepoClient } from "../support/repo-client.ts";
import { Wire } from "../support/wire.ts";

let relay: Relay;
let mentor: Account;
let curator: Account;

before(async () => {
  relay = await Relay.starts();
  mentor = await Account.joins(relay, "Иванова");
  curator = await Account.joins(relay, "Сидорова");
});

after(async () => {
  await relay?.remove();
});

/** The first message of a client that has nothing. */
function firstMessage(): Uint8Array {
  const [, message] = automerge.generateSyncMessage(automerge.init(), automerge.initSyncState());
  assert.ok(message);
  return message;
}

async function isRefused(say: (wire: Wire) => void): Promise<void> {
  const wire = await Wire.joins(mentor);
  say(wire);
  assert.ok((await wire.hears("error")).message, "the reason is said");
  await wire.isClosed();
}

test("a frame that is not CBOR is refused", () => isRefused((wire) => wire.sends(new Uint8Array([0xff, 0x00, 0x13]))));

test("a frame from another sender is refused", () =>
  isRefused((wire) =>
    wire.says({ type: "request", senderId: "somebody-else", targetId: wire.relay, documentId: mentor.joined.registry, data: firstMessage() }),
  ));

test("a sync message that is none is refused", () => isRefused((wire) => wire.asksFor(mentor.joined.registry, new Uint8Array([1, 2, 3]))));

test("a frame that is too large ends the connection", async () => {
  const wire = await Wire.joins(mentor);
  wire.sends(new Uint8Array(64 * 1024 * 1024));
  await wire.isClosed();
});

test("a message of an unknown type is answered with an error that names it, and the socket stays", async () => {
  const wire = await Wire.joins(mentor);
  wire.says({ type: "from-the-future", senderId: wire.name, targetId: wire.relay });
  const { message, code } = await wire.hears("error");
  assert.match(String(message), /from-the-future/);
  assert.equal(code, "unknown-type");
  wire.asksFor(mentor.joined.registry, firstMessage());
  assert.equal((await wire.hears("sync")).documentId, mentor.joined.registry);
  wire.leaves();
});

test("the answer to a forbidden document and to one that does not exist is the same", async () => {
  const client = await RepoClient.of(curator);
  const { reflection } = await client.pairOf("Иванова");
  await client.leaves();
  const wire = await Wire.joins(curator);
  const answers = [];
  for (const document of [reflection, "4NMNnkMhL8jXrdJ9jamS58PAVdXu"]) {
    wire.asksFor(document, firstMessage());
    const { documentId, ...rest } = await wire.hears("doc-unavailable");
    assert.equal(documentId, document);
    answers.push(rest);
  }
  assert.deepEqual(answers[0], answers[1]);
  wire.leaves();
});

test("the relay goes on after all of that", async () => {
  assert.equal((await fetch(`${relay.url}/health/ready`)).status, 200);
  const client = await RepoClient.of(curator);
  assert.ok((await client.programmeOf("Иванова")).doc().goal.length > 0);
  await client.leaves();
});
