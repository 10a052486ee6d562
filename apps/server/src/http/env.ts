import type { HttpBindings } from "@hono/node-server";

/** What a request carries through the middleware. In tests there are no bindings. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    owner: string;
    /** Whether the owner came with a key, or has just been given one. */
    isKnown: boolean;
    address: string;
  };
}
