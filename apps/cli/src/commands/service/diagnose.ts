import type { ServiceInfo, Target } from "@jobcan-automation/contract";
import { toProblem } from "@jobcan-automation/client";
import type { CliPorts, Machine } from "../../cli-ports.ts";
import type { Need } from "./need.ts";

/** `missing`: nothing can be filled before it is mended. `advice`: it works without. */
export interface Diagnosis {
  level: "ok" | "advice" | "missing";
  need: Need;
}

/** What a service, a run and its browser take together, with room for a heavier page; in MB (docs/faults.md §4). */
const neededMb = 200;
const realSite = "https://id.jobcan.jp";

/** Looks at everything that filling needs, each by itself: one that is missing hides no other. */
export async function diagnose(ports: CliPorts, target: Target): Promise<Diagnosis[]> {
  const { machine, server } = ports;
  const { limitMb, freeMb } = machine.memory();
  const { info, isPrivate } = await askService(ports);
  const has = await machine.hasJapaneseFonts();
  return [
    ok({ kind: "versions", program: machine.version, node: machine.nodeVersion }),
    ...(await browserOf(machine)),
    has ? ok({ kind: "fonts", has }) : advice({ kind: "fonts", has }),
    needed(freeMb >= neededMb, { kind: "memory", limitMb, freeMb, neededMb }),
    ...(server === undefined ? [] : await serverOf(machine, server, { info, isPrivate })),
    ...(await siteOf(machine, target, info)),
  ];
}

/** What the service that was named says of itself. */
interface Asked {
  info: ServiceInfo | undefined;
  /** It is a service of ours that wants its token first. */
  isPrivate: boolean;
}

/** Without a name the program is its own service, and nothing is asked. */
async function askService({ server, client, interrupted }: CliPorts): Promise<Asked> {
  if (server === undefined) return { info: undefined, isPrivate: false };
  try {
    return { info: await client.service.info(interrupted), isPrivate: false };
  } catch (error) {
    const problem = toProblem(error);
    const isPrivate = problem.kind === "reported" && problem.report.code === "ACCESS_REQUIRED";
    return { info: undefined, isPrivate };
  }
}

async function browserOf(machine: Machine): Promise<Diagnosis[]> {
  const path = machine.findBrowser();
  if (path === undefined) return [needed(false, { kind: "browser", path })];
  const version = await machine.browserVersion(path);
  return [
    ok({ kind: "browser", path }),
    needed(version !== undefined, { kind: "browserStarts", path, version }),
  ];
}

async function serverOf(
  machine: Machine,
  url: string,
  { info, isPrivate }: Asked,
): Promise<Diagnosis[]> {
  if (isPrivate) return [needed(false, { kind: "server", url, answer: { kind: "private" } })];
  if (info === undefined) {
    const kind = (await machine.answers(url)) ? "other" : "none";
    return [needed(false, { kind: "server", url, answer: { kind } })];
  }
  const { version: theirs } = info;
  const isSame = theirs === machine.version;
  return [
    ok({ kind: "server", url, answer: { kind: "ours", version: theirs } }),
    ...(isSame ? [] : [advice({ kind: "serverVersion", own: machine.version, theirs })]),
  ];
}

async function siteOf(
  machine: Machine,
  target: Target,
  info: ServiceInfo | undefined,
): Promise<Diagnosis[]> {
  const practice = info?.practice?.siteUrl;
  if (target === "practice" && practice === undefined) {
    // Without a service it is not known where the practice site would be.
    return info === undefined ? [] : [needed(false, { kind: "noPractice" })];
  }
  const url = target === "practice" && practice !== undefined ? practice : realSite;
  const answers = await machine.answers(url);
  return [needed(answers, { kind: "site", url, answers })];
}

function ok(need: Need): Diagnosis {
  return { level: "ok", need };
}

function advice(need: Need): Diagnosis {
  return { level: "advice", need };
}

function needed(isThere: boolean, need: Need): Diagnosis {
  return { level: isThere ? "ok" : "missing", need };
}
