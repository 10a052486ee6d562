/** Lines of one process among many. */
export interface NamedLines {
  write: (line: string) => void;
  /** From now on each line ends with `worker=` and this name; in JSON it is a field. */
  name(worker: string): void;
}

export function namedLines(write: (line: string) => void, format: "text" | "json"): NamedLines {
  let worker: string | undefined;
  return {
    write(line) {
      if (worker === undefined) write(line);
      else if (format === "text") write(`${line} worker=${worker}`);
      else write(`${line.slice(0, -1)},"worker":${JSON.stringify(worker)}}`);
    },
    name(given) {
      worker = given;
    },
  };
}
