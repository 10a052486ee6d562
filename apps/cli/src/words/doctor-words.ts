import type { Need } from "../commands/service/need.ts";

/** What doctor says of each thing it looked at: what is there, or what is missing and what to do. */
export type DoctorWords = { readonly [N in Need as N["kind"]]: (found: N) => string };
