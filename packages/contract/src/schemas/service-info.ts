import { z } from "zod";
import { targets } from "../job.ts";

/** What the page must know of the service before anything is uploaded. */
export const serviceInfoSchema = z.object({
  version: z.string(),
  targets: z.array(z.enum(targets)),
  /** The practice site's own account, offered so that anyone can try; only where the practice site runs beside the service. */
  practice: z.object({ login: z.string(), password: z.string(), siteUrl: z.string() }).optional(),
  maxFileSizeMb: z.number(),
  punchDelayMs: z.number(),
  queue: z.object({
    running: z.number().int(),
    waiting: z.number().int(),
    maxActive: z.number().int(),
    maxQueue: z.number().int(),
  }),
  /** Today in Japan. */
  today: z.iso.date(),
});
export type ServiceInfo = z.infer<typeof serviceInfoSchema>;
