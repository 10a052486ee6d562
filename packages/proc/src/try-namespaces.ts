import { spawnSync } from "node:child_process";

/** Whether namespaces as Chromium's can be made on this machine; undefined where there is no `unshare` to try it. */
export function tryNamespaces(): boolean | undefined {
  const asked = ["--user", "--map-root-user", "--pid", "--net", "--fork", "true"];
  const { error, status } = spawnSync("unshare", asked, { stdio: "ignore", timeout: 5_000 });
  return error === undefined ? status === 0 : undefined;
}
