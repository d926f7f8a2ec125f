import { defineConfig } from "@playwright/test";

/** Stories: a person's words, one file a story. A story brings its own relay and its own browsers. */
export default defineConfig({
  testDir: "stories",
  testMatch: "*.story.ts",
  outputDir: "results",
  // Two cores: a second browser at once only makes both slow.
  workers: 1,
  // A story that passes at the second try is a broken story.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  forbidOnly: process.env["CI"] !== undefined,
});
