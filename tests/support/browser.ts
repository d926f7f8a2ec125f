/** How Chromium is started: Debian's, without what talks to anyone but the relay. */
import { existsSync } from "node:fs";

const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const asRoot = process.getuid?.() === 0;

export const launchOptions = {
  executablePath: process.env["RYADOM_CHROMIUM"] ?? CANDIDATES.find((file) => existsSync(file)),
  args: [
    ...(asRoot ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
