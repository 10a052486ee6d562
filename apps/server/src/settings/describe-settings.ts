import { settingsSchema } from "./schema.ts";
import { wordsOf } from "./setting.ts";

export interface SettingRow {
  name: string;
  /** Its default as text; undefined where there is none. */
  fallback: string | undefined;
  allowed: string;
  description: string;
}

/** What the documents say of every variable that is read, in their order. */
export function describeSettings(): SettingRow[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const { allowed, description, fallback } = wordsOf(schema);
    const value = schema.safeParse(undefined).data;
    return {
      name,
      fallback: fallback ?? value?.toString(),
      allowed,
      description,
    };
  });
}
