import { z } from "zod";
import { targets } from "../job.ts";
import { ownSignInWays } from "../person.ts";

/** Who runs the service, where, and what is held how long: as it is set, for a person to read before trusting it. */
const aboutServiceSchema = z.object({
  /** Whether it can be reached from the machine it runs on only. */
  isOwnMachine: z.boolean(),
  /** Whether it asks everybody for a token. */
  isPrivate: z.boolean(),
  operator: z.object({ name: z.string().optional(), contact: z.string().optional() }),
  /** Where the program's source code is. */
  sourceUrl: z.string().optional(),
  /** The only hosts that a password and hours are sent to. */
  jobcanHosts: z.array(z.string()),
  holds: z.object({
    /** The longest that a password is in memory: a job's wait and its run. */
    passwordSecs: z.number(),
    /** The session at Jobcan that a plan has opened, in memory; 0: not at all. */
    sittingSecs: z.number(),
    /** A file of which no job came. */
    uploadSecs: z.number(),
    /** The same, where the service was started anew since. */
    strayUploadSecs: z.number(),
    /** A job's record, its log and its file, from its end on. */
    jobSecs: z.number(),
    /** Lines of a job's log. */
    logLines: z.number().int(),
    /** The browser's cookie. */
    cookieSecs: z.number(),
    /** The cookie that stands for a private instance's token. */
    accessCookieSecs: z.number().optional(),
  }),
});
export type AboutService = z.infer<typeof aboutServiceSchema>;

/** What the page needs to know about the service before an upload. */
export const serviceInfoSchema = z.object({
  version: z.string(),
  targets: z.array(z.enum(targets)),
  /** The practice site's account, so that anyone can try; only where that site runs beside the service. */
  practice: z.object({ login: z.string(), password: z.string(), siteUrl: z.string() }).optional(),
  /** For each site the page on which a day is corrected by hand, with {year}, {month} and {day} in its address. */
  correctionPages: z.partialRecord(z.enum(targets), z.string()),
  /** How a person may sign in without a password: in a window only where the service is on their own machine. */
  ownSignIn: z.array(z.enum(ownSignInWays)),
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
  about: aboutServiceSchema,
});
export type ServiceInfo = z.infer<typeof serviceInfoSchema>;
