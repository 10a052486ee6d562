import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("nothing set gives the documented defaults", () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    MAX_ACTIVE_SESSIONS: 1,
    MAX_QUEUE_SIZE: 3,
    QUEUED_MAX_WAIT_SEC: 1800,
    JOB_TIMEOUT_SEC: 1800,
    JOB_RETENTION_SEC: 1800,
    TAKE_OVER_AFTER_SEC: 15,
    MAX_FILE_SIZE_MB: 10,
    PUNCH_DELAY_MS: 300,
    LOG_FORMAT: "text",
    CHROMIUM_SANDBOX: "auto",
    JOBCAN_ID_URL: "https://id.jobcan.jp",
    JOBCAN_SSL_URL: "https://ssl.jobcan.jp",
    publicOrigins: [],
    listenHost: "127.0.0.1",
  });
});

test("an empty variable is one that is not set", () => {
  expect(readConfig({ PORT: "", PUBLIC_ORIGIN: "" })).toMatchObject({ PORT: 3000 });
});

test("the public origin is an origin, and the platform's own is taken where none is set", () => {
  const render = { RENDER_EXTERNAL_URL: "https://autofill.onrender.com" };

  expect(readConfig(render).publicOrigins[0]).toBe("https://autofill.onrender.com");
  expect(readConfig({ ...render, PUBLIC_ORIGIN: "https://a.example/x" }).publicOrigins[0]).toBe(
    "https://a.example",
  );
});

test.each([
  [{ PORT: "http" }, "PORT: must be a whole number from 0 to 65535"],
  [{ PORT: "70000" }, "PORT: "],
  [{ MAX_QUEUE_SIZE: "-1" }, "MAX_QUEUE_SIZE: must be a whole number from 0 to 1000"],
  [{ MAX_ACTIVE_SESSIONS: "0" }, "MAX_ACTIVE_SESSIONS: "],
  [{ PUBLIC_ORIGIN: "autofill.example" }, "PUBLIC_ORIGIN: must be an http or https address"],
  [{ CHROMIUM_SANDBOX: "yes" }, "CHROMIUM_SANDBOX: "],
  [{ PRACTICE_ID_URL: "http://id.localhost:1" }, "PRACTICE_ID_URL and PRACTICE_SSL_URL"],
])("%j is refused in one line that names it", (env, line) => {
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(line);
});

test("it cannot be changed afterwards", () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});
