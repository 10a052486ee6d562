import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { createAppFixture } from "../testing/app-fixture.ts";
import type { AppRouter } from "../trpc/router.ts";
import { rateLimits } from "./limits/rate-limit.ts";

/** A plain tRPC client: what it understands, any client understands. */
function createClient(headers: Record<string, string> = { "x-trpc-source": "test" }) {
  const { request } = createAppFixture();
  const fetch = async (url: string | URL | Request, init: LooseInit = {}) => {
    const { signal, ...rest } = init;
    const { href } = new URL(url instanceof Request ? url.url : url);
    return await request(href, { ...rest, signal: signal ?? null });
  };
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: "http://localhost/trpc", headers, fetch })],
  });
}

async function refusalOf(call: Promise<unknown>) {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (!(error instanceof TRPCClientError)) throw new Error("the call was not refused");
  return { message: error.message, data: error.data };
}

test("what is refused before the router reaches a tRPC client as a report too", async () => {
  const large = createClient({
    "x-trpc-source": "test",
    "content-length": String(3 * 1024 * 1024),
  });
  const foreign = createClient({ "sec-fetch-site": "cross-site" });
  const eager = createClient();
  const calls = Array.from({ length: rateLimits.call }, () => eager.service.info.query());
  await Promise.all(calls);

  expect(await refusalOf(large.workbooks.upload.mutate(new Uint8Array()))).toMatchObject({
    message: "FILE_TOO_LARGE",
    data: { httpStatus: 413, report: { code: "FILE_TOO_LARGE", facts: { limitMb: 1 } } },
  });
  expect(await refusalOf(foreign.jobs.stop.mutate({ id: "x", when: "now" }))).toMatchObject({
    data: { httpStatus: 403, report: { code: "FORBIDDEN_ORIGIN" } },
  });
  expect(await refusalOf(eager.service.info.query())).toMatchObject({
    data: { httpStatus: 429, report: { code: "RATE_LIMITED", retryAfterSecs: 60 } },
  });
});

type LooseInit = Omit<RequestInit, "signal"> & { signal?: AbortSignal | null | undefined };
