import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
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

test("calls say that they come from the command line and send the owner cookie back", async () => {
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

const logged = (seq: number) => ({
  type: "log",
  entry: { seq, at: 0, level: "info", message: { code: "browser_starting", facts: {} } },
});
const status = { state: "finished", queuedAt: 0, finishedAt: 1, outcome: "succeeded" };

/** A service whose stream is cut after two events, and sends the third on the next connection. */
async function cuttingService() {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const input = new URL(request.url ?? "", "http://x").searchParams.get("input") ?? "{}";
    const header = request.headers["last-event-id"];
    asked.push(typeof header === "string" ? header : /"lastEventId":"(\d+)"/.exec(input)?.[1]);
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (id: number, event: unknown) =>
      void response.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
    response.write("retry: 1\nevent: connected\ndata: {}\n\n");
    if (asked.length > 1) {
      send(3, { type: "status", status });
      return;
    }
    send(1, logged(1));
    send(2, logged(2));
    response.write("\n", () => request.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

test("a job is followed with one loop over a cut: no event twice, none lost, and the loop ends with the job", async () => {
  await using service = await cuttingService();
  const client = createAutofillClient({ url: service.url });
  const seen: string[] = [];
  const states: string[] = [];

  const onConnection = ({ state }: { state: string }) => void states.push(state);
  for await (const event of client.jobs.follow("j1", { onConnection })) {
    seen.push(event.type === "log" ? `log ${event.entry.seq}` : event.type);
  }

  expect(seen).toEqual(["log 1", "log 2", "status"]);
  expect(service.asked).toEqual([undefined, "2"]);
  expect(states).toEqual(["connecting", "open", "reconnecting", "open"]);
});
