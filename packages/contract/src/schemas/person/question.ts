import { z } from "zod";
import { isCode, normaliseCode, questionKinds } from "../../person.ts";

/**
 * What a run asks: where it stands, and the names to choose from where there are any; of a note they are suggestions,
 * and of unread leave the codes of `unreadLeaveChoices`.
 */
export const questionSchema = z.object({
  kind: z.enum(questionKinds),
  host: z.string().max(300),
  /** The page's own title, cut; "" where it has none. */
  title: z.string().max(200),
  choices: z.array(z.string().max(200)).max(200).optional(),
  /** The answer before was refused: this is the last time it is asked. */
  isRepeat: z.boolean().optional(),
  /** What the site says of the answer before, cleaned and cut. */
  siteText: z.string().max(400).optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** A question as it stands open: until when, and whether that can be put off. */
export const openQuestionSchema = questionSchema.extend({
  /** Counts a job's questions from 1: an answer to an earlier one is refused. */
  number: z.number().int().positive(),
  /** Epoch ms of the service's clock; a page counts down from `secsLeft`, as its own clock may be wrong. */
  until: z.number(),
  mayExtend: z.boolean(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

const ways = {
  code: z.string().max(100).transform(normaliseCode).refine(isCode),
  choice: z.string().min(1).max(200),
  text: z.string().min(1).max(500),
};

/**
 * Exactly one of them, in the way of the question's kind. A code is stored nowhere; a note and a place become part of the
 * days that they are for.
 */
export const answerSchema = z.union([
  z.strictObject({ code: ways.code }),
  z.strictObject({ choice: ways.choice }),
  z.strictObject({ text: ways.text }),
]);
export type Answer = z.infer<typeof answerSchema>;

const questionRef = {
  jobId: z.string().min(1).max(100),
  /** The question that is meant; without it, the one that is open. A late answer is never taken for another question. */
  number: z.number().int().positive().optional(),
};
export const questionRefSchema = z.object(questionRef);
export type QuestionRef = z.infer<typeof questionRefSchema>;

/** An answer on its way to a job, as `{ jobId, code }`. */
export const answerOrderSchema = z.union([
  z.strictObject({ ...questionRef, code: ways.code }),
  z.strictObject({ ...questionRef, choice: ways.choice }),
  z.strictObject({ ...questionRef, text: ways.text }),
]);
export type AnswerOrder = z.infer<typeof answerOrderSchema>;
