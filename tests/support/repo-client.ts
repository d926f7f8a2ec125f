/** An automerge-repo client as its authors publish it, connected to our relay. */
import { next as automerge } from "@automerge/automerge";
import { type AutomergeUrl, type DocHandle, Repo } from "@automerge/automerge-repo";
import { WebSocketClientAdapter } from "@automerge/automerge-repo-network-websocket";

import { Account } from "./account.ts";
import type { Relay } from "./relay.ts";

/** A plain value that is words: not a text that people write together, and so an object of its own in JavaScript. */
type Word = automerge.ImmutableString;

/** The registry as far as these tests read it. */
export interface Registry {
  people: Record<string, { lastName: Word; firstName: Word }>;
  pairs: Record<
    string,
    { mentors: Record<string, boolean>; mentees: Record<string, boolean>; programme: Word; journal: Word; reflection: Word }
  >;
}

/** The documents of one pair. */
export interface PairDocuments {
  programme: string;
  journal: string;
  reflection: string;
}

/** A programme as far as these tests read and write it. */
export interface Programme {
  goal: string;
  /** Whose each actor is. */
  authors: Record<string, Word>;
  items: Record<string, { event: string }>;
}

/** A pair's notes as far as these tests read and write them. */
export interface Notes {
  notes: Record<string, { title: string; body: string }>;
}

export class RepoClient {
  private constructor(
    readonly account: Account,
    private readonly repo: Repo,
  ) {}

  static async joins(relay: Relay, name: string): Promise<RepoClient> {
    return RepoClient.of(await Account.joins(relay, name));
  }

  static async of(account: Account): Promise<RepoClient> {
    const adapter = new WebSocketClientAdapter(await account.socket());
    const repo = new Repo({ network: [adapter] });
    await repo.networkSubsystem.whenReady();
    return new RepoClient(account, repo);
  }

  /** Finds a document; rejects when the relay says that it is unavailable. */
  async find<T>(document: string): Promise<DocHandle<T>> {
    return this.repo.find<T>(`automerge:${document}` as AutomergeUrl);
  }

  registry(): Promise<DocHandle<Registry>> {
    return this.find<Registry>(this.account.joined.registry);
  }

  /** The documents of the pair in which somebody of this last name is. */
  async pairOf(lastName: string): Promise<PairDocuments> {
    const { people, pairs } = (await this.registry()).doc();
    const [person] = Object.entries(people).find(([, { lastName: name }]) => String(name) === lastName) ?? [];
    const pair = Object.values(pairs).find(({ mentors, mentees }) => person && (mentors[person] || mentees[person]));
    if (!pair) throw new Error(`${lastName} is in no pair`);
    return { programme: String(pair.programme), journal: String(pair.journal), reflection: String(pair.reflection) };
  }

  async programmeOf(lastName: string): Promise<DocHandle<Programme>> {
    return this.find<Programme>((await this.pairOf(lastName)).programme);
  }

  /** Last name of the person whom the document names as who made this item. */
  async authorOfItem(lastName: string, event: string): Promise<string> {
    const programme = (await this.programmeOf(lastName)).doc();
    const item = Object.values(programme.items).find((item) => item.event === event);
    const actor = item && automerge.getObjectId(item)?.split("@")[1];
    const person = programme.authors[actor ?? ""];
    const { people } = (await this.registry()).doc();
    return String(people[String(person)]?.lastName);
  }

  /** Adds so many changes, a word each, to the end of the pair's note of this title; now and then a new paragraph. */
  async writesNote(lastName: string, title: string, changes: number): Promise<void> {
    const handle = await this.find<Notes>((await this.pairOf(lastName)).reflection);
    const [id] = Object.entries(handle.doc().notes).find(([, note]) => note.title === title) ?? [];
    if (id === undefined) throw new Error(`there is no note «${title}»`);
    for (let change = 0; change < changes; change += 1) {
      handle.change((document) => {
        const body = document.notes[id]?.body ?? "";
        automerge.splice(document, ["notes", id, "body"], body.length, 0, change % 60 === 59 ? "слово\n" : "слово ");
      });
    }
  }

  /** The pair's note as Automerge's own rich text: each block with its kind, emphasis in tags. */
  async noteLines(lastName: string, title: string): Promise<string[]> {
    const notes = (await this.find<Notes>((await this.pairOf(lastName)).reflection)).doc();
    const [id] = Object.entries(notes.notes).find(([, note]) => note.title === title) ?? [];
    if (id === undefined) throw new Error(`there is no note «${title}»`);
    const blocks: string[] = [];
    for (const span of automerge.spans(notes, ["notes", id, "body"])) {
      if (span.type === "block") {
        blocks.push(`${String(span.value.type)}: `);
        continue;
      }
      const { strong, em } = (span.marks ?? {}) as { strong?: boolean; em?: boolean };
      let words = span.value;
      if (em) words = `<em>${words}</em>`;
      if (strong) words = `<strong>${words}</strong>`;
      if (blocks.length === 0) blocks.push("");
      blocks[blocks.length - 1] += words;
    }
    return blocks;
  }

  async leaves(): Promise<void> {
    await this.repo.shutdown();
  }
}

/** Waits until the document says so. */
export async function until<T>(handle: DocHandle<T>, says: (document: T) => boolean): Promise<void> {
  if (says(handle.doc())) return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!says(handle.doc())) return;
      handle.off("change", look);
      resolve();
    };
    handle.on("change", look);
  });
}
