import { z } from "zod";
import type { LiveUser } from "./live-user.ts";

interface FollowedEvent {
  /** Its number. */
  seq: number;
  type: string;
}

/** A job's stream at a service that really runs. */
export interface FollowedLive {
  /** Settles with the first event. */
  begun: Promise<void>;
  /** All events, once the stream has ended or was cut. */
  over: Promise<FollowedEvent[]>;
}

const block = /^id: (\d+)\ndata: (.*)\n\n/gm;
const eventSchema = z.object({ type: z.string() });

/** Follows a job from its beginning, or from after an event. */
export function followLive(user: LiveUser, jobId: string, after?: number): FollowedLive {
  const begun = Promise.withResolvers<void>();
  return { begun: begun.promise, over: read() };

  async function read(): Promise<FollowedEvent[]> {
    const headers = after === undefined ? {} : { "last-event-id": String(after) };
    const answer = await user.send(`/api/jobs/${jobId}/events`, { headers });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value } = (await reader?.read().catch(() => undefined)) ?? {};
      if (value === undefined) break;
      text += value;
      if (text.search(block) !== -1) begun.resolve();
    }
    return [...text.matchAll(block)].map(([, seq, data = ""]) => ({
      seq: Number(seq),
      type: eventSchema.parse(JSON.parse(data)).type,
    }));
  }
}
