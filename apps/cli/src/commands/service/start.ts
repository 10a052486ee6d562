import { type Env, variable } from "../../env.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { readPort } from "../../parser/read-values.ts";
import { publishUrl } from "../../service/started-service.ts";
import { untilAborted } from "./until-aborted.ts";

/** `start`: the service and its page on this machine's loopback, the practice site beside it, until Ctrl-C. */
export const start = defineCommand({
  name: "start",
  service: "none",
  options: ["port", "no-open"],
  run: async (ports, { values: { port, "no-open": unopened } }) => {
    const { words, interrupted, machine } = ports;
    await using service = await ports.openOwn(port ?? portOf(ports.env));
    const { url = "", practiceUrl = "", dataDir } = service;
    await using _published = await publishUrl(dataDir, url);
    const page = `${url}/autofill`;
    const lines = words.own.started({ page, practice: practiceUrl, data: dataDir });
    if (ports.json) ports.out(`${JSON.stringify({ url, practiceUrl, dataDir })}\n`);
    else ports.out(`${["", ...lines, words.own.stopWith, ""].join("\n  ").trimEnd()}\n\n`);
    if (!unopened) machine.openPage(page);
    const isSuperseded = await Promise.race([
      service.superseded.then(() => true),
      untilAborted(interrupted).then(() => false),
    ]);
    ports.err(`${isSuperseded ? words.own.superseded : words.own.stopping}\n`);
    return isSuperseded ? exitCodes.couldNotRun : exitCodes.ok;
  },
});

/** PORT, as the server has it; any free port where it is not set. Throws UsageError. */
function portOf(env: Env): number {
  const port = variable(env, "PORT");
  return port === undefined ? 0 : readPort(port, "PORT");
}
