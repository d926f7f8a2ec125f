/**
 * A relay out of npm's automerge-repo with its own network and storage, set up as its authors' sync server is: to measure
 * ours beside.
 *
 * `node load/npm-relay.mjs 127.0.0.1:8080 FOLDER`
 */
import { createServer } from "node:http";

import { Repo } from "@automerge/automerge-repo";
import { WebSocketServerAdapter } from "@automerge/automerge-repo-network-websocket";
import { NodeFSStorageAdapter } from "@automerge/automerge-repo-storage-nodefs";
import { WebSocketServer } from "ws";

const [address = "127.0.0.1:8080", folder = "data"] = process.argv.slice(2);
const [host, port] = address.split(":");
const server = createServer();
const sockets = new WebSocketServer({ server });
// No signs of life are asked for while idle connections are measured.
const minutes = 60_000;
const repo = new Repo({
  network: [new WebSocketServerAdapter(sockets, 30 * minutes)],
  storage: new NodeFSStorageAdapter(folder),
  peerId: "npm-relay",
  // It says what it has to whoever asks, and not of every document to everybody.
  sharePolicy: async () => false,
});
// Whoever comes before it knows its own name is never heard.
await repo.storageId();
await new Promise((heard) => setImmediate(heard));
server.listen(Number(port), host);
