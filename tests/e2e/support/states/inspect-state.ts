/** Looks at a screen in one of its states; the name says which. */
export type Look = (state: string) => Promise<void>;

/** What Chromium (and React, of code that is not to be had) says by itself in states where the service is away, refuses a file, or does not know the job told of. */
export const expectedComplaints =
  /net::ERR_|Failed to fetch dynamically imported module|\/trpc\/workbooks\.upload|404 .*(?:\/trpc\/jobs\.(?:get|touch)|no-such-page)/;
