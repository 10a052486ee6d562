import { afterAll, expect, test } from "vitest";
import { faultTable } from "../../testing/fault-table/index.ts";
import type { FaultCase } from "../../testing/fault-table/fault-case.ts";
import { judgeFaultCase } from "../../testing/fault-table/judge-fault-case.ts";
import { runFaultCase } from "../../testing/fault-table/run-fault-case.ts";
import { isNightly } from "../../testing/lane.ts";

// The rows of the `core` lane run with every test; the whole table runs where NIGHTLY is set (pnpm test:nightly).
// Rows of the other lane are not
// registered rather than skipped.
const cases = faultTable.filter(({ lane }) => isNightly(process.env) || lane === "core");
const patience = { timeout: 240_000 };
let ran = 0;

test.each(cases.map((one) => [titleOf(one), one] as const))("%s", patience, async (_, one) => {
  await using runs = await runFaultCase(one);
  ran += 1;

  expect(judgeFaultCase(one, runs)).toEqual([]);
});

test("the table has its rows: each moment, and no row twice", () => {
  const titles = faultTable.map(titleOf);

  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  expect(faultTable.length).toBeGreaterThanOrEqual(60);
  expect(faultTable.filter(({ lane }) => lane === "core").length).toBeGreaterThanOrEqual(15);
});

afterAll(() => {
  process.stdout.write(`fault table: ${ran} of ${faultTable.length} cases ran\n`);
});

function titleOf({ moment, faults, act, tls, tenant, end, days }: FaultCase): string {
  const what = [
    ...(tls === true ? ["a certificate that nobody vouches for"] : []),
    ...(act === undefined ? [] : [`${act.act} at ${String(act.at)}`]),
    ...faults.map(({ name, ...how }) =>
      [name, ...Object.entries(how).map(([key, value]) => `${key}=${String(value)}`)].join(" "),
    ),
    ...(tenant === undefined ? [] : [`company ${tenant}`]),
  ].join(", ");
  return `${moment}: ${what} → ${[end, ...days].join(", ")}`;
}
