// The unit tests of one room, as scripts/mutation.mjs runs them against each mutant.
import { defineConfig } from "vitest/config";

const { MUTATION_TESTS: tests = "", MUTATION_LEFT_OUT: leftOut = "" } = process.env;

export default defineConfig({
  test: {
    include: tests.split("\n"),
    testTimeout: 60_000,
    ...(leftOut !== "" && { testNamePattern: `^(?!.*(?:${leftOut}))` }),
  },
});
