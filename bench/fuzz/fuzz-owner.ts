import { randomBytes } from "node:crypto";
import type { Random } from "@jobcan-automation/workbook/testing";
import { z } from "zod";
import { type Answer, judgeAnswer } from "./judge-answer.ts";

/** Somebody who sends anything at all, and what is known of them: nobody else may ever see a byte of it. */
export interface FuzzOwner {
  readonly name: string;
  /** Stands in their files, notes and sign-ins, and in nobody else's. */
  readonly mark: string;
  readonly account: FuzzAccount;
  readonly random: Random;
  readonly uploads: string[];
  readonly jobs: string[];
  /** Jobs that they asked to stop. */
  readonly stopped: Set<string>;
  send(path: string, init?: SentInit): Promise<Answer>;
}

interface FuzzAccount {
  email: string;
  password: string;
  employeeId: number;
}

export interface SentInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  /** Reads no more than this of an answer, and then cuts it off. */
  cutAfterMs?: number;
  /** Asks for what is somebody else's or nobody's: it must not be there. */
  mustRefuse?: boolean;
}

export interface OwnerOptions {
  url: string;
  name: string;
  account: FuzzAccount;
  random: Random;
  /** All marks, so that another's is seen. */
  marks: Map<string, string>;
  report: (finding: string) => void;
  count: (what: string) => void;
}

const keySchema = z.object({ key: z.string() });
const cutAfterMs = 15_000;
const longest = 4 * 1024 * 1024;

export async function createFuzzOwner(options: OwnerOptions): Promise<FuzzOwner> {
  const { url, name, account, random, marks, report, count } = options;
  const mark = `zq${name}x${randomBytes(6).toString("hex")}`;
  marks.set(name, mark);
  const forwarded = `198.51.100.${account.employeeId % 250}`;
  const issued = await fetch(`${url}/api/keys`, {
    method: "POST",
    headers: { "x-forwarded-for": forwarded },
  });
  const { key } = keySchema.parse(await issued.json());
  return {
    name,
    mark,
    account,
    random,
    uploads: [],
    jobs: [],
    stopped: new Set(),
    async send(path, init = {}) {
      const { mustRefuse = false, cutAfterMs: most = cutAfterMs, headers, ...others } = init;
      const answer = await answerTo(`${url}${path}`, {
        ...others,
        headers: { authorization: `Bearer ${key}`, "x-forwarded-for": forwarded, ...headers },
        signal: AbortSignal.timeout(most),
      });
      count(`${answer.status}`);
      const own = { name, mustRefuse };
      for (const finding of judgeAnswer(answer, own, marks)) {
        report(`${name}: ${init.method ?? "GET"} ${path}: ${finding}`);
      }
      return answer;
    },
  };
}

/** What came of a call; one that was cut off, by us or by the service, has status 0 and what had come until then. */
async function answerTo(url: string, init: RequestInit): Promise<Answer> {
  let status = 0;
  let text = "";
  try {
    const response = await fetch(url, init);
    status = response.status;
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      if (text.length < longest) text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    // A body that the service refuses unread is cut off, as is a stream that we follow no longer.
    if (!(error instanceof Error)) throw error;
  }
  return { status, text };
}
