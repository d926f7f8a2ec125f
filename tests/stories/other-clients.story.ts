import { next as automerge } from "@automerge/automerge";

import { RepoClient, until } from "../support/repo-client.ts";
import { expect, test } from "../support/story.ts";

const EVENT = "Индивидуальные беседы с тремя семьями";

/** A client that others wrote works on the same programme as a person in a browser. */
test("a program's edit is on the screen, and a person's edit reaches the program", async ({ cast, relay }) => {
  const anna = await cast.enter("Иванова");
  await anna.programme.opens();
  await anna.programme.showsItem(EVENT);
  const program = await RepoClient.joins(relay, "Сидорова");
  const programme = await program.programmeOf("Иванова");
  const [id] = Object.entries(programme.doc().items).find(([, { event }]) => event === EVENT) ?? [];

  programme.change((document) => automerge.splice(document, ["items", id ?? "", "event"], EVENT.length, 0, ", от программы"));
  await anna.programme.showsItem(`${EVENT}, от программы`);

  const said: unknown[] = [];
  programme.on("ephemeral-message", ({ message }) => said.push(message));
  await anna.programme.opensItem(`${EVENT}, от программы`);
  await anna.programme.writesOn(" и от человека");
  await until(programme, ({ items }) => items[id ?? ""]?.event === `${EVENT}, от программы и от человека`);
  // Where Anna's caret is, in a form that others' clients can read.
  await expect.poll(() => said).toContainEqual(expect.objectContaining({ text: `items/${id}/event` }));
  await program.leaves();
});
