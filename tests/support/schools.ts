/** Schools for a relay's demo: files, made of the sample that the repository has. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Sample {
  people: Array<Record<string, unknown> & { key: string }>;
  programmes: Array<Record<string, unknown> & { id: string }>;
}

export async function sample(): Promise<Sample> {
  return JSON.parse(await readFile(new URL("../../server/demo/programmes.json", import.meta.url), "utf8")) as Sample;
}

/** Writes a school down in a folder of its own, and answers where. */
export async function written(school: Sample): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "ryadom-school-")), "school.json");
  await writeFile(file, JSON.stringify(school));
  return file;
}

export async function thrownAway(file: string): Promise<void> {
  await rm(dirname(file), { recursive: true, force: true });
}

/** The sample's people on the first of September: nobody has asked for anything, and there is no pair. */
export async function inSeptember(): Promise<string> {
  const school = await sample();
  const people = school.people.map((person) => ({ ...person, requests: [] }));
  return written({ ...school, people, programmes: [] });
}
