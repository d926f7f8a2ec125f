/** The relay's socket without any client: raw frames, to say what no client would. */
import { decode, encode } from "cbor-x";
import { WebSocket } from "ws";

import type { Account } from "./account.ts";

export interface Frame {
  type: string;
  senderId?: string;
  targetId?: string;
  documentId?: string;
  message?: string;
  code?: string;
  data?: Uint8Array;
}

export class Wire {
  readonly name: string;
  /** The relay's own name, told in its answer to the join. */
  relay = "";
  private readonly arrived: Frame[] = [];
  private wake: () => void = () => {};
  private closed = false;

  private constructor(
    private readonly socket: WebSocket,
    name: string,
  ) {
    this.name = name;
    socket.on("message", (data) => {
      this.arrived.push(decode(data as Buffer) as Frame);
      this.wake();
    });
    socket.on("close", () => {
      this.closed = true;
      this.wake();
    });
    socket.on("error", () => {});
  }

  /** Connects and joins under this name. */
  static async joins(account: Account, name = `wire-${Math.random().toString(36).slice(2)}`): Promise<Wire> {
    const wire = await Wire.connects(account, name);
    wire.says({ type: "join", senderId: name, peerMetadata: { isEphemeral: true }, supportedProtocolVersions: ["1"] });
    wire.relay = (await wire.hears("peer")).senderId ?? "";
    return wire;
  }

  /** Connects and says nothing. */
  static async connects(account: Account, name = "wire"): Promise<Wire> {
    const socket = new WebSocket(await account.socket());
    const wire = new Wire(socket, name);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    return wire;
  }

  says(message: Record<string, unknown>): void {
    this.sends(encode(message));
  }

  sends(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  /** Asks for a document as a client does that has nothing of it. */
  asksFor(document: string, data: Uint8Array): void {
    this.says({ type: "request", senderId: this.name, targetId: this.relay, documentId: document, data });
  }

  /** The next frame of this type; frames of other types are left aside. */
  async hears(type: string): Promise<Frame> {
    for (;;) {
      const at = this.arrived.findIndex((frame) => frame.type === type);
      if (at >= 0) return this.arrived.splice(at, 1)[0] as Frame;
      if (this.closed) throw new Error(`the socket closed before "${type}" arrived`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Waits for the relay to close the socket. */
  async isClosed(): Promise<void> {
    while (!this.closed) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  leaves(): void {
    this.socket.close();
  }
}
