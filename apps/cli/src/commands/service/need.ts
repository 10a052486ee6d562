/** One thing that doctor looked at. */
export type Need =
  | { kind: "versions"; program: string; node: string }
  | { kind: "browser"; path: string | undefined }
  | { kind: "browserStarts"; path: string; version: string | undefined }
  | { kind: "fonts"; has: boolean }
  | { kind: "memory"; limitMb: number; freeMb: number; neededMb: number }
  | { kind: "server"; url: string; answer: ServerAnswer }
  | { kind: "serverVersion"; own: string; theirs: string }
  | { kind: "site"; url: string; answers: boolean }
  | { kind: "noPractice" };

/** Who answers at the service's address. */
type ServerAnswer = { kind: "ours"; version: string } | { kind: "private" | "other" | "none" };
