/** Demo schools of any size: the sample programmes over and over, under other people's names. */
import { type Sample, sample, written } from "../support/schools.ts";

type Programme = Sample["programmes"][number];
type Row = Record<string, unknown>;

const LETTERS = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ";

/** A day at the end of the sample's year: everything in it has happened. */
export const END_OF_YEAR = "2026-05-21";

/** How much a pair does in a year. The first pair's plan is as long as plans get. */
const TEACHERS = { plan_items: 20, meetings: 25, lesson_observations: 6, reflections: 10 };
const PUPILS = { plan_items: 15, meetings: 18, lesson_observations: 0, reflections: 10 };
const LONGEST_PLAN = 30;

/** Writes a demo file with so many programmes and answers where it is. */
export async function schoolWith(programmes: number): Promise<string> {
  const school = await sample();
  const [first] = school.programmes;
  if (!first) throw new Error("the sample has no programme");
  return written({ ...school, programmes: Array.from({ length: programmes }, (_, place) => renamed(first, place)) });
}

/** The same with 22 programmes of a whole year each: eight teacher pairs, two reverse ones, twelve of pupils. */
export async function schoolOfAYear(): Promise<string> {
  const school = await sample();
  const [teachers, reverse, pupils] = school.programmes;
  if (!teachers || !reverse || !pupils) throw new Error("the sample has not its three programmes");
  const answers = [...((teachers["answers"] ?? []) as Row[])];
  const entry = answers.find(({ by }) => by === "mentee");
  answers.push({ ...entry, round: "final", date: "2026-05-12" });
  const ofTeachers = { ...TEACHERS, answers };
  const kinds: Array<[Programme, number, typeof PUPILS & { answers?: Row[] }]> = [
    [teachers, 8, ofTeachers],
    [reverse, 2, ofTeachers],
    [pupils, 12, PUPILS],
  ];
  const programmes = kinds.flatMap(([programme, count, year], kind) =>
    Array.from({ length: count }, (_, place) => {
      const isFirst = kind === 0 && place === 0;
      return renamed(lived(programme, isFirst ? { ...year, plan_items: LONGEST_PLAN } : year), place);
    }),
  );
  return written({ ...school, programmes });
}

/** The programme with so many of each kind of thing: its own, and as many more like them as it takes. */
function lived(programme: Programme, { answers, ...counts }: typeof PUPILS & { answers?: Row[] }): Programme {
  const rows = Object.entries(counts).map(([what, count]) => {
    const own = (programme[what] ?? []) as Row[];
    const all = Array.from({ length: own.length === 0 ? 0 : count }, (_, at) => {
      const row = own[at % own.length] ?? {};
      if (what === "plan_items" && at >= own.length) return { ...row, n: at + 1, event: `${String(row["event"])} (${at + 1})` };
      if (what === "meetings") return { ...row, plan_item_ns: (row["plan_item_ns"] as number[]).filter((n) => n <= counts.plan_items) };
      return row;
    });
    return [what, all];
  });
  return { ...programme, ...(answers ? { answers } : {}), ...(Object.fromEntries(rows) as Record<string, Row[]>) };
}

function renamed(programme: Programme, place: number): Programme {
  if (place === 0) return programme;
  const mark = `${LETTERS[Math.floor(place / LETTERS.length)]}${LETTERS[place % LETTERS.length]?.toLowerCase()}`;
  let text = JSON.stringify(programme);
  for (const name of ["Иванова", "Кузнецова", "Смирнов", "Васильева"]) text = text.replaceAll(`${name} `, `${name}-${mark} `);
  for (const pupil of ["Ученик А.", "Ученик Б."]) text = text.replaceAll(pupil, pupil.replace(".", `-${mark}.`));
  return { ...(JSON.parse(text) as Programme), id: `${programme.id}-${place}` };
}
