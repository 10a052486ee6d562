// node fill-folder.ts FOLDER: its sheets one after another. Ends with 1 unless every day of every sheet is verified.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fail, fillSheet, openDays } from "./fill-sheet.ts";

const folder = process.argv[2] ?? ".";
const names = (await readdir(folder)).filter((name) => /\.(xlsx|xlsm|csv)$/i.test(name));
if (names.length === 0) fail(folder, ["no sheet is there"]);
for (const name of names.toSorted()) {
  const path = join(folder, name);
  try {
    const job = await fillSheet(path);
    const open = openDays(job);
    if (job.days.length === 0 || open.length > 0) fail(path, [JSON.stringify(job.status), ...open]);
    else console.log(`${path}: all ${job.days.length} days verified`);
  } catch (error) {
    // The next sheet is another person's month: it is not held up by this one.
    fail(path, [error instanceof Error ? error.message : String(error)]);
  }
}
