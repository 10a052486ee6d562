import type { RunAccount } from "../run-against.ts";

/**
 * Checks the presses: no more POSTs reached the site than the run logged presses, and a punch was pressed again only
 * after reading had shown that it was not there. `posts` counts POSTs of the punch form, answered or not.
 */
export function judgePresses({ messages }: RunAccount, posts: number): string[] {
  const mayPress = new Map<string, boolean>();
  const blind: string[] = [];
  let presses = 0;
  for (const message of messages) {
    if (message.type !== "log") continue;
    const { code, facts } = message.message;
    if (code === "punch_sending") {
      const punch = `${message.date ?? ""} ${facts.kind} ${facts.timeMin}`;
      presses += 1;
      if (mayPress.get(punch) === false) blind.push(`${punch} was pressed again unread`);
      mayPress.set(punch, false);
    }
    if (code === "settled_by_reading") {
      mayPress.set(`${message.date ?? ""} ${facts.kind} ${facts.timeMin}`, !facts.present);
    }
  }
  return posts <= presses ? blind : [...blind, `${posts} POSTs for ${presses} presses`];
}
