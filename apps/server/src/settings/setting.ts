import { z } from "zod";

/** What the documents and the terminal say of a variable, beside its name. */
export interface SettingWords {
  /** What it is and what it does, as Markdown. */
  description: string;
  /** What it takes, in few words; that of its kind where nothing is said. */
  allowed?: string;
  /** Its default, where another place than the schema decides on it. */
  fallback?: string | undefined;
  /** Its value is never shown. */
  secret?: boolean | undefined;
}

/** Gives a variable its words. They come last: zod keeps them with this very schema. */
export function setting<T extends z.ZodType>(schema: T, words: SettingWords): T {
  return schema.meta({ ...words });
}

/** The words of a variable, those of its kind included. */
export function wordsOf(schema: z.ZodType): SettingWords & { allowed: string } {
  return wordsSchema.parse(metaOf(schema));
}

function metaOf(schema: z.ZodType): Record<string, unknown> {
  const { def } = schema;
  const inner =
    "innerType" in def && def.innerType instanceof z.ZodType ? metaOf(def.innerType) : {};
  return { ...inner, ...schema.meta() };
}

const wordsSchema = z.object({
  description: z.string(),
  allowed: z.string(),
  fallback: z.string().optional(),
  secret: z.boolean().optional(),
});

/** `unit` follows the bounds in the documents: " s", " MB". */
export function wholeNumber(least: number, most: number, unit = "") {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message))
    .meta({ allowed: `${least}–${most}${unit}` });
}

export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z
    .enum(words, { error: `must be one of ${words.join(", ")}` })
    .meta({ allowed: words.map((word) => `\`${word}\``).join(" ") });
}

export function text(allowed = "text") {
  return z.string().meta({ allowed });
}

/** Long enough that it cannot be guessed. */
export function secretOf(least: number) {
  return z
    .string()
    .min(least, `must have ${least} characters or more`)
    .meta({ allowed: `${least} characters or more`, secret: true });
}

/** An http(s) address, of which the origin is taken. */
export function origin() {
  return z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .transform((address) => new URL(address).origin)
    .meta({ allowed: "http(s) address" });
}

/** One line for people to read; one of blanks is none. */
export function shortText(most: number) {
  const message = `must be one line of ${most} characters at most`;
  return z
    .string()
    .trim()
    .max(most, message)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, message)
    .transform((line) => (line === "" ? undefined : line))
    .optional()
    .meta({ allowed: `text, ${most} characters at most` });
}

/** An http(s) address with its path; one that holds a user is none to show around. */
export function webAddress() {
  const message = "must be an http or https address without a user in it";
  return z
    .url({ protocol: /^https?$/, error: message })
    .refine((address) => URL.parse(address)?.username === "", message)
    .meta({ allowed: "http(s) address" });
}
