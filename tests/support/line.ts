/** The line between a browser and the relay: it can be cut, and it can fall silent without being cut. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

import type { Relay } from "./relay.ts";

export class Line {
  private readonly ends = new Set<Socket>();
  private isSilent = false;
  private isGone = false;
  private chunksLeft = Number.POSITIVE_INFINITY;
  private sockets = 0;
  private wake: () => void = () => {};

  private constructor(
    private readonly server: Server,
    private readonly relay: Relay,
  ) {}

  static async of(relay: Relay): Promise<Line> {
    const server = createServer();
    const line = new Line(server, relay);
    server.on("connection", (near) => line.carries(near));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts every connection there is. New ones are carried. */
  cut(): void {
    for (const end of this.ends) end.destroy();
    this.ends.clear();
  }

  /** Cuts everything, and answers nobody until it comes back. */
  goes(): void {
    this.isGone = true;
    this.cut();
  }

  comesBack(): void {
    this.isGone = false;
  }

  /** From now on nothing comes through, and nobody is told: connections stay open, new ones open too. */
  fallsSilent(): void {
    this.isSilent = true;
    for (const end of this.ends) end.pause();
  }

  /** New connections are carried again. Those that fell silent stay so. */
  speaks(): void {
    this.isSilent = false;
  }

  /** Cuts the next connection for documents after so many pieces of what goes over it. */
  cutsAfter(chunks: number): void {
    this.chunksLeft = chunks;
  }

  carriesAllAgain(): void {
    this.chunksLeft = Number.POSITIVE_INFINITY;
  }

  /** How many connections for documents were opened so far. */
  get opened(): number {
    return this.sockets;
  }

  /** Waits until more connections for documents were opened than this. */
  async opensMoreThan(before: number): Promise<void> {
    while (this.sockets <= before) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  async isTakenDown(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carries(near: Socket): void {
    near.on("error", () => {});
    if (this.isGone) return void near.destroy();
    this.ends.add(near);
    near.on("close", () => this.ends.delete(near));
    if (this.isSilent) return void near.pause();
    const { hostname, port } = new URL(this.relay.url);
    const far = connect(Number(port), hostname);
    far.on("error", () => near.destroy());
    this.ends.add(far);
    far.on("close", () => {
      this.ends.delete(far);
      near.destroy();
    });
    near.on("close", () => far.destroy());
    let isForDocuments = false;
    let left = Number.POSITIVE_INFINITY;
    const counts = () => {
      left -= 1;
      if (left < 0) near.destroy();
    };
    near.on("data", (chunk: Buffer) => {
      if (!isForDocuments && chunk.subarray(0, 9).toString() === "GET /sync") {
        isForDocuments = true;
        left = this.chunksLeft;
        this.sockets += 1;
        this.wake();
      }
      if (isForDocuments) counts();
      far.write(chunk);
    });
    far.on("data", (chunk: Buffer) => {
      if (isForDocuments) counts();
      near.write(chunk);
    });
  }
}
