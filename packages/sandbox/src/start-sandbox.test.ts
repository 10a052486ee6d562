import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { expect, test } from "vitest";
import { startSandbox } from "./start-sandbox.ts";

test("one port serves both hosts and the control page, on free ports beside each other", async () => {
  await using first = await startSandbox();
  await using second = await startSandbox();

  expect(first.port).not.toBe(second.port);
  expect(first.idUrl).toBe(`http://id.localhost:${first.port}`);
  expect((await visit(first.idUrl, "/users/sign_in")).body).toContain("ジョブカン共通IDログイン");
  expect((await visit(first.sslUrl, "/employee")).status).toBe(302);
  expect((await visit(first.controlUrl, "/")).body).toContain("練習用ジョブカン");
  expect((await visit(`http://evil.localhost:${first.port}`, "/")).status).toBe(200);
  expect(first.counts).toMatchObject({ requests: 3, foreignHostRequests: 1 });
  expect(second.counts.requests).toBe(0);
});

test("redirects between the hosts keep the port", async () => {
  await using sandbox = await startSandbox();

  const { location } = await visit(sandbox.sslUrl, "/jbcoauth/login");

  expect(location).toContain(`${sandbox.idUrl}/oauth/authorize?`);
  expect(location).toContain(encodeURIComponent(`${sandbox.sslUrl}/jbcoauth/callback`));
});

test("the request log holds method, host and path, without the query", async () => {
  await using sandbox = await startSandbox();
  await visit(sandbox.idUrl, "/users/sign_in?app_key=atd");

  expect(sandbox.requestLog()).toMatchObject([
    { method: "GET", host: "id.localhost", path: "/users/sign_in" },
  ]);
});

test("a cut connection reaches the client as a network error", async () => {
  await using sandbox = await startSandbox();
  sandbox.setFault({ name: "connection-cut", on: "sign-in-page" });

  await expect(visit(sandbox.idUrl, "/users/sign_in")).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect((await visit(sandbox.idUrl, "/users/sign_in")).status).toBe(200);
});

test("an answer cut in its middle is an aborted body", async () => {
  await using sandbox = await startSandbox();
  sandbox.setFault({ name: "reply-lost-after-store", on: "sign-in-page" });

  await expect(visit(sandbox.idUrl, "/users/sign_in")).rejects.toThrow(/aborted/);
});

test("the TLS front is self-signed, and all its URLs are https", async () => {
  await using sandbox = await startSandbox({ tls: true });

  await expect(visit(sandbox.idUrl, "/users/sign_in")).rejects.toThrow(/self.signed/i);
  const { status, location } = await visit(sandbox.sslUrl, "/jbcoauth/login", false);
  expect([status, location?.startsWith("https://id.localhost")]).toEqual([302, true]);
  expect(sandbox.counts.requests).toBe(1);
});

test("disposing ends open requests and frees the port", async () => {
  const sandbox = await startSandbox();
  sandbox.setFault({ name: "slow", value: 600_000 });
  const hanging = visit(sandbox.idUrl, "/users/sign_in").catch((error: unknown) => error);
  await expect.poll(() => sandbox.counts.requests).toBe(1);

  await sandbox[Symbol.asyncDispose]();

  expect(await hanging).toBeInstanceOf(Error);
  await using again = await startSandbox({ port: sandbox.port });
  expect(again.port).toBe(sandbox.port);
});

test("a taken port is refused", async () => {
  await using sandbox = await startSandbox();

  await expect(startSandbox({ port: sandbox.port })).rejects.toThrow(/EADDRINUSE/);
});

test("reset can change the company; sessions, faults and counts are forgotten", async () => {
  await using sandbox = await startSandbox({ tenant: "half-filled" });
  sandbox.setFault({ name: "error-500" });
  await visit(sandbox.idUrl, "/users/sign_in");

  sandbox.reset("default");

  expect(sandbox.tenant.name).toBe("default");
  expect(sandbox.punches()).toEqual([]);
  expect(sandbox.counts.requests).toBe(0);
  expect((await visit(sandbox.idUrl, "/users/sign_in")).status).toBe(200);
});

interface Visit {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** Asks 127.0.0.1 with the URL's host as Host header: *.localhost is not known to every resolver. */
function visit(origin: string, path: string, verify = true): Promise<Visit> {
  const { protocol, host, port } = new URL(origin);
  const request = protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(
      { host: "127.0.0.1", port, path, headers: { host }, rejectUnauthorized: verify },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => (body += piece));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location, body }),
        );
      },
    )
      .on("error", reject)
      .end();
  });
}
