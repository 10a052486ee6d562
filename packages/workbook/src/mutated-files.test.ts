import { type RawWorkbook, workbookLimits } from "@jobcan-automation/contract";
import { rawWorkbookSchema } from "@jobcan-automation/contract/schemas";
import { checkTimesheet } from "@jobcan-automation/timesheet";
import { expect, test } from "vitest";
import { readFileAs } from "./process/read/read-file-as.ts";
import { Refusal } from "./refusal.ts";
import { createRandom } from "./testing/mutate/chance.ts";
import { type MutatedFile, mutatedFile } from "./testing/mutate/mutated-file.ts";
import { createUploadFolder } from "./testing/upload-folder.ts";

/** Every run takes the same files, so that a change and not the day makes it red; the bench `fuzz` takes others. */
const seeds = Array.from({ length: 100 }, (_, index) => 20_261_101 + index);

/** Reads it within this process: as a workbook, or the code of its refusal. Anything else is thrown on. */
async function answerTo({ fileName, bytes }: MutatedFile): Promise<RawWorkbook | string> {
  await using folder = await createUploadFolder();
  const path = await folder.write("upload", bytes);
  try {
    return await readFileAs({ kind: "read", path, fileName, choice: {}, limits: workbookLimits });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Like `answerTo`, in a word; what was read must be as the contract says, and can be checked. */
async function judge(seed: number): Promise<string> {
  try {
    const answer = await answerTo(mutatedFile(createRandom(seed)));
    if (typeof answer === "string") return answer;
    const { sheet } = rawWorkbookSchema.parse(answer);
    if (sheet === undefined) return "without columns";
    checkTimesheet(sheet, { today: "2026-11-25" });
    return "read";
  } catch (error) {
    throw new Error(`the file of seed ${seed}`, { cause: error });
  }
}

test("a file that was changed by its structure is read or refused, and what was read can be checked and sent", async () => {
  const seen = Map.groupBy(await Promise.all(seeds.map(judge)), (answer) => answer);

  // Files that are all refused at the door would show nothing.
  const often = [...seen].filter(([, answers]) => answers.length > 10).map(([answer]) => answer);
  expect(often).toEqual(expect.arrayContaining(["read", "without columns", "INVALID_WORKBOOK"]));
});
