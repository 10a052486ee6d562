import type { probeWordsJa } from "./probe-words-ja.ts";

export const probeWordsEn: typeof probeWordsJa = {
  start: "Connection test",
  again: "Test again",
  hint: "Signs in and looks whether this company's Jobcan can be read. Nothing is entered. The password stays in this form.",
  starting: "Sending the connection test…",
  waiting: (position) => `Waiting (place ${position})`,
  running: "Testing the connection",
  stopping: "Stopping…",
  asks: "The sign-in waits for your answer",
  toQuestion: "Go to the question",
  stop: "Stop",
  stopped: "The connection test was stopped. Nothing was entered.",
  account: (name) => `Signed in as ${name}`,
  date: (day) => `The page of ${day} was opened and read.`,
  save: "Save the skeleton of the pages",
  saveHint: "A skeleton holds no text, number or name of the page.",
  gone: "There is no record of this connection test any more. Test once more.",
};
