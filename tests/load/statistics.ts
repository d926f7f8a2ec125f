/** The value below which this share of the measured ones lie. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

/** The middle one: what a machine that also does other things would have taken without them, more or less. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}
