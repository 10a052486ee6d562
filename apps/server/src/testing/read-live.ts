import { PicturePartReader } from "@jobcan-automation/contract";
import { settled } from "@jobcan-automation/core/testing";

/** A stream's events as far as they come at once. */
export async function eventsOf(answer: Response): Promise<unknown[]> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const read = await Promise.race([reader?.read(), settled()]);
    if (read?.value === undefined) break;
    text += read.value;
  }
  await reader?.cancel();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]): unknown => JSON.parse(data));
}

/** The messages of a picture's stream as far as they come at once; the viewer then leaves. */
export async function pictureMessagesOf(answer: Response): Promise<unknown[]> {
  const reader = answer.body?.getReader();
  const parts = new PicturePartReader();
  const seen: unknown[] = [];
  for (;;) {
    const read = await Promise.race([reader?.read(), settled()]);
    if (read?.value === undefined) break;
    for (const part of parts.push(read.value)) {
      if (part.kind === "json") seen.push(JSON.parse(part.json));
    }
  }
  await reader?.cancel();
  return seen;
}
