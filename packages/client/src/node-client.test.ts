import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { createAutofillClient } from "./node-client.ts";

interface Seen {
  path: string;
  source: string | undefined;
  cookie: string | undefined;
  type: string;
}

/** A service that answers every call with the same JSON and sets an owner cookie. */
async function recordingService() {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push(seenOf(request));
    request.resume().on("end", () => {
      response.writeHead(200, {
        "content-type": "application/json",
        "set-cookie": "owner=k1; HttpOnly",
      });
      response.end(JSON.stringify({ result: { data: { ok: true } } }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function seenOf(request: IncomingMessage): Seen {
  const source = request.headers["x-trpc-source"];
  return {
    path: request.url ?? "",
    source: Array.isArray(source) ? source[0] : source,
    cookie: request.headers.cookie,
    type: (request.headers["content-type"] ?? "").split(";")[0] ?? "",
  };
}

test("calls say that they come from the command line and keep the owner cookie", async () => {
  await using service = await recordingService();
  const client = createAutofillClient({ url: service.url });

  await client.service.info();
  await client.jobs.touch("j1");

  expect(service.seen).toEqual([
    { path: "/trpc/service.info", source: "cli", cookie: undefined, type: "" },
    { path: "/trpc/jobs.touch", source: "cli", cookie: "owner=k1", type: "application/json" },
  ]);
});

test("a workbook goes up as a form with its name, never as base64", async () => {
  await using service = await recordingService();
  const client = createAutofillClient({ url: service.url });

  await client.workbooks.upload(new Blob(["PK"]), "november.xlsx");

  expect(service.seen[0]?.type).toBe("multipart/form-data");
});
