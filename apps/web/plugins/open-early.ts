/**
 * Runs in the page's head, before any other script has come: asks for the events of the job that the address is of, and
 * keeps what arrives. Uses nothing from outside itself, as `beforePaint`.
 */
export function openEarly(): void {
  const [, id] = /^\/jobs\/([0-9a-f]{32})$/.exec(location.pathname) ?? [];
  if (id === undefined) return;
  const input = encodeURIComponent(JSON.stringify({ id }));
  const source = new EventSource(`/trpc/jobs.follow?input=${input}`);
  const kept: Event[] = [];
  const stream = { source, kept, take: (event: Event) => void kept.push(event) };
  globalThis.earlyStream = stream;
  for (const name of "open,connected,message,serialized-error,ping,return,error".split(",")) {
    source.addEventListener(name, (event) => {
      // Its end: a browser would open it anew.
      if (name === "return" || name === "serialized-error") source.close();
      stream.take(event);
    });
  }
}
