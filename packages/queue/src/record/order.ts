import { type JobRequest, Secret, type StoredJob } from "@jobcan-automation/core";

/** What of a request is done: rows and options, nothing that signs in. It is in no key, so nobody can change it. */
export type Order = Pick<
  JobRequest,
  "rows" | "options" | "skeleton" | "person" | "mode" | "target" | "own"
>;

/** What travels sealed from the web server that has it to the worker that runs the job. */
export interface SealedSecrets {
  login?: string | undefined;
  password?: string | undefined;
  companyCode?: string | undefined;
  /** JSON of a session's cookies. */
  cookies?: string | undefined;
}

/**
 * What the web server that took a job gives its worker, sealed. The worker believes Redis nothing of it: neither whose
 * job it is, nor where and what it enters.
 */
export interface HandedOver extends Pick<StoredJob, "facts" | "days"> {
  order: Order;
  secrets: SealedSecrets;
}

export function orderOf({ rows, options, skeleton, person, mode, target, own }: JobRequest): Order {
  const more = { ...(skeleton !== undefined && { skeleton }), ...(own !== undefined && { own }) };
  return { rows, options, person, mode, target, ...more };
}

/** Reveals the secrets: to be sealed and dropped. */
export function secretsOf({
  login,
  password,
  companyCode,
  cookies,
}: Pick<JobRequest, "login" | "password" | "companyCode" | "cookies">): SealedSecrets {
  return {
    login: login?.reveal(),
    password: password?.reveal(),
    companyCode,
    cookies: cookies?.reveal(),
  };
}

export function wrapped({ login, password, companyCode, cookies }: SealedSecrets) {
  return {
    login: login === undefined ? undefined : new Secret(login),
    password: password === undefined ? undefined : new Secret(password),
    companyCode,
    ...(cookies !== undefined && { cookies: new Secret(cookies) }),
  };
}
