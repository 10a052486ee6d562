import type { ErrorCode } from "@jobcan-automation/contract";
import type { Clock } from "@jobcan-automation/core";
import type { Context } from "hono";
import type { z } from "zod";
import type { Call } from "../../use-cases/call.ts";
import { parsed } from "../../use-cases/inputs.ts";
import type { AppEnv } from "../env.ts";
import type { RateGroup } from "../limits/rate-limit.ts";
import type { ApiKeys } from "../owner/api-keys.ts";
import { readJson } from "./read-json.ts";

/** What the routes work with. */
export interface ApiPorts {
  keys: ApiKeys;
  clock: Pick<Clock, "after">;
  maxFileSizeMb: number;
}

/** One request of a route that has been let in. */
export interface ApiCall extends Call, ApiPorts {
  c: Context<AppEnv>;
}

/**
 * What a route answers when it succeeds. A file is bytes of that type, an event stream names its events, a picture
 * (`parts`) the messages between its frames.
 */
type Answer =
  | { is: "json"; schema: z.ZodType; description: string }
  | { is: "file"; types: readonly string[]; description: string }
  | { is: "events"; of: z.ZodType; description: string }
  | { is: "parts"; of: z.ZodType; description: string }
  | { is: "nothing"; description: string };

interface RouteFacts {
  method: "get" | "post";
  /** As Hono writes it. */
  path: string;
  /** Its name in clients that are generated. */
  name: string;
  summary: string;
  /** What its calls are counted as. */
  limit: RateGroup;
  /** Whether it needs a key or a cookie, or the operator's token. */
  owned: boolean | "operator";
  /** What it shows is for a page of ours, or with a key: nothing that another site makes a browser ask for. */
  fromOurPage?: true;
  /** An event stream that goes on from the header Last-Event-ID. */
  resumes?: true;
  answers: Readonly<Partial<Record<200 | 201 | 202 | 204, Answer>>>;
  /** How it may be refused, beside what any call may be. */
  refusals: readonly ErrorCode[];
}

/**
 * What a client sends: JSON by a schema, of fewer bytes than any call's where it says so, or a file, which the route
 * streams by itself.
 */
type Body<B extends z.ZodType> = { is: "json"; schema: B; maxBytes?: number } | { is: "file" };

interface RouteInputs<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params?: P;
  query?: Q;
  body?: Body<B>;
}

/** A route of /api as it is mounted and described: there is nothing about it that stands anywhere else. */
export interface ApiRoute extends RouteFacts, RouteInputs<z.ZodType, z.ZodType, z.ZodType> {
  run(call: ApiCall): Promise<Response>;
}

type RouteDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = RouteFacts &
  RouteInputs<P, Q, B> & {
    run(
      call: ApiCall,
      input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    ): Promise<Response>;
  };

/** A route whose inputs are parsed before it runs. A field that is not as it has to be is INVALID_REQUEST {field}. */
export function defineRoute<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(definition: RouteDefinition<P, Q, B>): ApiRoute {
  const { params, query, body } = definition;
  return {
    ...definition,
    async run(call) {
      const { req } = call.c;
      const json = body?.is === "json" ? await readJson(call.c) : undefined;
      return await definition.run(call, {
        params: outputOf(params, req.param()),
        query: outputOf(query, req.query()),
        body: outputOf(body?.is === "json" ? body.schema : undefined, json),
      });
    },
  };
}

function outputOf<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without a schema its type is unknown
  return schema === undefined ? (value as z.output<S>) : parsed(schema, value);
}
