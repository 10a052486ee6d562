import type { leftWordsJa } from "./left-words-ja.ts";

/** Words for what an ended job leaves to its person, in English. */
export const leftWordsEn: typeof leftWordsJa = {
  title: "Left for you to do",
  nothing: "There is nothing else to do.",
  tasks: {
    approval: "Wait for your company's approval.",
    look: "Look in Jobcan what it holds.",
    decide: "Decide which is right: Jobcan's record, or the sheet.",
    mend: "Correct the sheet or the options, and send it again.",
    ask: "Ask your company's administrator.",
    leave: "Find out whether it is leave.",
    missing: "Find out whether it was turned down, and send it again.",
    later: "Send it again once the day has come.",
    again: "Send the rest again.",
    by_hand: "Enter it yourself, in Jobcan's own page.",
    parts: "The note or the place is not in. Find out whether it is needed.",
  },
  moreDays: (count) => `and ${count} more ${count === 1 ? "day" : "days"}`,
  recheck: (days) => `See whether ${days === 1 ? "it was" : `these ${days} were`} approved`,
  recheckTitle: "Was it approved?",
  recheckHint: "Signs in and reads what is recorded. Nothing is entered.",
  recheckStart: "Check",
};
