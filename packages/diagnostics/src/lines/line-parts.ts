export type LineLevel = "info" | "warn" | "error";

/** One line for people (`text`) and the same as an object (`fields`, with the prefix as `msg`). */
export interface LogLine {
  level: LineLevel;
  text: string;
  fields: Record<string, LineValue>;
}

type LineValue = string | number | boolean;

/** A stretch of a line: what is printed, and the keys it stands for. */
export interface LinePart {
  text: string;
  fields?: Record<string, LineValue>;
}

/** Joins the parts behind the fixed prefix that people grep. */
export function buildLine(level: LineLevel, prefix: string, parts: LinePart[]): LogLine {
  return {
    level,
    text: [prefix, ...parts.map((part) => part.text)].join(" "),
    fields: Object.assign({ msg: prefix }, ...parts.map((part) => part.fields ?? {})),
  };
}

/** `key=value`; an absent value prints as `-` and has no key in the object. */
export function pair(key: string, value: string | number | undefined): LinePart {
  if (value === undefined) return { text: `${key}=-` };
  return { text: `${key}=${printable(value)}`, fields: { [key]: value } };
}

/** `key=120.5`, always with one decimal; an absent figure prints as `-`. */
export function figure(key: string, value: number | undefined): LinePart {
  if (value === undefined) return { text: `${key}=-` };
  return { text: `${key}=${value.toFixed(1)}`, fields: { [key]: Number(value.toFixed(1)) } };
}

const longestValue = 500;
const plain = /^[^\s"=\\\p{C}]+$/u;

/** A value that cannot end its line or forge a key: quoted and escaped where it holds more than a plain word. */
export function printable(value: string | number): string {
  const text = Array.from(String(value)).slice(0, longestValue).join("");
  if (plain.test(text)) return text;
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The line as it is written: plain text, or one JSON object with the time first. */
export function renderLine(line: LogLine, format: "text" | "json", at: number): string {
  if (format === "text") return line.text;
  return JSON.stringify({ time: new Date(at).toISOString(), level: line.level, ...line.fields });
}
