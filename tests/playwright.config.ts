import { defineConfig } from "@playwright/test";

/** Stories: a person's words, one file a story. A story brings its own relay and its own browsers. */
export default defineConfig({
  testDir: "stories",
  testMatch: "*.story.ts",
  outputDir: "results",
  // A story waits a good deal, for pauses in typing and for the network; a second one uses that time.
  workers: 2,
  fullyParallel: true,
  // A story that passes at the second try is a broken story.
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  forbidOnly: process.env["CI"] !== undefined,
});
