import type { SystemFiles } from "@jobcan-automation/proc";

/** /proc and /sys from a map of path to text, for tests; folders follow from the paths. */
export function fakeFiles(texts: Record<string, string>): SystemFiles {
  const paths = Object.keys(texts);
  return {
    readFile: (path) => texts[path],
    listFolder: (path) => {
      const below = paths.filter((known) => known.startsWith(`${path}/`));
      return [...new Set(below.map((known) => known.slice(path.length + 1).split("/")[0] ?? ""))];
    },
  };
}

export interface FakeProcess {
  pid: number;
  parentPid: number;
  name: string;
  group?: number;
  session?: number;
  state?: string;
  pssMb?: number;
  rssMb?: number;
}

/** The files of /proc for some processes. Without `pssMb` the rollup is denied. */
export function fakeProc(...processes: FakeProcess[]): Record<string, string> {
  return Object.assign({}, ...processes.map(procFiles));
}

function procFiles(process: FakeProcess): Record<string, string> {
  const { pid, parentPid, name, group = pid, session = group, state = "S" } = process;
  const files: Record<string, string> = {
    [`/proc/${pid}/stat`]: `${pid} (${name}) ${state} ${parentPid} ${group} ${session} 0 -1 4194304`,
  };
  if (process.pssMb !== undefined) {
    const kb = process.pssMb * 1024;
    files[`/proc/${pid}/smaps_rollup`] =
      `5581-7ffd ---p 00000000 00:00 0    [rollup]\nRss:  ${kb * 3} kB\nPss:  ${kb} kB\nPss_Anon:  ${kb / 2} kB\nPss_Shmem:  ${kb / 4} kB\n`;
  }
  if (process.rssMb !== undefined) {
    const kb = process.rssMb * 1024;
    files[`/proc/${pid}/status`] = `Name:\t${name}\nVmRSS:\t  ${kb} kB\nRssAnon:\t ${kb / 2} kB\n`;
  }
  return files;
}

const bytesPerMb = 1024 * 1024;

/** The files of one cgroup v2 folder; sizes in MB. */
export function v2Group(
  folder: string,
  facts: { currentMb: number; inactiveMb: number; max: number | "max"; oomKills?: number },
): Record<string, string> {
  const max = facts.max === "max" ? "max" : String(facts.max * bytesPerMb);
  return {
    [`${folder}/memory.current`]: `${facts.currentMb * bytesPerMb}\n`,
    [`${folder}/memory.max`]: `${max}\n`,
    [`${folder}/memory.stat`]: `anon ${100 * bytesPerMb}\nfile 1\nshmem ${5 * bytesPerMb}\ninactive_file ${facts.inactiveMb * bytesPerMb}\n`,
    [`${folder}/memory.events`]: `low 0\noom 1\noom_kill ${facts.oomKills ?? 0}\noom_group_kill 9\n`,
  };
}

/** The files of one cgroup v1 memory folder; sizes in MB, no limit as the kernel writes it. */
export function v1Group(
  folder: string,
  facts: { usageMb: number; inactiveMb: number; limitMb?: number; oomKills?: number },
): Record<string, string> {
  const limit =
    facts.limitMb === undefined ? "9223372036854771712" : String(facts.limitMb * bytesPerMb);
  return {
    [`${folder}/memory.usage_in_bytes`]: `${facts.usageMb * bytesPerMb}\n`,
    [`${folder}/memory.limit_in_bytes`]: `${limit}\n`,
    [`${folder}/memory.stat`]: `inactive_file 7\ntotal_rss ${90 * bytesPerMb}\ntotal_shmem ${3 * bytesPerMb}\nhierarchical_memory_limit ${limit}\ntotal_inactive_file ${facts.inactiveMb * bytesPerMb}\n`,
    [`${folder}/memory.oom_control`]: `oom_kill_disable 0\nunder_oom 0\noom_kill ${facts.oomKills ?? 0}\n`,
  };
}

/** A clock that stands until it is moved. */
export function fakeClock(startMs = 0) {
  let nowMs = startMs;
  const pending = new Set<{ dueMs: number; callback: () => void }>();
  return {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    get waiting() {
      return pending.size;
    },
    after(delayMs: number, callback: () => void): Disposable {
      const timer = { dueMs: nowMs + delayMs, callback };
      pending.add(timer);
      return { [Symbol.dispose]: () => void pending.delete(timer) };
    },
    advance(ms: number) {
      const endMs = nowMs + ms;
      for (;;) {
        const [next] = [...pending].toSorted((one, other) => one.dueMs - other.dueMs);
        if (next === undefined || next.dueMs > endMs) break;
        pending.delete(next);
        nowMs = next.dueMs;
        next.callback();
      }
      nowMs = endMs;
    },
  };
}
