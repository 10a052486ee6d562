import { serviceInfoSchema } from "@jobcan-automation/contract/schemas";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { serviceInfo } from "./service-info.ts";

const site = { PRACTICE_ID_URL: "http://127.0.0.1:1", PRACTICE_SSL_URL: "http://127.0.0.1:2" };

const counts = { waiting: 1, running: 1, waitingForPerson: 1, finished: 2 };

test.each([
  ["with the practice site beside it", site, ["practice", "jobcan"]],
  ["alone", {}, ["jobcan"]],
])("what the page learns of a service %s is what the contract promises", (_where, env, targets) => {
  const info = serviceInfo(readConfig(env), counts, { today: "2026-11-25", hasWindow: false });

  expect(serviceInfoSchema.parse(info)).toEqual(info);
  expect(info.targets).toEqual(targets);
  expect(info.practice?.siteUrl).toBe(env === site ? site.PRACTICE_ID_URL : undefined);
});
