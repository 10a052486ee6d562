const bytesPerMb = 1024 * 1024;

function activeFile(key: string, activeMb: number | undefined): string {
  return activeMb === undefined ? "" : `${key} ${activeMb * bytesPerMb}\n`;
}

/** The files of one cgroup v2 folder; sizes in MB. */
export function v2Group(
  folder: string,
  facts: {
    currentMb: number;
    inactiveMb: number;
    max: number | "max";
    oomKills?: number;
    activeMb?: number;
  },
): Record<string, string> {
  const max = facts.max === "max" ? "max" : String(facts.max * bytesPerMb);
  return {
    [`${folder}/memory.current`]: `${facts.currentMb * bytesPerMb}\n`,
    [`${folder}/memory.max`]: `${max}\n`,
    [`${folder}/memory.stat`]: `anon ${100 * bytesPerMb}\nfile 1\nshmem ${5 * bytesPerMb}\ninactive_file ${facts.inactiveMb * bytesPerMb}\n${activeFile("active_file", facts.activeMb)}`,
    [`${folder}/memory.events`]: `low 0\noom 1\noom_kill ${facts.oomKills ?? 0}\noom_group_kill 9\n`,
  };
}

/** The files of one cgroup v1 memory folder; sizes in MB, no limit as the kernel writes it. */
export function v1Group(
  folder: string,
  facts: {
    usageMb: number;
    inactiveMb: number;
    limitMb?: number;
    oomKills?: number;
    activeMb?: number;
  },
): Record<string, string> {
  const limit =
    facts.limitMb === undefined ? "9223372036854771712" : String(facts.limitMb * bytesPerMb);
  return {
    [`${folder}/memory.usage_in_bytes`]: `${facts.usageMb * bytesPerMb}\n`,
    [`${folder}/memory.limit_in_bytes`]: `${limit}\n`,
    [`${folder}/memory.stat`]: `inactive_file 7\ntotal_rss ${90 * bytesPerMb}\ntotal_shmem ${3 * bytesPerMb}\nhierarchical_memory_limit ${limit}\ntotal_inactive_file ${facts.inactiveMb * bytesPerMb}\n${activeFile("total_active_file", facts.activeMb)}`,
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
