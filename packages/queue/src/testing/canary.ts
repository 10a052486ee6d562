import { readdirSync, readFileSync, statSync } from "node:fs";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RedisServer } from "./redis-server.ts";

/** Watches what a Redis is sent and keeps, for words that must never be there. */
export interface Canary extends Disposable {
  /** Commands that were searched. */
  readonly commands: number;
  /** Where one of the words was found: in a command, in a key, in the dump or in the append-only file. */
  found(redis: RedisServer): Promise<string[]>;
}

export async function watchForSecrets(
  { port }: Pick<RedisServer, "port">,
  words: readonly string[],
): Promise<Canary> {
  const monitor = connect(port, "127.0.0.1");
  monitor.on("error", () => {});
  await once(monitor, "connect");
  const found: string[] = [];
  const holds = (text: string) => words.some((word) => text.includes(word));
  let commands = 0;
  createInterface({ input: monitor }).on("line", (line) => {
    commands += 1;
    if (holds(line)) found.push(`command: ${line.slice(0, shownLetters)}`);
  });
  monitor.write("MONITOR\r\n");
  return {
    get commands() {
      return commands;
    },
    async found({ client, folder }) {
      await client.save();
      const files = filesIn(folder).filter((path) => holds(readFileSync(path, "latin1")));
      return [...found, ...files.map((path) => `file ${path}`)];
    },
    [Symbol.dispose]: () => void monitor.destroy(),
  };
}

const shownLetters = 200;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
