import { expect, test } from "vitest";
import { settingsSchema } from "./schema.ts";
import { unknownSettings } from "./unknown-settings.ts";

const known = Object.keys(settingsSchema.shape);

test.each([
  ["MAX_ACTIVE_SESSION", "MAX_ACTIVE_SESSIONS"],
  ["max_active_sessions", "MAX_ACTIVE_SESSIONS"],
  ["MAXQUEUESIZE", "MAX_QUEUE_SIZE"],
  ["MAX_QEUE_SIZE", "MAX_QUEUE_SIZE"],
  ["MEMORY_LIMIT_MiB", "MEMORY_LIMIT_MB"],
  ["JOB-TIMEOUT-SEC", "JOB_TIMEOUT_SEC"],
  ["PUBLIC_ORIGINS", "PUBLIC_ORIGIN"],
  ["DATADIR", "DATA_DIR"],
  ["OWNER_KEYS", "OWNER_KEY"],
  ["JOBCAN_SSL_ULR", "JOBCAN_SSL_URL"],
  ["PRACTICE_TENANT", undefined],
  ["JOBCAN_COMPANY", undefined],
])("%s is taken for a slip, meant as %s", (name, meant) => {
  expect(unknownSettings([name], known)).toEqual([{ name, meant }]);
});

test("what is read, here or by the command line, and what others have set is no slip", () => {
  const others =
    "HOSTNAME PWD USER LANG LC_ALL SHELL TERM EDITOR HOMEDRIVE SPORT POST PATHEXT TZ NODE_ENV NODE_OPTIONS " +
    "NODE_VERSION MALLOC_ARENA_MAX RENDER RENDER_EXTERNAL_HOSTNAME RENDER_SERVICE_ID LOG_LEVEL LOGNAME TMPDIR " +
    "XDG_STATE_HOME PORTS CHROMIUM_FLAGS WEB_MEMORY DATA JOBCAN_LOGIN JOBCAN_PASSWORD JOBCAN_AUTOFILL_SERVER " +
    "SANDBOX_PORT MAX_MEMORY METRICS_PORT npm_config_user_agent npm_package_name";

  expect(unknownSettings([...known, ...others.split(" ")], known)).toEqual([]);
});
