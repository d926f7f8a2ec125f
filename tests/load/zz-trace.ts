import { spawn } from "node:child_process";
import { chromium } from "playwright";
import { mkdtempSync, readFileSync } from "node:fs";
const dir = mkdtempSync("/tmp/trace-");
const relay = spawn("/work/main/target/debug/ryadom", ["serve", "--demo", "--data", dir, "--listen", "127.0.0.1:9377"], { stdio: ["ignore", "pipe", "pipe"] });
let out = ""; relay.stdout.on("data", (d) => (out += d)); relay.stderr.on("data", (d) => (out += d));
await new Promise((r) => setTimeout(r, 6000));
const link = /Нина Сидорова.*?(http\S+)/.exec(out)?.[1];
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const ctx = await b.newContext({ viewport: { width: 1024, height: 768 }, bypassCSP: true });
const page = await ctx.newPage();
await page.goto(link!);
await page.waitForTimeout(20000);
const nav = page.locator('nav a[href="/pairs"]');
for (const [name, css] of [["none", ""], ["wrap", "*{text-wrap:wrap!important}"], ["sans", "*{font-family:sans-serif!important}"], ["nocontainer", "*{container-type:normal!important; field-sizing: fixed!important}"], ["none", ""]]) {
  const tag = css ? await page.addStyleTag({ content: css }) : null;
  const res: string[] = [];
  for (let i = 0; i < 5; i++) {
    await nav.click(); await page.waitForTimeout(700);
    const path = `/tmp/tr-${i}.json`;
    await b.startTracing(page, { path, categories: ["devtools.timeline"] });
    await page.locator('main a[href^="/programmes/"]').nth(1).click(); await page.waitForTimeout(700);
    await b.stopTracing();
    const ev = JSON.parse(readFileSync(path, "utf8")).traceEvents;
    const click = ev.find((e: any) => e.name === "EventDispatch" && e.args.data.type === "click");
    const inside = ev.filter((e: any) => (e.name === "Layout" || e.name === "UpdateLayoutTree") && e.ts >= click.ts && e.ts < click.ts + click.dur);
    res.push(`${(click.dur / 1000).toFixed(0)}[${inside.map((e: any) => e.name[0] + (e.dur / 1000).toFixed(1)).join(" ")}]`);
  }
  console.log(name, res.join("  "));
  if (tag) await tag.evaluate((e: any) => e.remove());
}
await b.close(); relay.kill();
