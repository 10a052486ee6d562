import { AutofillError } from "@jobcan-automation/contract";
import type { Context } from "hono";

const takes = "application/json";

/** The JSON of a request. Throws WRONG_CONTENT_TYPE, and INVALID_REQUEST {field: "body"} for what is no JSON. */
export async function readJson(c: Context): Promise<unknown> {
  const [type = ""] = (c.req.header("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== takes) throw new AutofillError("WRONG_CONTENT_TYPE", { takes });
  const text = await c.req.text();
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new AutofillError("INVALID_REQUEST", { field: "body" });
  }
}
