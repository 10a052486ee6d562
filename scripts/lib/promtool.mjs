import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./project.mjs";
import { capture, run, say } from "./run.mjs";

const folder = inRoot("node_modules", ".cache", "promtool");

/**
 * Path of Prometheus' own promtool: an installed one, or taken out of Debian's package without installing that, which
 * would start a server. Resolves to `{ path }` or `{ reason }`.
 */
export async function ensurePromtool() {
  const found = ["/usr/bin/promtool", join(folder, "usr", "bin", "promtool")].find(existsSync);
  if (found) return { path: found };
  if (!existsSync("/usr/bin/apt-get")) return { reason: "no promtool, and no apt to get one with" };
  say("fetching Debian's prometheus for its promtool…");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === 0) await run("apt-get", ["update", "-qq"]);
  const { code } = await capture("apt-get", ["download", "-q", "prometheus"], { cwd: folder });
  const deb = readdirSync(folder).find((name) => name.endsWith(".deb"));
  if (code !== 0 || !deb) return { reason: "no promtool, and apt cannot reach its packages" };
  await capture("dpkg-deb", ["-x", join(folder, deb), folder]);
  rmSync(join(folder, deb), { force: true });
  const path = join(folder, "usr", "bin", "promtool");
  return existsSync(path) ? { path } : { reason: "Debian's prometheus could not be unpacked" };
}
