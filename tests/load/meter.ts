/** Counts what the relay sends: a front that passes everything on, byte by byte. Nothing that the browser asks for escapes it. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

import type { Relay } from "../support/relay.ts";

export class Meter {
  /** Bytes of answers, headers included. */
  answers = 0;
  /** Bytes of the documents' line. */
  documents = 0;

  private constructor(
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  static async before(relay: Relay): Promise<Meter> {
    const sockets = new Set<Socket>();
    const server = createServer();
    const meter = new Meter(server, sockets);
    const { hostname, port } = new URL(relay.url);
    server.on("connection", (browser) => {
      const upstream = connect(Number(port), hostname);
      let isLine = false;
      browser.on("data", (bytes: Buffer) => {
        isLine ||= bytes.subarray(0, 10).toString("latin1") === "GET /sync ";
        upstream.write(bytes);
      });
      upstream.on("data", (bytes: Buffer) => {
        meter[isLine ? "documents" : "answers"] += bytes.length;
        browser.write(bytes);
      });
      for (const [one, other] of [
        [browser, upstream],
        [upstream, browser],
      ] as const) {
        sockets.add(one);
        one.on("end", () => other.end());
        one.on("error", () => other.destroy());
        one.on("close", () => sockets.delete(one));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return meter;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async ends(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
