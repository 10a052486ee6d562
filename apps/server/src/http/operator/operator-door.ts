import type { Door } from "../access/access.ts";
import { bearerOf } from "../owner/request-owner.ts";

/** The way in of who operates the service (SECURITY.md T37). The sign-in is for a day's work. */
export const operatorDoor: Door = {
  name: "operator",
  refusal: "OPERATOR_REQUIRED",
  cookieSecs: 60 * 60 * 12,
  sent: (c) => bearerOf(c.req.header("authorization")),
};
