import { expect, test } from "vitest";
import { operatedApiTable } from "./http/api/api-table.ts";
import { createApiClient, problemIn } from "./testing/api-client.ts";
import { createAppFixture, reportIn } from "./testing/app-fixture.ts";
import type { Services } from "./services.ts";
import { appRouter } from "./trpc/router.ts";

const secretWords = "password=S3cr3t in /etc/shadow";

function fail(): never {
  throw new TypeError(secretWords);
}

/** Services of which every part fails, whatever is asked of it. */
function failing(services: Services): Services {
  const broken = <T extends object>(part: T): T => new Proxy(part, { get: () => fail });
  return {
    engine: broken(services.engine),
    uploads: broken(services.uploads),
    telemetry: broken(services.telemetry),
    files: broken(services.files),
    operation: broken(services.operation),
    info: fail,
  };
}

const row = { row: 2, date: "2026-11-02", startMin: 540, endMin: 1080, breaks: [], note: "" };
/** An input that each procedure accepts; a procedure that is not here fails the test below. */
const inputs: Record<string, unknown> = {
  "service.info": {},
  "workbooks.read": { uploadId: "u", choice: {} },
  "jobs.submit": {
    uploadId: "u",
    rows: [row],
    credentials: { login: "a@x.jp", password: "p" },
    target: "jobcan",
    mode: "fill",
    options: {},
    requestKey: "12345678",
  },
  "jobs.applyPlan": { planId: "j", dates: ["2026-11-02"], requestKey: "12345678" },
  "jobs.get": { id: "j" },
  "jobs.list": {},
  "jobs.skeletons": { id: "j" },
  "jobs.follow": { id: "j" },
  "jobs.stop": { id: "j", when: "now" },
  "jobs.touch": { id: "j" },
  "jobs.answer": { jobId: "j", code: "1234" },
  "jobs.extend": { jobId: "j" },
  "telemetry.now": {},
  "telemetry.history": { from: 0, to: 1 },
  "telemetry.follow": {},
  "operator.view": {},
  "operator.stop": { id: "j", when: "now" },
  "operator.drain": {},
  "operator.admit": {},
};
const operatorToken = "only who runs it 4711";
const procedures = Object.keys(appRouter._def.procedures);

test("every procedure and route that fails says INTERNAL and an id, and nothing of why", async () => {
  const whole = createAppFixture();
  const services = failing(whole.services);
  const { browser, lines } = createAppFixture({ services, operatorToken });
  const page = browser();
  await page.send("/operator/sign-in", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify({ token: operatorToken }),
  });
  const asked = procedures.map(async (name) => {
    if (name === "workbooks.upload") {
      const headers = { "x-trpc-source": "test", "content-type": "application/octet-stream" };
      return await page.send(`/trpc/${name}`, { method: "POST", headers, body: "PK" });
    }
    if (!(name in inputs)) throw new Error(`${name} has no input here`);
    const isQuery = /\.(info|get|list|skeletons|now|history|follow|view)$/.test(name);
    return await (isQuery ? page.query(name, inputs[name]) : page.mutate(name, inputs[name]));
  });
  const routes = ["/status/j", "/receipts/j.csv", "/receipts/j.xlsx", "/templates/2026-11.xlsx"];
  const answers = await Promise.all([
    ...asked,
    ...routes.map(async (path) => await page.send(path)),
    page.send("/jobs/j/goodbye", { method: "POST", headers: { "sec-fetch-site": "same-origin" } }),
  ]);

  const reported = await Promise.all(answers.map(async (answer) => await answer.text()));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 500));
  for (const text of reported) {
    expect(text).toMatch(/"code":"INTERNAL","facts":\{"id":"[0-9a-f-]{36}"\}/);
    expect(text).not.toMatch(/S3cr3t|shadow|TypeError|stack|\.ts|node_modules/);
  }
  expect(lines.filter((line) => line.startsWith("server_fault"))).toHaveLength(answers.length);
  expect(lines.join()).not.toMatch(/S3cr3t|shadow/);
});

