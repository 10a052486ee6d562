import { expect, test } from "vitest";
import { createAppFixture } from "./testing/app-fixture.ts";
import { listen } from "./testing/listening.ts";

const ours = { publicOrigins: ["https://autofill.example", "https://autofill.onrender.example"] };

function get(path: string, host: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
}

/** A request line that holds a whole address. */
function whole(line: string, host: string): string {
  return get(`http://${line}/trpc/service.info`, host);
}

test.each([
  ["localhost:3000", 200],
  ["127.0.0.1:4711", 200],
  ["[::1]:3000", 200],
  ["autofill.example", 200],
  ["AUTOFILL.example.:443", 200],
  ["autofill.onrender.example", 200],
  ["rebound.attacker.example", 403],
  ["rebound.attacker.example:3000", 403],
  ["autofill.example.attacker.example", 403],
  ["localhost.attacker.example", 403],
  ["127.0.0.1.attacker.example", 403],
  ["192.0.2.7", 403],
  ["0.0.0.0", 403],
  ["attacker.example#localhost", 403],
  ["attacker.example@localhost", 403],
  ["2130706433", 200],
])("a request by the name %s is answered %i", async (host, status) => {
  const fixture = createAppFixture(ours);
  await using server = await listen(fixture.app);

  for (const path of ["/trpc/service.info", "/templates/2026-11.xlsx"]) {
    const answer = await server.answer(get(path, host));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 (${status === 403 ? "403|400" : status}) `));
  }
});

test("a whole address in the request line does not get a foreign name past, nor one in the header", async () => {
  await using server = await listen(createAppFixture(ours).app);

  expect(await server.answer(whole("attacker.example", "localhost"))).toMatch(/^HTTP\/1.1 403 /);
  expect(await server.answer(whole("localhost", "attacker.example"))).toMatch(/^HTTP\/1.1 403 /);
  expect(await server.answer(whole("localhost", "localhost"))).toMatch(/^HTTP\/1.1 200 /);
});

test("a platform asks for health by any name", async () => {
  await using server = await listen(createAppFixture(ours).app);

  for (const path of ["/healthz", "/livez", "/readyz"]) {
    expect(await server.answer(get(path, "10.3.2.1:10000"))).toMatch(/^HTTP\/1.1 200 /);
  }
});

test("the address that the operator listens at is one of our names", async () => {
  await using server = await listen(createAppFixture({ listenHost: "192.0.2.7" }).app);

  expect(await server.answer(get("/trpc/service.info", "192.0.2.7:3000"))).toMatch(/ 200 /);
  expect(await server.answer(get("/trpc/service.info", "192.0.2.8:3000"))).toMatch(/ 403 /);
});

test("the operator is told of an unknown name once, and of ten at most", async () => {
  const { request, lines } = createAppFixture();
  const ask = async (host: string) =>
    await request("/trpc/service.info", { headers: { host: `${host}.example` } });
  for (let index = 0; index < 30; index += 1) await ask(`n${index % 15}`);

  expect(lines.filter((line) => line.startsWith("host_refused"))).toHaveLength(10);
  expect(lines[0]).toBe("host_refused host=n0.example set=PUBLIC_ORIGIN");
});

test("our own page may write by either of our public origins", async () => {
  const { request } = createAppFixture(ours);
  const statusFrom = async (origin: string) => {
    const headers = {
      origin,
      host: new URL(origin).host,
      "x-trpc-source": "web",
      "content-type": "application/json",
    };
    const init = { method: "POST", headers, body: '{"id":"j1"}' };
    return (await request("/trpc/jobs.touch", init)).status;
  };

  expect(await statusFrom("https://autofill.onrender.example")).toBe(404);
  expect(await statusFrom("https://autofill.example")).toBe(404);
  expect(await statusFrom("http://autofill.example")).toBe(403);
});
