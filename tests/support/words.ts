/** The words on the screen, by the keys of the app's own Russian locale, so that a reworded label breaks no story. */
import { readFileSync } from "node:fs";

const LOCALE = new URL("../../app/locales/ru/", import.meta.url);

interface Words {
  [key: string]: string | Words;
}

const rooms = new Map<string, Words>();

/** `word("programme.tick", { event: "Урок" })`: what stands there on the screen. */
export function word(key: string, values: Record<string, string> = {}): string {
  const text = find(key);
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    return value;
  });
}

/** The same as a pattern, where what is not given may be anything. */
export function words(key: string, values: Record<string, string> = {}): RegExp {
  const parts = find(key).split(/(\{\{\s*\w+\s*\}\})/g);
  const pattern = parts.map((part) => {
    const name = /\{\{\s*(\w+)\s*\}\}/.exec(part)?.[1];
    if (name === undefined) return escaped(part);
    return values[name] === undefined ? ".*" : escaped(values[name]);
  });
  return new RegExp(`^${pattern.join("")}$`);
}

/** The same text in a school that calls its curator «координатор». */
export function withCoordinator(text: string): string {
  return text.replaceAll("куратор", "координатор").replaceAll("Куратор", "Координатор");
}

/** With a capital letter, as at the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function find(key: string): string {
  const [room = "", ...path] = key.split(".");
  const found = path.reduce<string | Words | undefined>((at, name) => (typeof at === "object" ? at[name] : undefined), load(room));
  if (typeof found !== "string") throw new Error(`the Russian locale has no ${key}`);
  return found;
}

function load(room: string): Words {
  const known = rooms.get(room) ?? (JSON.parse(readFileSync(new URL(`${room}.json`, LOCALE), "utf8")) as Words);
  rooms.set(room, known);
  return known;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
