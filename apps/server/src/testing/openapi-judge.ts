import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { OpenApi } from "./openapi.ts";

/** Compiles a schema of the document so that a field that it does not name is refused. */
export function createJudge(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: "doc", ...closed(document) });
  const known = new Map<string, ReturnType<typeof ajv.compile>>();
  return (schema: Record<string, unknown>, value: unknown): string => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"doc#/components');
    const validate = known.get(text) ?? ajv.compile(closed(JSON.parse(text)));
    known.set(text, validate);
    return validate(value) ? "" : ajv.errorsText(validate.errors);
  };
}

/** The schema with every object closed that does not say what else it may have. */
function closed(schema: unknown): object {
  const copy: object = JSON.parse(JSON.stringify(schema), (_name, part: unknown) =>
    isOpenObject(part) ? { ...part, additionalProperties: false } : part,
  );
  return copy;
}

function isOpenObject(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    "properties" in value &&
    "type" in value &&
    !("additionalProperties" in value)
  );
}
