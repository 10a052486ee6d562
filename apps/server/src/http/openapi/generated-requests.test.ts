import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createApiClient } from "../../testing/api-client.ts";
import { createAppFixture } from "../../testing/app-fixture.ts";
import { createJudge } from "../../testing/openapi-judge.ts";
import { type OpenApi, type Operation, openApiSchema } from "../../testing/openapi.ts";
import { eventsOf, pictureMessagesOf } from "../../testing/read-live.ts";
import { showPicture } from "../../testing/show-picture.ts";
import { valuesOf } from "../../testing/schema-values.ts";
import { canonicalPath } from "../guard/canonical-path.ts";

vi.setConfig({ testTimeout: 60_000 });

const requests = 500;
const seed = Number(process.env["API_SEED"] ?? Date.now() % 2 ** 31);
const at = "http://localhost";

/** A request as it is sent, printable where it fails. */
interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const done = { how: "reported", report: { end: "done" } } as const;

/** A service with a job that has ended, one that runs and one that waits, and room for all that come. */
async function busyService() {
  const fixture = createAppFixture({ limits: { maxQueue: 5_000, perOwner: 5_000 } });
  const client = await createApiClient(fixture.request);
  const ended = await client.submit({ login: "a@x.jp" });
  fixture.runner.latest().verifyAll();
  await fixture.runner.latest().end(done);
  const running = await client.submit({ login: "b@x.jp" });
  showPicture(fixture.runner.latest().pictureEnd);
  const waiting = await client.submit({ login: "c@x.jp" });
  fixture.services.files.receipt = async ({ job, format }) => {
    const bytes = new TextEncoder().encode(JSON.stringify(job.days));
    return await Promise.resolve({ bytes, fileName: `receipt.${format}` });
  };
  fixture.services.telemetry = {
    now: async () => await Promise.resolve(telemetry),
    history: () => past,
    async *follow() {
      yield await Promise.resolve({ type: "sample" as const, at: 0, reading });
    },
  };
  const document = openApiSchema.parse(await (await fixture.request("/api/openapi.json")).json());
  return { ...fixture, client, document, ids: [ended, running, waiting, "none", "upload-1"] };
}

const reading = {
  at: 0,
  source: "proc" as const,
  containerMb: 1,
  serverMb: 1,
  runnerMb: 0,
  browserMb: 0,
  warningMb: 400,
  limitMb: 450,
  level: "ok" as const,
};
const past = {
  at: [0],
  containerMb: [1],
  serverMb: [1],
  runnerMb: [0],
  browserMb: [0],
  jobs: [],
};
const telemetry = {
  reading,
  browserCount: 0,
  jobs: { waiting: 0, running: 0, waitingForPerson: 0, finished: 0 },
  followers: 0,
  thresholdsFrom: { warning: "default" as const, limit: "default" as const },
  events: [],
};

function requestsOf(document: OpenApi, ids: readonly string[], key: string): fc.Arbitrary<Sent> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return fc.constantFrom(...operations).chain(({ path, method, operation }) =>
    fc.record({
      method: rarely(fc.constant(method), fc.constantFrom("get", "post", "put", "delete", "head")),
      path: rarely(
        pathsOf(document, { path, operation, ids }),
        fc.webPath().map((odd) => `/api/none${odd}`),
      ),
      headers: headersOf(operation, key),
      body: bodiesOf(document, operation),
    }),
  );
}

function rarely<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

function pathsOf(
  document: OpenApi,
  { path, operation, ids }: { path: string; operation: Operation; ids: readonly string[] },
): fc.Arbitrary<string> {
  const values = operation.parameters.map(({ in: where, name, schema }) => {
    const known = name === "file" ? ["2026-11.xlsx", "this-month.xlsx"] : ids;
    const value = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: valuesOf(document, schema).map(String) },
    );
    return value.map((text) => ({ where, name, text: encodeURIComponent(text.toWellFormed()) }));
  });
  return fc.tuple(...values).map((chosen) => {
    const parts = chosen.filter(({ where }) => where === "path");
    const query = chosen.filter(({ where }) => where === "query");
    const filled = parts.reduce(
      (text, { name, text: part }) => text.replace(`{${name}}`, () => part),
      path,
    );
    const asked = query.map(({ name, text }) => `${name}=${text}`).join("&");
    return asked === "" ? filled : `${filled}?${asked}`;
  });
}

