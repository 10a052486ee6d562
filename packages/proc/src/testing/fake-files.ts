import type { SystemFiles } from "../system-files.ts";

/** /proc and /sys from a map of path to text, for tests; folders follow from the paths. */
export function fakeFiles(texts: Record<string, string>): SystemFiles {
  const paths = Object.keys(texts);
  return {
    readFile: (path) => texts[path],
    readLink: () => undefined,
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
  /** Its command line; none where it is left out. */
  args?: readonly string[];
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
  if (process.args !== undefined) files[`/proc/${pid}/cmdline`] = process.args.join("\0");
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
