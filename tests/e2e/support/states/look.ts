/** Looks at a screen in one of its states; the name says which. */
export type Look = (state: string) => Promise<void>;

/** What Chromium says by itself in states where the service is away, refuses a file, or does not know the job that a test tells of. */
export const expectedComplaints =
  /net::ERR_|\/trpc\/workbooks\.upload|404 .*(?:\/trpc\/jobs\.(?:get|touch)|no-such-page)/;