const bodies: Record<string, unknown> = {
  submitJob: inputs["jobs.submit"],
  applyPlan: { dates: ["2026-11-02"], requestKey: "12345678" },
  readWorkbook: { choice: {} },
  stopJob: { when: "now" },
  operatorStop: { when: "now" },
  answerJob: { code: "1234" },
  extendQuestion: {},
  actInPicture: { viewing: "x", seq: 1, events: [{ type: "back" }] },
};

test("every route of /api that fails is a problem that says INTERNAL and an id, and nothing of why", async () => {
  const whole = createAppFixture();
  const services = failing(whole.services);
  const { request, lines } = createAppFixture({ services, operatorToken });
  const client = await createApiClient(request);
  const operator = { authorization: `Bearer ${operatorToken}` };
  const routes = operatedApiTable.filter(({ name }) => name !== "issueKey");

  for (const { name, method, path, body, owned } of routes) {
    const asked = path.replace(/:file\{.*/, "2026-11.xlsx").replaceAll(/:\w+/g, "j");
    if (body?.is === "json" && !(name in bodies)) throw new Error(`${name} has no body here`);
    const type = body?.is === "file" ? "application/octet-stream" : "application/json";
    const isOperators = owned === "operator";
    const init = {
      method: method.toUpperCase(),
      ...(method === "post" && { body: JSON.stringify(bodies[name] ?? "PK") }),
      headers: { "content-type": type, ...(isOperators && operator) },
    };
    const answer = await (isOperators ? request(asked, init) : client.send(asked, init));
    const text = await answer.clone().text();
    const problem = await problemIn(answer);

    expect({ name, ...problem }).toMatchObject({ name, status: 500, code: "INTERNAL" });
    expect(problem.facts["id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(text).not.toMatch(/S3cr3t|shadow|TypeError|stack|\.ts|node_modules/);
  }
  expect(lines.filter((line) => line.startsWith("server_fault"))).toHaveLength(routes.length);
  expect(lines.join()).not.toMatch(/S3cr3t|shadow/);
});

test("a row that cannot be read is told by its number in the sheet, by either door", async () => {
  const rows = [row, { ...row, row: 3, date: "2026-11-03", note: 7 }];
  const { browser, request } = createAppFixture();
  const client = await createApiClient(request);
  const order = Object.assign({}, inputs["jobs.submit"], { rows });

  const page = await reportIn(await browser().submit({ rows }));
  const program = await problemIn(await client.post("/api/jobs", order));

  for (const { code, facts } of [page, program]) {
    expect({ code, facts }).toEqual({
      code: "INVALID_REQUEST",
      facts: { field: "rows.1.note", row: 3 },
    });
  }
  expect(program.title).toContain("3行目");
  expect(program.title).not.toContain("rows");
});

test.each(["/trpc/workbooks.read/", "/trpc/workbooks%2Eread", "/trpc/workbooks.read"])(
  "%s is counted as what it is",
  async (path) => {
    const { request } = createAppFixture();
    const headers = { "x-trpc-source": "test", "content-type": "application/json" };
    const ask = async () => await request(path, { method: "POST", headers, body: "{}" });
    for (let sent = 0; sent < 60; sent += 1) expect((await ask()).status).toBe(400);

    const refused = await ask();

    expect(refused.status).toBe(429);
    expect(await reportIn(refused)).toMatchObject({ facts: { reason: "upload" } });
  },
);

test.each([
  "/assets/%E0%A4%A",
  "/assets/%00.js",
  "/assets/..%2F..%2Fpackage.json",
  "/%E0%A4%A.png",
])("an address that cannot be read, %s, is a 404 and no fault", async (path) => {
  const { request, lines } = createAppFixture();

  expect((await request(path)).status).toBe(404);
  expect(lines).toEqual([]);
});
