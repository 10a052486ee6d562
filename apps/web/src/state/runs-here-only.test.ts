import type { AboutService } from "@jobcan-automation/contract";
import { sampleInfo } from "@jobcan-automation/contract/testing";
import { expect, test } from "vitest";
import { runsHereOnly } from "./runs-here-only.ts";

const about = (isOwnMachine: boolean): AboutService => ({ ...sampleInfo.about, isOwnMachine });

test.each([
  [true, "localhost", true],
  [true, "127.0.0.1", true],
  [true, "[::1]", true],
  [true, "autofill.example", false],
  [true, "127.0.0.1.evil.example", false],
  [false, "localhost", false],
])("a service that says %s, opened at %s: only here %s", (says, hostname, expected) => {
  expect(runsHereOnly(about(says), hostname)).toBe(expected);
});
