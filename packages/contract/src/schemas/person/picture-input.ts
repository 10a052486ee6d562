import { z } from "zod";
import { pictureKeys, pictureLimits } from "../../picture/picture.ts";

const place = { x: z.number().min(0).max(2_000), y: z.number().min(0).max(2_000) };
const distance = z.number().min(-2_000).max(2_000);

/** One thing that the person does in the picture; places are pixels of its frames. */
export const pictureEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("pointer"),
    action: z.enum(["move", "down", "up"]),
    ...place,
    button: z.enum(["left", "middle", "right"]).default("left"),
    /** 2 for the second press of a double click. */
    clicks: z.int().min(1).max(3).default(1),
  }),
  z.object({ type: z.literal("wheel"), ...place, dx: distance, dy: distance }),
  z.object({ type: z.literal("key"), key: z.enum(pictureKeys), shift: z.boolean().default(false) }),
  /** What was written or pasted, by any input method. */
  z.object({ type: z.literal("text"), text: z.string().min(1).max(pictureLimits.textChars) }),
  z.object({ type: z.literal("select_all") }),
  z.object({ type: z.literal("back") }),
  /** The answer to a host that was asked for. */
  z.object({ type: z.literal("host"), host: z.string().max(300), allow: z.boolean() }),
  /** "I am done here": the sign-in is looked at without waiting for a signed-in page. */
  z.object({ type: z.literal("done") }),
]);
export type PictureEvent = z.infer<typeof pictureEventSchema>;

/** What one POST brings. `seq` rises with each within a viewing: what came before counts once only. */
export const pictureInputSchema = z.object({
  viewing: z.string().max(100),
  seq: z.int().min(1),
  events: z.array(pictureEventSchema).min(1).max(pictureLimits.eventsAtOnce),
});
export type PictureInput = z.infer<typeof pictureInputSchema>;
