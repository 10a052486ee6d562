import type { ErrorCode } from "@jobcan-automation/contract";
import { logFacts, logMessageSchema } from "@jobcan-automation/contract/schemas";
import { type DescribeRouteOptions, resolver } from "hono-openapi";
import { z } from "zod";
import { errorStatus } from "../../error-status.ts";
import type { ApiRoute } from "../api/api-route.ts";
import { problemSchema } from "./problem-schema.ts";

type Responses = NonNullable<DescribeRouteOptions["responses"]>;
type RequestBody = NonNullable<DescribeRouteOptions["requestBody"]>;
type Parameters = NonNullable<DescribeRouteOptions["parameters"]>;

/** How any call may be refused. */
const always: readonly ErrorCode[] = [
  "INVALID_REQUEST",
  "ACCESS_REQUIRED",
  "FORBIDDEN_ORIGIN",
  "RATE_LIMITED",
  "INTERNAL",
];

/** How one that sends something may be. */
const ofBodies: readonly ErrorCode[] = ["WRONG_CONTENT_TYPE", "FILE_TOO_LARGE", "READER_BUSY"];

/** As `encodePicturePart` of the contract writes them. */
const partsText =
  "A stream of parts, each its length (4 bytes, big end first), its kind (1 byte: 0 or 1) and its content. 1 is a frame, as JPEG; 0 is JSON of this schema.";

const file = { type: "string", format: "binary" } as const;

/** A route as its operation in the document. */
export function specOf(route: ApiRoute): DescribeRouteOptions {
  const { name, summary, owned, body } = route;
  const [first = "", ...more] = summary.split(/(?<=\.) /);
  return {
    operationId: name,
    summary: first.replace(/\.$/, ""),
    ...(more.length > 0 && { description: more.join(" ") }),
    security: securityOf(owned),
    parameters: parametersOf(route),
    ...(body !== undefined && { requestBody: bodyOf(body) }),
    responses: { ...answersOf(route), ...refusalsOf(route) },
  };
}

function securityOf(owned: ApiRoute["owned"]): { [scheme: string]: string[] }[] {
  if (owned === "operator") return [{ operator: [] }];
  return owned ? [{ key: [] }, { browser: [] }] : [];
}

function bodyOf(body: NonNullable<ApiRoute["body"]>): RequestBody {
  if (body.is === "json") return { required: true, content: json(body.schema) };
  const form = { type: "object" as const, properties: { file }, required: ["file"] };
  return {
    required: true,
    content: {
      "multipart/form-data": { schema: form },
      "application/octet-stream": { schema: file },
    },
  };
}

function parametersOf({ params, query, resumes }: ApiRoute): Parameters {
  const resume = {
    in: "header",
    name: "Last-Event-ID",
    description: "The number of the newest event that you have.",
    schema: { type: "string" },
  } as const;
  return [
    ...fieldsOf(params).map(([name, schema]) => ({ in: "path", name, required: true, schema })),
    ...fieldsOf(query).map(([name, schema]) => ({ in: "query", name, schema })),
    ...(resumes === true ? [resume] : []),
  ];
}

/** The fields of an object's schema, each as JSON Schema has it. */
function fieldsOf(schema: z.ZodType | undefined): [string, object][] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => {
    const { $schema: _, ...plain } = z.toJSONSchema(field, { io: "input" });
    return [name, plain];
  });
}

function answersOf({ answers }: ApiRoute): Responses {
  const described: Responses = {};
  for (const [status, answer] of Object.entries(answers)) {
    const { description } = answer;
    switch (answer.is) {
      case "json":
        described[status] = { description, content: json(answer.schema) };
        break;
      case "file":
        described[status] = { description, content: Object.fromEntries(answer.types.map(bytesOf)) };
        break;
      case "events":
        described[status] = {
          description: `${description} The \`data\` of each is JSON of this schema.`,
          content: { "text/event-stream": { schema: schemaOf(answer.of) } },
        };
        break;
      case "parts":
        described[status] = {
          description: `${description} ${partsText}`,
          content: { "application/octet-stream": { schema: schemaOf(answer.of) } },
        };
        break;
      case "nothing":
        described[status] = { description };
    }
  }
  return described;
}

function bytesOf(type: string) {
  const [plain = ""] = type.split(";");
  return [plain, { schema: plain === "application/json" ? {} : file }] as const;
}

function refusalsOf({ refusals, body, owned }: ApiRoute): Responses {
  const described: Responses = {};
  const ofOwner: ErrorCode = owned === "operator" ? "OPERATOR_REQUIRED" : "KEY_REQUIRED";
  const codes = new Set([...always, ofOwner, ...(body === undefined ? [] : ofBodies), ...refusals]);
  for (const [status, same] of Map.groupBy(codes, (code) => errorStatus[code].http)) {
    const content = { "application/problem+json": { schema: schemaOf(problemSchema) } };
    described[String(status)] = { description: same.join(", "), content };
  }
  return described;
}

function json(schema: z.ZodType) {
  return { "application/json": { schema: schemaOf(schema) } };
}

/** A log line is checked by code, so that its schema is put together here from those of all lines. */
function schemaOf(schema: z.ZodType) {
  return resolver(schema, {
    options: {
      io: "input",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }) => {
        if (zodSchema === logMessageSchema) Object.assign(jsonSchema, { anyOf: logLines() });
      },
    },
  });
}

function logLines(): object[] {
  return Object.entries(logFacts).map(([code, facts]) => {
    const { $schema: _, ...line } = z.toJSONSchema(z.object({ code: z.literal(code), facts }), {
      io: "input",
    });
    return line;
  });
}
