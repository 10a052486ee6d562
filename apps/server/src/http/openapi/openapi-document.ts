import { Hono } from "hono";
import { describeRoute, generateSpecs } from "hono-openapi";
import packageJson from "../../../package.json" with { type: "json" };
import type { ApiRoute } from "../api/api-route.ts";
import { specOf } from "./describe-route.ts";
import { nameSchemas } from "./name-schemas.ts";

/** The OpenAPI 3.1 document of /api. */
export type OpenApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

const description =
  "Sends a sheet, starts a job, follows it to its end, fetches its receipt. Get a key first: `POST /api/keys`.";

const operator = {
  type: "http",
  scheme: "bearer",
  description: "OPERATOR_TOKEN, of who operates the service.",
} as const;

/**
 * Makes the document from the table of routes: routes that nothing runs, for the generator to read. To be called
 * once; what it loads an idle server does without.
 */
export async function makeOpenApiDocument(table: readonly ApiRoute[]): Promise<OpenApiDocument> {
  nameSchemas();
  const isOperated = table.some(({ owned }) => owned === "operator");
  const described = new Hono();
  for (const route of table) {
    const method = route.method.toUpperCase();
    described.on(method, route.path, describeRoute(specOf(route)), (c) => c.notFound());
  }
  return await generateSpecs(described, {
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      info: { title: "Jobcan AutoFill", version: packageJson.version, description },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", description: "A key of `POST /api/keys`." },
          ...(isOperated && { operator }),
          browser: { type: "apiKey", in: "cookie", name: "jobcan_owner" },
        },
      },
    },
  });
}
