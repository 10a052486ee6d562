import type { Credentials, OwnSignIn } from "@jobcan-automation/contract";
import type { CliPorts } from "../cli-ports.ts";
import { variable } from "../env.ts";
import type { OptionName, Values } from "../parser/options.ts";
import { UsageError } from "../parser/usage-error.ts";

/** Whom to sign in as and where, for every command that signs in. */
export const accountOptions = [
  "login",
  "password-stdin",
  "practice-account",
  "own-sign-in",
  "company",
  "target",
] as const satisfies OptionName[];

/** Whom to sign in as, from options, environment or the person at the terminal. Throws UsageError. */
export async function credentialsFor(
  ports: CliPorts,
  values: Pick<Values, (typeof accountOptions)[number]>,
): Promise<Credentials | OwnSignIn> {
  if (values["own-sign-in"]) return await ownWindow(ports);
  const isPractice = values.target === "practice";
  if (values["practice-account"] && !isPractice) {
    throw new UsageError((words) => words.needsPractice);
  }
  const login = values.login ?? ports.env["JOBCAN_LOGIN"] ?? "";
  if (values["practice-account"] || (isPractice && login === "")) {
    return await practiceCredentials(ports);
  }
  if (login === "") throw new UsageError((words) => words.loginMissing);
  const password = await passwordFor(ports, values["password-stdin"], login);
  if (password === undefined || password === "") {
    throw new UsageError((words) => words.passwordMissing);
  }
  const { company } = values;
  return { login, password, ...(company === undefined ? {} : { companyCode: company }) };
}

/** Somebody must be there to sign in, and the service where they are. */
async function ownWindow(ports: CliPorts): Promise<OwnSignIn> {
  const { ownSignIn } = await ports.client.service.info();
  if (ports.ask === undefined || !ownSignIn.includes("window")) {
    throw new UsageError((words) => words.noOwnSignIn);
  }
  return { own: "window" };
}

/** From the source that the options name; at a terminal it is asked for. */
async function passwordFor(
  ports: CliPorts,
  fromStdin: boolean,
  login: string,
): Promise<string | undefined> {
  const fromEnv = variable(ports.env, "JOBCAN_PASSWORD");
  if (!fromStdin && fromEnv !== undefined) return fromEnv;
  if (ports.askHidden !== undefined) return await ports.askHidden(ports.words.passwordFor(login));
  return fromStdin ? (await ports.readStdin()).replace(/\r?\n$/, "") : undefined;
}

async function practiceCredentials(ports: CliPorts): Promise<Credentials> {
  const { practice } = await ports.client.service.info();
  if (practice === undefined) throw new UsageError((words) => words.noPracticeSite);
  return { login: practice.login, password: practice.password };
}
