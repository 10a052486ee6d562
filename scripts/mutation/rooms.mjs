// The pure rooms: code that decides and reads nothing, and the unit tests that must notice when it decides otherwise.

const core = "packages/core";

/**
 * `mutate` and `tests` are patterns in the package's folder; `leftOut` are words of tests that take all days or files.
 */
export const rooms = [
  {
    name: "masking",
    folder: core,
    mutate: ["src/base/mask-secrets.ts", "src/base/secret.ts", "src/runs/child/mask-message.ts"],
    tests: ["src/base/*.test.ts", "src/runs/child/mask-*.test.ts"],
  },
  {
    name: "decisions and comparisons",
    folder: core,
    mutate: [
      "src/jobcan/check-book.ts",
      "src/jobcan/decide-day.ts",
      "src/jobcan/rule-of-two.ts",
      "src/settlement/compare-punches.ts",
      "src/settlement/end-of-recheck.ts",
      "src/settlement/recheck-order.ts",
    ],
    tests: ["src/jobcan/*.test.ts", "src/settlement/*.test.ts"],
  },
  {
    name: "ledger and day settlement",
    folder: core,
    mutate: [
      "src/jobcan/day-ledger.ts",
      "src/jobcan/end-broken-day.ts",
      "src/record/summarize.ts",
      "src/settlement/close-*.ts",
      "!src/**/*.test.ts",
      "src/settlement/complete-side.ts",
      "src/settlement/end-of-day.ts",
      "src/settlement/held-after.ts",
      "src/settlement/punch-parts.ts",
    ],
    tests: ["src/jobcan/*.test.ts", "src/record/*.test.ts", "src/settlement/*.test.ts"],
  },
  ...["checks", "suggestions", "values"].map((part) => ({
    name: `sheet rules: ${part}`,
    folder: "packages/timesheet",
    mutate: [
      `src/${part}/**/*.ts`,
      "!src/**/*.test.ts",
      ...(part === "checks" ? ["src/*.ts", "!src/index.ts"] : []),
    ],
    tests: ["src/**/*.test.ts"],
    // Each takes all days of 130 years, for every mutant of a date.
    leftOut: ["every day", "the day arithmetic agrees", "the holiday table is"],
  })),
];
