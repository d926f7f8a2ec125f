/** A relay as an operator runs it: a real process, with a port and a data folder that outlive it. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { TODAY } from "./today.ts";

/** A link with which somebody joins, as the relay prints it. */
export interface Invitation {
  /** What the relay says of the person: name and role. */
  who: string;
  url: string;
  code: string;
}

const READY_WITHIN = 30_000;

export class Relay {
  readonly url: string;
  invitations: Invitation[] = [];
  /** Whether it was ever down: then a browser may have reported failed requests. */
  wasDown = false;
  private process: ChildProcess | undefined;
  private printed = "";
  private readonly copied: string[] = [];

  private constructor(
    private readonly port: number,
    private readonly data: string,
    private readonly words: string[],
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /** A relay with an empty data folder, filled with the demo school (or that of a file) of a day, unless told otherwise. */
  static async starts(options: { demo?: boolean | string; asOf?: string } = {}): Promise<Relay> {
    const data = await mkdtemp(join(tmpdir(), "ryadom-story-"));
    const { demo = true, asOf = TODAY } = options;
    const words = demo === false ? [] : ["--demo", ...(typeof demo === "string" ? [demo] : []), "--demo-as-of", asOf];
    const relay = new Relay(await freePort(), data, words);
    await relay.start();
    return relay;
  }

  /** The invitation for the person whose name has this in it. */
  invitation(name: string): Invitation {
    const found = this.invitations.find(({ who }) => who.includes(name));
    if (!found) throw new Error(`no link for ${name} among:\n${this.printed}`);
    return found;
  }

  /** The first link that was printed: without a demo school, the first curator's. */
  get firstInvitation(): Invitation {
    const [first] = this.invitations;
    if (!first) throw new Error(`no link was printed:\n${this.printed}`);
    return first;
  }

  get pid(): number {
    const pid = this.process?.pid;
    if (pid === undefined) throw new Error("the relay is not running");
    return pid;
  }

  /** Same port, same data folder; its clock may run ahead by so many days. */
  async start({ ahead = 0 } = {}): Promise<void> {
    const binary = relayBinary();
    const clock = ahead === 0 ? [] : ["--ahead", String(ahead)];
    const words = ["serve", "--listen", `127.0.0.1:${this.port}`, "--data", this.data, ...this.words, ...clock];
    this.printed = "";
    const child = spawn(binary, words, { stdio: ["ignore", "pipe", "pipe"], env: cleanEnvironment() });
    this.process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (this.printed += text));
    }
    await this.answers(child);
    const found = invitations(this.printed);
    // A folder that is already filled prints no links; the first ones stay good.
    if (found.length > 0) this.invitations = found;
  }

  /** Stops it as an operator does. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  /** Stops it as a power cut does. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** Copies everything it has, and goes on; answers where the copy is. */
  async copies(): Promise<string> {
    const copy = join(this.data, "..", `${basename(this.data)}-copy-${Date.now()}.db`);
    await this.runs("backup", "--data", this.data, copy);
    this.copied.push(copy);
    return copy;
  }

  /** The machine is lost, and another one begins with an older copy. */
  async isRestoredFrom(copy: string): Promise<void> {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
    await this.runs("restore", "--data", this.data, copy);
    await this.start();
  }

  /** Somebody is forgotten for good, from the history too, while nobody is served. */
  async forgets(lastName: string): Promise<void> {
    await this.stop();
    await this.runs("erase", "--data", this.data, lastName, "--for-good");
    await this.start();
  }

  /** Ends it for good and removes its data. */
  async remove(): Promise<void> {
    if (this.process) await this.end("SIGKILL");
    for (const path of [this.data, ...this.copied]) await rm(path, { recursive: true, force: true });
  }

  /** What it has printed since it started. */
  get output(): string {
    return this.printed;
  }

  private async runs(...words: string[]): Promise<void> {
    const child = spawn(relayBinary(), words, { stdio: ["ignore", "pipe", "pipe"], env: cleanEnvironment() });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    if (code !== 0) throw new Error(`ryadom ${words.join(" ")}: ${said}`);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    if (!child) throw new Error("the relay is not running");
    this.wasDown = true;
    this.process = undefined;
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  private async answers(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + READY_WITHIN;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the relay ended with ${child.exitCode}:\n${this.printed}`);
      const ready = await fetch(`${this.url}/health/ready`).then((answer) => answer.ok).catch(() => false);
      if (ready) return;
      if (Date.now() > deadline) throw new Error(`the relay does not answer:\n${this.printed}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** The links in what the relay printed: one a line, the person's name and role before it. */
function invitations(printed: string): Invitation[] {
  return [...printed.matchAll(/^(.*?)\s*(https?:\/\/\S+\/join#(\S+))/gm)].map(([, who, url, code]) => ({
    who: (who ?? "").trim(),
    url: url ?? "",
    code: code ?? "",
  }));
}

function relayBinary(): string {
  const built = new URL("../../target/release/ryadom", import.meta.url).pathname;
  const binary = process.env["RYADOM_RELAY"] ?? built;
  if (!existsSync(binary)) throw new Error(`${binary} is not there; run \`cargo xtask test --only relay\``);
  return binary;
}

/** Settings of the person who runs the tests must not reach the relay under test. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("RYADOM_")));
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
