import { z } from "zod";
import { pictureHostStates, type PictureMessage } from "../../picture/picture.ts";

const hostSchema = z.object({ host: z.string(), state: z.enum(pictureHostStates) });

/** The messages between the frames of a live picture, each a part of its stream (see PicturePart). */
export const pictureMessageSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("viewing"),
    viewing: z.string(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  z.object({
    type: z.literal("state"),
    host: z.string(),
    title: z.string(),
    hosts: z.array(hostSchema).readonly(),
  }),
  z.object({ type: z.literal("ping") }),
  z.object({ type: z.literal("ended") }),
]) satisfies z.ZodType<PictureMessage>;
