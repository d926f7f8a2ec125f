/**
 * The relay behind a front that can put out a new version of the app, the same files under a new service worker, and
 * hold files back as a network does that goes away.
 */
import { createServer, request as ask, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

import type { Relay } from "./relay.ts";

export class Deployment {
  private version: string | undefined;
  private withheld: RegExp | undefined;
  /** Sockets that became a `WebSocket`: the server forgets them, and they would keep it open. */
  private readonly upgraded = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    private readonly relay: Relay,
  ) {}

  static async of(relay: Relay): Promise<Deployment> {
    const server = createServer();
    const deployment = new Deployment(server, relay);
    deployment.passOn();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return deployment;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on browsers find this version of the app. */
  putsOut(version: string): void {
    this.version = version;
  }

  /** From now on nobody gets these files; without a pattern, everybody gets all again. */
  withholds(files?: RegExp): void {
    this.withheld = files;
  }

  async ends(): Promise<void> {
    this.server.closeAllConnections();
    for (const socket of this.upgraded) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private passOn(): void {
    const { hostname, port } = new URL(this.relay.url);
    this.server.on("request", (incoming, answer) => {
      const { method, url: path, headers } = incoming;
      if (path && this.withheld?.test(path)) return answer.destroy();
      // The worker is rewritten, so it has to come as text.
      const isWorker = path === "/sw.js";
      const passed = isWorker ? { ...headers, "accept-encoding": "identity", "if-none-match": "" } : headers;
      const upstream = ask({ hostname, port, method, path, headers: passed }, (reply) => {
        if (!isWorker) {
          answer.writeHead(reply.statusCode ?? 502, reply.headers);
          return reply.pipe(answer);
        }
        let body = "";
        reply.setEncoding("utf8").on("data", (text: string) => (body += text));
        return reply.on("end", () => {
          const { "content-length": _, etag: __, ...kept } = reply.headers;
          answer.writeHead(reply.statusCode ?? 502, kept);
          answer.end(this.version ? body.replace(/VERSION = '[^']*'/, `VERSION = '${this.version}'`) : body);
        });
      });
      upstream.on("error", () => answer.destroy());
      incoming.pipe(upstream);
    });
    this.server.on("upgrade", (incoming, socket, head) => {
      this.upgraded.add(socket);
      socket.on("close", () => {
        this.upgraded.delete(socket);
        upstream.destroy();
      });
      const upstream = connect(Number(port), hostname, () => {
        const lines = incoming.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
        upstream.write([`${incoming.method} ${incoming.url} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
  }
}
