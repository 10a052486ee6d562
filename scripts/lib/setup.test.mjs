import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./project.mjs";

const { scripts } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

/** Whether a script sets up first what it needs: by itself, or in the program that it runs. */
function setsUp(name) {
  const command = scripts[name] ?? "";
  const [, program] = /^node (\S+)$/.exec(command) ?? [];
  if (program === undefined) return command.startsWith("node scripts/setup.mjs");
  return /from "\.\/setup\.mjs"/.test(readFileSync(inRoot(program), "utf8"));
}

test.each(["README.md", "README.ja.md"])(
  "the npm commands of %s need nothing that a fresh checkout has not",
  (file) => {
    const readme = readFileSync(inRoot(file), "utf8");
    const names = [...readme.matchAll(/\bnpm (?:run )?(start|test|demo|pack:\w+)/g)];
    const commands = new Set(names.map(([, name]) => name));

    expect(commands).toEqual(new Set(["start", "test", "demo", "pack:release", "pack:windows"]));
    expect([...commands].filter((name) => !setsUp(name))).toEqual([]);
  },
);
