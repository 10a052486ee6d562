import { startSandbox } from "./start-sandbox.ts";
import { isTenantName, type TenantName, tenants } from "./tenants/tenants.ts";

/** Runs the practice Jobcan alone: env in, one line with its URLs out, ends on SIGTERM and SIGINT. */
await main(process.env).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`the practice Jobcan could not start: ${reason}\n`);
  process.exitCode = 1;
});

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const sandbox = await startSandbox({
    port: wholeNumber(env, "SANDBOX_PORT", 4100),
    tenant: tenantName(env["SANDBOX_TENANT"] ?? "default"),
    latencyMs: wholeNumber(env, "SANDBOX_LATENCY_MS", 0),
    tls: env["SANDBOX_TLS"] === "1",
  });
  const { idUrl, sslUrl, controlUrl } = sandbox;
  const end = (): void => void sandbox[Symbol.asyncDispose]();
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  if (env["SANDBOX_ENDS_WITH_INPUT"] === "1") process.stdin.resume().once("close", end);
  process.stdout.write(`practice Jobcan id=${idUrl} ssl=${sslUrl} control=${controlUrl}\n`);
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`${name} must be a whole number, not "${text}"`);
}

function tenantName(text: string): TenantName {
  if (isTenantName(text)) return text;
  throw new Error(`SANDBOX_TENANT must be one of ${Object.keys(tenants).join(", ")}`);
}
