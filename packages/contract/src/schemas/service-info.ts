import { z } from "zod";
import { targets } from "../job.ts";

/** What the page needs to know about the service before an upload. */
export const serviceInfoSchema = z.object({
  version: z.string(),
  targets: z.array(z.enum(targets)),
  /** The practice site's account, so that anyone can try; only where that site runs beside the service. */
  practice: z.object({ login: z.string(), password: z.string(), siteUrl: z.string() }).optional(),
  /** For each site the page on which a day is corrected by hand, with {year}, {month} and {day} in its address. */
  correctionPages: z.partialRecord(z.enum(targets), z.string()),
  maxFileSizeMb: z.number(),
  punchDelayMs: z.number(),
  queue: z.object({
    running: z.number().int(),
    waiting: z.number().int(),
    /** Of those that run, how many wait for a person and have given their place to the next. */
    waitingForPerson: z.number().int(),
    maxActive: z.number().int(),
    maxQueue: z.number().int(),
  }),
  /** Today in Japan. */
  today: z.iso.date(),
});
export type ServiceInfo = z.infer<typeof serviceInfoSchema>;