function headersOf(operation: Operation, key: string): fc.Arbitrary<Record<string, string>> {
  const types = Object.keys(operation.requestBody?.content ?? {});
  const boundary = "; boundary=x";
  const type = fc.constantFrom(
    ...types,
    ...types,
    "text/plain",
    "application/json",
    "multipart/form-data",
  );
  return fc.record(
    {
      authorization: fc.constantFrom(
        ...Array<string>(12).fill(`Bearer ${key}`),
        "Bearer x",
        "Basic eA==",
      ),
      "content-type": type.map((name) => (name.startsWith("multipart") ? name + boundary : name)),
      "accept-language": fc.constantFrom("en", "ja", "de;q=x, *", ";;,", "en-GB;q=0.5"),
      "last-event-id": fc.constantFrom("0", "1", "3", "99", "-1", "x", "1".repeat(200)),
      cookie: fc.constant("jobcan_owner=x"),
    },
    { requiredKeys: ["authorization", "content-type"] },
  );
}

const form =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK\r\n--x--\r\n';

function bodiesOf(document: OpenApi, operation: Operation): fc.Arbitrary<string | undefined> {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const odd = fc.constantFrom(undefined, "", "{", "null", "[]", '{"__proto__":{}}', "\u0000");
  const usual =
    schema === undefined
      ? fc.constantFrom(form, form, "PK")
      : valuesOf(document, schema).map((value) => JSON.stringify(value));
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

/** The operation that a request is for, as the router sees its path. */
function operationFor({ paths }: OpenApi, { method, path }: Sent): Operation | undefined {
  const asked = canonicalPath({ url: at + path });
  const [, methods] =
    Object.entries(paths).find(([template]) => {
      const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(".", String.raw`\.`));
      return new RegExp(`^${parts.join("[^/]+")}$`).test(asked);
    }) ?? [];
  return methods?.[method === "head" ? "get" : method];
}

/** What is wrong with an answer; "" where nothing is. */
async function faultIn(
  answer: Response,
  operation: Operation | undefined,
  judge: ReturnType<typeof createJudge>,
): Promise<string> {
  const [type = ""] = (answer.headers.get("content-type") ?? "").split(";");
  const declared = operation?.responses[String(answer.status)];
  const problem = { $ref: "#/components/schemas/Problem" };
  if (answer.status >= 500) return `${answer.status} ${await answer.text()}`;
  if (operation === undefined || (type === "application/problem+json" && answer.status === 404)) {
    if (answer.status < 400) return `${answer.status} where nothing is`;
    return type === "application/problem+json"
      ? judge(problem, await answer.json())
      : `no problem but ${type}`;
  }
  if (declared === undefined) return `${answer.status} is not declared`;
  if (declared.content === undefined)
    return (await answer.text()) === "" ? "" : "a body that is not declared";
  const media = declared.content[type];
  if (media === undefined) return `${type} is not declared of ${answer.status}`;
  if (type === "text/event-stream") {
    return (await eventsOf(answer)).map((event) => judge(media.schema, event)).join("");
  }
  if (type === "application/octet-stream") {
    const messages = await pictureMessagesOf(answer);
    return messages.map((message) => judge(media.schema, message)).join("");
  }
  if (type.endsWith("json")) return judge(media.schema, await answer.json());
  return "";
}

test(`${requests} generated requests: no 5xx, no answer outside its schema (API_SEED=${seed})`, async () => {
  const { app, clock, client, document, ids } = await busyService();
  const judge = createJudge(document);
  const statuses = new Map<number, number>();
  let sent = 0;

  const property = fc.asyncProperty(requestsOf(document, ids, client.key), async (request) => {
    const { method, path, headers, body } = request;
    sent += 1;
    if (sent % 15 === 0) await clock.advance(61_000);
    const isBare = method === "get" || method === "head" || body === undefined;
    const init = { method: method.toUpperCase(), headers, ...(!isBare && { body }) };
    const answer = await app.request(at + path, init);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const operation = method === "head" ? undefined : operationFor(document, request);
    const fault = method === "head" ? "" : await faultIn(answer, operation, judge);
    expect({ is5xx: answer.status >= 500, fault }).toEqual({ is5xx: false, fault: "" });
  });
  await fc.assert(property, { seed, numRuns: requests, endOnFailure: true });

  // What is only ever refused shows nothing.
  for (const status of [200, 201, 204, 400, 401, 404, 415]) {
    expect([...statuses.keys()]).toContain(status);
  }
});

test("the judge refuses an answer with a field too many, one too few, or of another kind", async () => {
  const { document, client } = await busyService();
  const judge = createJudge(document);
  const schema = { $ref: "#/components/schemas/ServiceInfo" };
  const whole: object = JSON.parse(await (await client.send("/api/service")).text());

  expect(judge(schema, whole)).toBe("");
  expect(judge(schema, { ...whole, password: "x" })).toContain("additional properties");
  expect(judge(schema, { ...whole, version: undefined })).not.toBe("");
  expect(judge(schema, { ...whole, version: 1 })).not.toBe("");
});
