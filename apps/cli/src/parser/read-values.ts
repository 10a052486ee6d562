import { UsageError } from "./usage-error.ts";

/** An http or https address. */
export function readAddress(text: string, option: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === "http:" || protocol === "https:") return text;
  throw new UsageError((words) => words.notAnAddress(option, text));
}
