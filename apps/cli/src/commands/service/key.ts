import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { printJson } from "../../terminal/print-json.ts";

/** `key`: this user's key for a service, for programs that speak plain HTTP; issued and stored where there is none. */
export const key = defineCommand({
  name: "key",
  service: "running",
  options: ["new"],
  run: async (ports, { values }) => {
    const stored = values.new ? undefined : ports.key;
    const shown = stored ?? (await ports.client.keys.issue(ports.interrupted));
    if (stored === undefined) await ports.storeKey(shown);
    if (ports.json) printJson(ports, { key: shown });
    else ports.out(`${shown}\n`);
    return exitCodes.ok;
  },
});
