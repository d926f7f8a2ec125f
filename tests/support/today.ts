/** The day on which every story happens: the demo school is as it was then, and the browsers' clocks say so. */

export const TODAY = "2026-02-19";

/** How far a browser's clock is put forward (or back): it is ten in the morning in Moscow when the stories begin. */
export const AHEAD = Date.parse(`${TODAY}T10:00:00+03:00`) - Date.now();

/** By how many days a clock is ahead of the stories' day when it says this one: `2025-09-08`. */
export function daysTo(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(TODAY)) / 86_400_000);
}

/** Runs in a page before anything else: what the clock says is changed, timers run as they do. */
export function putsTheClock(ahead: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (real, given, made) => Reflect.construct(real, given.length > 0 ? given : [real.now() + ahead], made) as object,
    apply: (real) => new real(real.now() + ahead).toString(),
    get: (real, name) => (name === "now" ? () => real.now() + ahead : (Reflect.get(real, name) as unknown)),
  });
}
