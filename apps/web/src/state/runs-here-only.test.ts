import type { AboutService } from "@jobcan-automation/contract";
import { expect, test } from "vitest";
import { runsHereOnly } from "./runs-here-only.ts";

const about = (isOwnMachine: boolean): AboutService => ({
  isOwnMachine,
  isPrivate: false,
  operator: {},
  jobcanHosts: [],
  holds: {
    passwordSecs: 1,
    sittingSecs: 1,
    uploadSecs: 1,
    strayUploadSecs: 1,
    jobSecs: 1,
    logLines: 1,
    cookieSecs: 1,
  },
});

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
