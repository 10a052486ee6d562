import { errorCodes } from "@jobcan-automation/contract";
import { z } from "zod";
import { jsonOf } from "./json-of.ts";

export interface Answer {
  /** 0 where there was none. */
  status: number;
  text: string;
}

/** Codes as /api, the pages and tRPC carry them. */
const codeSchema = z.union([
  z.object({ code: z.enum(errorCodes) }).transform(({ code }) => code),
  z
    .object({ report: z.object({ code: z.enum(errorCodes) }) })
    .transform(({ report }) => report.code),
  z
    .object({
      error: z.object({ data: z.object({ report: z.object({ code: z.enum(errorCodes) }) }) }),
    })
    .transform(({ error }) => error.data.report.code),
]);

/** The code of a refusal; undefined where it has none of ours. */
function codeOf({ text }: Answer): string | undefined {
  const parsed = codeSchema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : undefined;
}

/** What is wrong with an answer: another's mark in it, a failure without a code, something given that is not theirs. */
export function judgeAnswer(
  answer: Answer,
  { name, mustRefuse }: { name: string; mustRefuse: boolean },
  marks: ReadonlyMap<string, string>,
): string[] {
  const { status, text } = answer;
  const foreign = [...marks].filter(([owner, mark]) => owner !== name && text.includes(mark));
  const code = status >= 500 ? codeOf(answer) : undefined;
  const isUntyped = status >= 500 && (code === undefined || code === "INTERNAL");
  // A bench runs the service without its page, and a head has no body to hold a code.
  const isKnown = status === 503 && (text.includes("has not been built") || text === "");
  return [
    ...foreign.map(([owner]) => `holds what is ${owner}'s`),
    ...(isUntyped && !isKnown
      ? [`${status} ${code ?? "without a code"}: ${text.slice(0, 200)}`]
      : []),
    ...(mustRefuse && status >= 200 && status < 300
      ? [`${status} for what is not theirs: ${text.slice(0, 200)}`]
      : []),
    ...(/\n\s+at .+:\d+:\d+/.test(text) ? ["holds a stack"] : []),
  ];
}
