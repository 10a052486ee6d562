import type {
  DayRecord,
  FillOptions,
  JobMode,
  OwnSignInWay,
  PersonChoice,
  SkeletonChoice,
  Target,
  TimesheetRow,
} from "@jobcan-automation/contract";
import type { Secret } from "../base/secret.ts";
import type { SheetPlace } from "./job.ts";

/** Stands for the upload of a job that has none. */
export const noUpload = "";

/** What was asked for, with what a person has said during the plan that it applies. */
interface OrderOptions extends FillOptions {
  /** 打刻場所 for days whose form does not take the order's. */
  otherPlaces?: string[] | undefined;
  /** Of a recheck: the 打刻場所 that each day was to have, by date. */
  placesByDate?: Record<string, string> | undefined;
}

/**
 * A submit as the engine takes it: already checked, and its secrets wrapped. `owner` is the hash of the browser's own
 * key.
 */
export interface JobRequest {
  owner: string;
  /** Where it came from, as limits are counted; held as long as the job waits or runs, and never stored. */
  address: string;
  /** `noUpload` for a connection test and a recheck. */
  uploadId: string;
  fileName: string;
  /** The sheet the rows were read from; absent for a CSV. */
  sheet?: SheetPlace;
  rows: readonly TimesheetRow[];
  /** Of a recheck: days that the user's own rules left out, which stay as the earlier job had them. */
  leftOut?: readonly DayRecord[];
  /** Undefined where the person signs in. */
  login: Secret | undefined;
  /** Undefined where it goes on with a session, or the person signs in. */
  password: Secret | undefined;
  /** How the person signs in. */
  own?: OwnSignInWay;
  /** The cookies of a session that a plan has opened, as JSON. */
  cookies?: Secret;
  companyCode: string | undefined;
  target: Target;
  mode: JobMode;
  options: OrderOptions;
  /** Of a connection test: see ProbeOrder. */
  skeleton?: SkeletonChoice;
  requestKey: string;
  /** Whether somebody is there who can answer. */
  person: PersonChoice;
}

/**
 * Names a job as a caller may: an id alone opens nothing, and a foreign id is answered like an unknown one
 * (JOB_NOT_FOUND).
 */
export interface JobRef {
  jobId: string;
  owner: string;
}

/** Where a job's rows came from. */
export interface UploadPlace {
  uploadId: string;
  sheet: SheetPlace | undefined;
}

/** Days of a plan, to be entered with its session: the rest of the order is the plan's. */
export interface ApplyRequest extends Pick<
  JobRequest,
  "owner" | "address" | "requestKey" | "person"
> {
  planId: string;
  dates: readonly string[];
  addMissingOn: readonly string[];
}
