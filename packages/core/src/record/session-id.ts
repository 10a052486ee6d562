/**
 * What the log calls the session of an upload: the beginning of its id, which joins the lines of an upload and of the
 * jobs that came of it and is no key to either.
 */
export function sessionIdOf(uploadId: string): string {
  return uploadId.slice(0, 8);
}
