/** A person as programs meet the relay: its calls, with a bearer token. */
import type { Relay } from "./relay.ts";

/** What `POST /api/join` answers. */
export interface Joined {
  person: string;
  /** Address of the school's registry document. */
  registry: string;
  token: string;
  device: string;
}

export class Account {
  private constructor(
    readonly relay: Relay,
    readonly joined: Joined,
  ) {}

  /** Joins with the demo link of the person whose name has this in it. */
  static async joins(relay: Relay, name: string): Promise<Account> {
    return Account.joinsWith(relay, relay.invitation(name).code);
  }

  static async joinsWith(relay: Relay, code: string): Promise<Account> {
    const answer = await post(relay, "/api/join", { code, device: { name: "программа" } });
    return new Account(relay, (await read(answer)) as Joined);
  }

  /** A code with which one more device of the same person joins. */
  async deviceCode(): Promise<string> {
    const { code } = (await this.call("POST", "/api/devices/code")) as { code: string };
    return code;
  }

  /** The address of the relay's socket, good for one connection. */
  async socket(): Promise<string> {
    const { ticket } = (await this.call("POST", "/api/ticket")) as { ticket: string };
    return `${this.relay.url.replace("http", "ws")}/sync?ticket=${encodeURIComponent(ticket)}`;
  }

  /** What a call is answered with, whatever that is. */
  async asks(path: string): Promise<{ status: number; text: string }> {
    const answer = await send(this.relay, "GET", path, undefined, this.joined.token);
    return { status: answer.status, text: await answer.text() };
  }

  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    return read(await send(this.relay, method, path, body, this.joined.token));
  }
}

export async function post(relay: Relay, path: string, body?: unknown): Promise<Response> {
  return send(relay, "POST", path, body);
}

async function send(relay: Relay, method: string, path: string, body?: unknown, token?: string): Promise<Response> {
  return fetch(relay.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
