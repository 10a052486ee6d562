// pnpm configuration: writes the table of the service's variables in docs/configuration.md from the schema that reads
// them. With --check it writes nothing and ends with 1 where the document says something else.
import { readFileSync, writeFileSync } from "node:fs";
import { describeSettings } from "../apps/server/src/settings/describe-settings.ts";
import { inRoot } from "./lib/project.mjs";

const file = inRoot("docs", "configuration.md");
const begin =
  "<!-- Written by `pnpm configuration` from apps/server/src/settings; change it there. -->\n\n";
const end = "\n<!-- The end of what is written. -->\n";

const before = readFileSync(file, "utf8");
const after = withTable(before, tableOf(describeSettings()));
if (process.argv.includes("--check")) {
  if (after === before) process.stderr.write("docs/configuration.md says what the schema says\n");
  else
    process.stderr.write(
      "docs/configuration.md: not what the schema says: run `pnpm configuration`\n",
    );
  process.exitCode = after === before ? 0 : 1;
} else {
  writeFileSync(file, after);
}

function withTable(text, table) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error("docs/configuration.md: its two marks are not there");
  return `${text.slice(0, from + begin.length)}${table}${text.slice(to)}`;
}

function tableOf(rows) {
  const cells = rows.map(({ name, fallback, allowed, description }) => [
    `\`${name}\``,
    fallback === undefined ? "–" : `\`${fallback}\``,
    allowed,
    description,
  ]);
  const head = [
    ["Variable", "Default", "Allowed", "What it is"],
    ["---", "---", "---", "---"],
  ];
  return [...head, ...cells]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`)
    .join("");
}
