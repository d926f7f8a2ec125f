/** Demo schools of any size: the sample programmes over and over, under other people's names. */
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Sample {
  programmes: Array<Record<string, unknown> & { id: string }>;
}

const SAMPLE = new URL("../../server/demo/programmes.json", import.meta.url);

const LETTERS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ";

/** Writes a demo file with so many programmes and answers where it is. */
export async function schoolWith(programmes: number): Promise<string> {
  const sample = JSON.parse(await readFile(SAMPLE, "utf8")) as Sample;
  const [first] = sample.programmes;
  if (!first) throw new Error("the sample has no programme");
  const school = { ...sample, programmes: Array.from({ length: programmes }, (_, place) => (place === 0 ? first : renamed(first, place))) };
  const file = join(tmpdir(), `ryadom-school-${programmes}-${process.pid}.json`);
  await writeFile(file, JSON.stringify(school));
  return file;
}

function renamed(programme: { id: string }, place: number): { id: string } {
  const mark = `${LETTERS[Math.floor(place / LETTERS.length)]}${LETTERS[place % LETTERS.length]?.toLowerCase()}`;
  const text = JSON.stringify(programme).replaceAll("Иванова", `Иванова-${mark}`).replaceAll("Кузнецова", `Кузнецова-${mark}`);
  return { ...(JSON.parse(text) as { id: string }), id: `${programme.id}-${place}` };
}
