import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { aboutService } from "./about-service.ts";

test.each([
  ["as it starts on somebody's own computer", {}, true],
  ["at the other loopback", { HOST: "::1" }, true],
  ["by name", { HOST: "localhost" }, true],
  ["at every interface", { HOST: "0.0.0.0" }, false],
  ["at an address of a network", { HOST: "192.168.1.5" }, false],
  ["with a public address", { PUBLIC_ORIGIN: "https://autofill.example" }, false],
  ["on Render", { RENDER_EXTERNAL_URL: "https://autofill.onrender.com" }, false],
  ["behind a proxy", { TRUSTED_PROXY_HOPS: "1" }, false],
])("a service %s says truly whether only this machine reaches it", (_how, env, isOwnMachine) => {
  expect(aboutService(readConfig(env))).toMatchObject({ isOwnMachine });
});

test("who runs it and where its source is are told as they were set, and not where they were not", () => {
  const named = {
    OPERATOR_NAME: " 情報システム部 ",
    OPERATOR_CONTACT: "it@company.example",
    SOURCE_URL: "https://git.example/jobcan-autofill",
  };
  const about = aboutService(readConfig(named));

  expect(about.operator).toEqual({ name: "情報システム部", contact: "it@company.example" });
  expect(about.sourceUrl).toBe(named.SOURCE_URL);
  const blank = aboutService(readConfig({ OPERATOR_NAME: "  " }));
  expect([blank.operator, blank.sourceUrl]).toEqual([{}, undefined]);
});

test("how long what is held follows the settings", () => {
  const about = aboutService(
    readConfig({
      JOB_RETENTION_SEC: "60",
      SITTING_SEC: "0",
      QUEUED_MAX_WAIT_SEC: "100",
      JOB_TIMEOUT_SEC: "200",
      ACCESS_TOKEN: "0123456789abcdef",
      JOBCAN_SSL_URL: "https://eu.ssl.jobcan.jp",
    }),
  );

  expect(about).toMatchObject({
    isPrivate: true,
    jobcanHosts: ["id.jobcan.jp", "eu.ssl.jobcan.jp"],
    holds: { jobSecs: 60, sittingSecs: 0, passwordSecs: 300 },
  });
});

test("an operator's words are one line, and a source is a web address without a user", () => {
  for (const env of [
    { OPERATOR_NAME: "a\nb" },
    { OPERATOR_NAME: "x".repeat(101) },
    { OPERATOR_CONTACT: "a\u2028b" },
    { SOURCE_URL: "javascript:alert(1)" },
    { SOURCE_URL: "https://me:secret@git.example/x" },
  ]) {
    expect(() => readConfig(env)).toThrow(Object.keys(env)[0]);
  }
});
