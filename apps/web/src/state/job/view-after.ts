import type { JobEvent, JobView } from "@jobcan-automation/contract";

/** An event that changes what is known of a job, beside those that replace it or end it. */
export type ViewEvent = Extract<JobEvent, { type: "day" | "status" | "account" | "probe" }>;

/** A job after such an event. */
export function viewAfter(job: JobView, event: ViewEvent): JobView {
  switch (event.type) {
    case "day":
      return {
        ...job,
        days: job.days.map((day) => (day.date === event.day.date ? event.day : day)),
      };
    case "status":
      return { ...job, status: event.status };
    case "account":
      return { ...job, account: event.account };
    case "probe":
      return { ...job, probe: event.probe };
  }
}
