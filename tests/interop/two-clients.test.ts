/** Two clients that we did not write work on one programme through our relay. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { next as automerge } from "@automerge/automerge";

import { Relay } from "../support/relay.ts";
import { type Registry, RepoClient, until } from "../support/repo-client.ts";

let relay: Relay;
let mentor: RepoClient;
let mentee: RepoClient;
let curator: RepoClient;

before(async () => {
  relay = await Relay.starts();
  mentor = await RepoClient.joins(relay, "Иванова");
  mentee = await RepoClient.joins(relay, "Кузнецова");
  curator = await RepoClient.joins(relay, "Сидорова");
});

after(async () => {
  for (const client of [mentor, mentee, curator]) await client?.leaves();
  await relay?.remove();
});

test("a client finds the demo programme through the registry", async () => {
  const programme = await mentor.programmeOf("Иванова");
  assert.equal(Object.keys(programme.doc().items).length, 22);
  assert.match(programme.doc().goal, /самостоятельно проектирует/);
});

test("two clients see each other's letters in one text", async () => {
  const hers = await mentor.programmeOf("Иванова");
  const other = await mentee.programmeOf("Иванова");

  hers.change((document) => automerge.splice(document, ["goal"], 0, 0, "Наставник: "));
  await until(other, ({ goal }) => goal.startsWith("Наставник: "));
  other.change((document) => automerge.splice(document, ["goal"], document.goal.length, 0, " (наставляемый)"));
  await until(hers, ({ goal }) => goal.endsWith(" (наставляемый)"));

  assert.equal(hers.doc().goal, other.doc().goal);
});

test("what both wrote apart is merged when they meet again", async () => {
  const hers = await mentor.programmeOf("Иванова");
  const [first, second] = Object.keys(hers.doc().items) as [string, string];
  await relay.kill();
  const other = await mentee.programmeOf("Иванова");
  hers.change((document) => automerge.splice(document, ["items", first, "event"], 0, 0, "[1] "));
  other.change((document) => automerge.splice(document, ["items", second, "event"], 0, 0, "[2] "));
  await relay.start();

  // A ticket is good for one connection, so both come back with new ones, as new clients of the same people.
  const comesBack = async (client: RepoClient) => RepoClient.of(client.account);
  const [hersAgain, othersAgain] = [await comesBack(mentor), await comesBack(mentee)];
  try {
    const a = await hersAgain.programmeOf("Иванова");
    const b = await othersAgain.programmeOf("Иванова");
    a.merge(hers);
    b.merge(other);
    const both = (document: { items: Record<string, { event: string }> }) =>
      document.items[first]?.event.startsWith("[1] ") === true && document.items[second]?.event.startsWith("[2] ") === true;
    await until(a, both);
    await until(b, both);
  } finally {
    await hersAgain.leaves();
    await othersAgain.leaves();
  }
});

test("what a person may not read is unavailable, as if it did not exist", async () => {
  const fresh = await RepoClient.of(mentor.account);
  const foreign = await fresh.pairOf("Смирнов");
  const { reflection } = await fresh.pairOf("Иванова");
  const asCurator = await RepoClient.of(curator.account);
  try {
    await assert.rejects(fresh.find(foreign.programme), /unavailable/i);
    await assert.rejects(asCurator.find(reflection), /unavailable/i);
    // Bs58check of sixteen bytes that no document has.
    await assert.rejects(fresh.find("4NMNnkMhL8jXrdJ9jamS58PAVdXu"), /unavailable/i);
  } finally {
    await fresh.leaves();
    await asCurator.leaves();
  }
});

test("nothing is accepted where a person may only read", async () => {
  const teacher = await RepoClient.of(mentee.account);
  const witness = await RepoClient.of(curator.account);
  try {
    const registry = await teacher.registry();
    const seen = await witness.registry();
    const me = teacher.account.joined.person;
    const before = String(seen.doc().people[me]?.lastName);

    registry.change((document: Registry) => {
      const row = document.people[me];
      if (row) row.lastName = new automerge.ImmutableString("Самозванова");
    });
    // The socket keeps its order: when the relay has passed on what came after, it has judged what came before.
    const programme = await teacher.programmeOf("Иванова");
    const passedOn = await witness.programmeOf("Иванова");
    programme.change((document) => automerge.splice(document, ["goal"], 0, 0, "После: "));
    await until(passedOn, ({ goal }) => goal.startsWith("После: "));

    assert.equal(String(seen.doc().people[me]?.lastName), before);
    const later = await RepoClient.of(curator.account);
    assert.equal(String((await later.registry()).doc().people[me]?.lastName), before);
    await later.leaves();
  } finally {
    await teacher.leaves();
    await witness.leaves();
  }
});
