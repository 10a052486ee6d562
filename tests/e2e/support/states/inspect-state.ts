/** Inspects the page in one of its states, given by its name. */
export type InspectState = (state: string) => Promise<void>;

/** Chromium's and React's own errors in states where the service is down, refuses a file, or does not know the job. */
export const expectedComplaints =
  /net::ERR_|Failed to fetch dynamically imported module|503 .*\/trpc\/jobs\.submit|\/trpc\/workbooks\.upload|404 .*(?:\/trpc\/jobs\.(?:get|touch)|no-such-page|\/operator\))|401 .*\/(?:trpc\/operator\.view|operator\/sign-in)/;
