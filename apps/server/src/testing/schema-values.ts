import * as fc from "fast-check";
import type { OpenApi } from "./openapi.ts";

type Schema = Record<string, unknown>;

const deepest = 8;

/** Values by a JSON schema, of which about one in twelve parts is something else. */
export function valuesOf(document: OpenApi, schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const fitting = fittingValues(document, schema, depth);
  return fc.oneof({ weight: 11, arbitrary: fitting }, { weight: 1, arbitrary: fc.jsonValue() });
}

function fittingValues(document: OpenApi, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const below = (inner: unknown) => valuesOf(document, schemaIn(inner), depth + 1);
  const { $ref, anyOf, oneOf, enum: words, const: word } = schema;
  if (depth > deepest) return fc.constant(null);
  if (typeof $ref === "string") {
    return below(document.components.schemas[$ref.split("/").at(-1) ?? ""]);
  }
  const choices = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(choices)) return fc.oneof(...choices.map(below));
  if (Array.isArray(words)) return fc.constantFrom(...words);
  if (word !== undefined) return fc.constant(word);
  return typedValues(schema, below);
}

function typedValues(
  schema: Schema,
  below: (inner: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { type, properties, required, items } = schema;
  const bound = (name: string, other: number) => Number(schema[name] ?? other);
  switch (type) {
    case "object": {
      const fields = Object.entries(schemaIn(properties)).map(([name, field]) => [
        name,
        below(field),
      ]);
      const requiredKeys = Array.isArray(required) ? required.map(String) : [];
      return fc.record<Record<string, unknown>>(Object.fromEntries(fields), { requiredKeys });
    }
    case "array": {
      const minLength = bound("minItems", 0);
      return fc.array(below(items), { minLength, maxLength: minLength + 3 });
    }
    case "integer":
      return fc.oneof(
        fc.integer({ min: bound("minimum", -5), max: Math.min(bound("maximum", 3000), 3000) }),
        fc.maxSafeInteger(),
      );
    case "number":
      return fc.double();
    case "boolean":
      return fc.boolean();
    case "string":
      return typeof schema["pattern"] === "string"
        ? fc.oneof(fc.stringMatching(patternOf(schema["pattern"])), fc.string())
        : fc.string({
            minLength: bound("minLength", 0),
            maxLength: bound("maxLength", 12),
            unit: "grapheme",
          });
    default:
      return fc.jsonValue();
  }
}

function patternOf(pattern: string): RegExp {
  return new RegExp(pattern);
}

function schemaIn(value: unknown): Schema {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
