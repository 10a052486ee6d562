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
    PERSON_WAIT_SEC: 240,
    SITTING_SEC: 600,
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
  [{ PORT: "http" }, 'PORT: must be a whole number from 0 to 65535, not "http"'],
  [{ PORT: "70000" }, 'PORT: must be a whole number from 0 to 65535, not "70000"'],
  [{ MAX_QUEUE_SIZE: "-1" }, "MAX_QUEUE_SIZE: must be a whole number from 0 to 1000"],
  [{ MAX_ACTIVE_SESSIONS: "0" }, "MAX_ACTIVE_SESSIONS: "],
  [{ PUBLIC_ORIGIN: "autofill.example" }, "PUBLIC_ORIGIN: must be an http or https address"],
  [{ CHROMIUM_SANDBOX: "yes" }, 'CHROMIUM_SANDBOX: must be one of auto, on, off, not "yes"'],
  [{ PRACTICE_ID_URL: "http://id.localhost:1" }, "PRACTICE_SSL_URL: must be set where"],
  [{ PRACTICE_SSL_URL: "http://id.localhost:1" }, "PRACTICE_ID_URL: must be set where"],
  [{ ALLOW_OTHER_JOBCAN_HOSTS: "*" }, "ALLOW_OTHER_JOBCAN_HOSTS: must be hosts without"],
  [{ JOBCAN_SSL_URL: "http://ssl.jobcan.jp" }, "JOBCAN_SSL_URL: must be https under jobcan.jp"],
  [{ OPERATOR_TOKEN: "fifteen letters" }, "OPERATOR_TOKEN: must have 16 characters or more"],
  ...["ACCESS_TOKEN", "METRICS_TOKEN", "OWNER_KEY"].map(
    (other): [Record<string, string>, string] => [
      { OPERATOR_TOKEN: "x".repeat(32), [other]: "x".repeat(32) },
      `OPERATOR_TOKEN: must be another one than ${other}`,
    ],
  ),
  [{ JOBCAN_ID_URL: "https://id.jobcan.jp.evil.example" }, "JOBCAN_ID_URL: must be https under"],
])("%j is refused in one line that names it", (env, line) => {
  expect(linesOf(env)).toEqual([expect.stringContaining(line)]);
});

test("all that is wrong is told at once, each variable in its line", () => {
  const practice = { PRACTICE_ID_URL: "http://10.0.0.1", PRACTICE_SSL_URL: "http://localhost." };
  const lines = linesOf({
    PORT: "http",
    METRICS_TOKEN: "short",
    MAX_QUEUE_SIZE: "many",
    JOBCAN_ID_URL: "https://evil-jobcan.jp",
    JOBCAN_SSL_URL: "jobcan",
    ...practice,
  });

  const named =
    "PORT MAX_QUEUE_SIZE METRICS_TOKEN JOBCAN_SSL_URL JOBCAN_ID_URL PRACTICE_ID_URL PRACTICE_SSL_URL";
  expect(lines.map((line) => line.split(":", 1)[0])).toEqual(named.split(" "));
});

test("what was given is shown, but neither a secret nor a password in an address, nor without end", () => {
  const lines = linesOf({
    OWNER_KEY: "s3cret-owner",
    METRICS_TOKEN: "s3cret",
    JOBCAN_ID_URL: "https://me:s3cret@id.jobcan.jp/",
    PUBLIC_ORIGIN: "ftp://me:s3cret@files.example",
    PORT: "8".repeat(5_000),
    LOG_FORMAT: "js\u001Bon\n",
  });

  expect(lines).toHaveLength(6);
  expect(lines.join("\n")).not.toContain("s3cret");
  expect(lines.join("\n")).toContain('not "https://…@id.jobcan.jp/"');
  expect(lines.join("\n")).toContain(String.raw`not "js\u001bon\n"`);
  expect(lines.every((line) => line.length < 200)).toBe(true);
});

test("Jobcan may be elsewhere where that is said of the very hosts, and is shown to be", () => {
  const sites = {
    JOBCAN_ID_URL: "https://id.test.example",
    JOBCAN_SSL_URL: "https://ssl.test.example",
  };
  const some = { ...sites, ALLOW_OTHER_JOBCAN_HOSTS: "id.test.example" };

  expect(linesOf(some)).toEqual([expect.stringContaining("JOBCAN_SSL_URL: ")]);
  expect(
    readConfig({ ...sites, ALLOW_OTHER_JOBCAN_HOSTS: " id.test.example, SSL.test.example" }),
  ).toMatchObject(sites);
});

test("a variable that is nearly one of ours is told", () => {
  expect(readConfig({ MAX_ACTIVE_SESSION: "3", TERM: "xterm" }).unknown).toEqual([
    { name: "MAX_ACTIVE_SESSION", meant: "MAX_ACTIVE_SESSIONS" },
  ]);
});

test("it cannot be changed afterwards", () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

function linesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
  }
  return [];
}

const many = {
  QUEUE_URL: "redis://127.0.0.1:6379",
  QUEUE_KEY: "a key of thirty-two characters..",
  OWNER_KEY: "another of thirty-two characters",
};

test("with a queue a process may be a part of the service, and does all of it where nothing is said", () => {
  expect(readConfig(many)).toMatchObject({ ROLE: "all" });
  expect(readConfig({ ...many, ROLE: "worker", OWNER_KEY: "" })).toMatchObject({ ROLE: "worker" });
});

test.each([
  [{ ROLE: "web" }, "ROLE: one part of a service needs QUEUE_URL"],
  [{ ROLE: "cook" }, "ROLE: must be one of all, web, worker"],
  [{ QUEUE_KEY: many.QUEUE_KEY }, "QUEUE_KEY: does nothing without QUEUE_URL"],
  [{ ...many, QUEUE_KEY: "" }, "QUEUE_KEY: must be set where QUEUE_URL is"],
  [{ ...many, QUEUE_KEY: "short" }, "QUEUE_KEY: must have 32 characters or more"],
  [{ ...many, OWNER_KEY: "" }, "OWNER_KEY: must be set where QUEUE_URL is"],
  [{ ...many, QUEUE_URL: "http://127.0.0.1" }, "QUEUE_URL: must be a redis:// or rediss://"],
  [{ ...many, MAX_FILE_SIZE_MB: "20" }, "MAX_FILE_SIZE_MB: 10 at most where QUEUE_URL is set"],
])("%j would not do what it says, and is refused in one line", (env, line) => {
  expect(linesOf(env)).toEqual([expect.stringContaining(line)]);
});
