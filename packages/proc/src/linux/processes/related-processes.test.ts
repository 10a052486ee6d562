import { expect, test } from "vitest";
import type { ProcessInfo } from "./process-table.ts";
import { relatedProcesses } from "./related-processes.ts";

const server = processOf({ pid: 10, parentPid: 1, group: 10, session: 10 });

test("a process in a session that another leads brings its group and those below it, not that session", () => {
  const shell = processOf({ pid: 50, parentPid: 1, group: 50, session: 50 });
  const beside = processOf({ pid: 51, parentPid: 50, group: 51, session: 50 });
  const seed = processOf({ pid: 52, parentPid: 50, group: 52, session: 50 });
  const piped = processOf({ pid: 53, parentPid: 50, group: 52, session: 50 });
  const below = processOf({ pid: 54, parentPid: 53, group: 54, session: 54 });

  expect(pidsOf([server, shell, beside, seed, piped, below], [52])).toEqual([52, 53, 54]);
});

test("a session that a found process leads is theirs, also where its parent is gone", () => {
  const browser = processOf({ pid: 60, parentPid: 10, group: 60, session: 60 });
  const helper = processOf({ pid: 61, parentPid: 1, group: 61, session: 60 });

  expect(pidsOf([server, browser, helper], [60])).toEqual([60, 61]);
});

function pidsOf(table: ProcessInfo[], pids: number[]): number[] {
  return relatedProcesses(table, { pids, groups: [] }, server).map(({ pid }) => pid);
}

function processOf(
  place: Pick<ProcessInfo, "pid" | "parentPid" | "group" | "session">,
): ProcessInfo {
  return { ...place, name: "sleep", zombie: false, startTicks: 1 };
}
