import { setTimeout as delay } from "node:timers/promises";
import { createMiddleware } from "hono/factory";
import { formFields, hostNameOf, type SandboxContext, type SandboxEnv } from "./context.ts";

const storedRequests = 2000;
const signInPaths = /^\/(users\/sign_in|login\/.+)$/;
const writePaths = /^\/employee\/(adit\/(insert|delete|reject|update-reason)|index\/adit)\/?$/;

/** Counts and logs the request, then waits for the site's configured latency. */
export const noteRequest = createMiddleware<SandboxEnv>(async (c, next) => {
  const { counts, requests, latencyMs } = c.get("state");
  const { method, path } = c.req;
  c.set("reusedConnection", isReused(c));
  counts.requests++;
  if (method === "POST" && signInPaths.test(path)) {
    if ((await formFields(c)).has("user[otp_attempt]")) counts.otpPosts++;
    else counts.signInPosts++;
  }
  if (method === "POST" && writePaths.test(path)) counts.writes++;
  if (method === "POST" && path.startsWith("/employee/adit/insert")) counts.inserts++;
  requests.push({ method, host: hostNameOf(c), path, at: Date.now() });
  if (requests.length > storedRequests) requests.shift();
  if (latencyMs > 0) await delay(latencyMs);
  await next();
});

function isReused(c: SandboxContext): boolean {
  const socket = c.env?.incoming?.socket;
  if (socket === undefined) return false;
  const { usedConnections } = c.get("state");
  const reused = usedConnections.has(socket);
  usedConnections.add(socket);
  return reused;
}
