import { pictureHostStates } from "@jobcan-automation/contract";
import { pictureEventSchema } from "@jobcan-automation/contract/schemas";
import { z } from "zod";

/*
 * What goes over a run's second channel, as parts (see PicturePart): frames and what is typed never come near the
 * channel of reports, so no log, record or event can hold them.
 */

/** The runner's file descriptor of that channel. */
export const pictureFd = 4;

/** Server → runner. */
export const toPictureSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("view"), width: z.int(), height: z.int() }),
  /** The viewer can take a frame. */
  z.object({ type: z.literal("want") }),
  z.object({ type: z.literal("gone") }),
  z.object({ type: z.literal("events"), events: z.array(pictureEventSchema) }),
]);
export type ToPicture = z.infer<typeof toPictureSchema>;

/** Runner → server, beside the frames. */
export const fromPictureSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("open") }),
  z.object({
    type: z.literal("state"),
    host: z.string(),
    title: z.string(),
    hosts: z.array(z.object({ host: z.string(), state: z.enum(pictureHostStates) })),
  }),
  z.object({ type: z.literal("closed") }),
]);
export type FromPicture = z.infer<typeof fromPictureSchema>;
