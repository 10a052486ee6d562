import type { CliPorts } from "../../cli-ports.ts";
import { exitCodes } from "../../exit-codes.ts";
import { defineCommand } from "../../parser/command.ts";
import { printJson } from "../../terminal/print-json.ts";
import { untilAborted } from "./until-aborted.ts";

const nameWidth = 30;

/** `practice`: the practice Jobcan alone, for people who write other clients; --list names its tenants and faults. */
export const practice = defineCommand({
  name: "practice",
  service: "none",
  options: ["port", "tenant", "faults", "latency", "list"],
  run: async (ports, { values }) => {
    const { openPracticeSite, practiceLists } = await import("../../service/practice-site.ts");
    if (values.list) {
      printLists(ports, practiceLists());
      return exitCodes.ok;
    }
    const { latency: latencyMs, port, tenant, faults } = values;
    await using site = await openPracticeSite({ port, tenant, faults, latencyMs });
    printSite(ports, site);
    await untilAborted(ports.interrupted);
    return exitCodes.ok;
  },
});

interface Site {
  idUrl: string;
  sslUrl: string;
  controlUrl: string;
  tenant: { accounts: readonly { email: string; password: string }[] };
}

function printSite(ports: CliPorts, site: Site): void {
  const { idUrl: signIn, sslUrl: attendance, controlUrl: control } = site;
  const [account] = site.tenant.accounts;
  const { own } = ports.words;
  if (ports.json) {
    ports.out(`${JSON.stringify({ signIn, attendance, control, account })}\n`);
    return;
  }
  const who = account === undefined ? [] : [own.practiceAccount(account.email, account.password)];
  const lines = [...own.practiceStarted({ signIn, attendance, control }), ...who, own.stopWith];
  ports.out(`${lines.join("\n")}\n`);
}

type Titles = Readonly<Record<string, string>>;

function printLists(ports: CliPorts, lists: { tenants: Titles; faults: Titles }): void {
  if (ports.json) {
    printJson(ports, lists);
    return;
  }
  const { own } = ports.words;
  const { tenants, faults } = lists;
  const parts = [[own.tenants, ...titled(tenants)], [""], [own.faults, ...titled(faults)]];
  ports.out(`${parts.flat().join("\n")}\n`);
}

function titled(titles: Titles): string[] {
  return Object.entries(titles).map(([name, title]) => `  ${name.padEnd(nameWidth)}  ${title}`);
}
