import type { pictureWordsJa } from "./picture-words-ja.ts";

/** Words of the live picture in the job's screen, in English. */
export const pictureWordsEn: typeof pictureWordsJa = {
  label: (title: string) => `Jobcan's page: ${title}`,
  field: "Typing into the page",
  keys: "Click or tap in the page to use it, and type as usual. Escape leaves it. Neither what it shows nor what you type is stored or logged.",
  connecting: "Opening the page…",
  busy: "This page is open in another tab. Close it there and it appears here.",
  cancel: "Give up",
  back: "Page before",
  done: "I have signed in",
  askHost: (host: string) => `The page wants to go to ${host}`,
  askHostNext:
    "Allow it only if you know it, such as your company's own sign-in. The browser then connects to that site.",
  allow: "Allow",
  refuse: "Do not allow",
  hosts: (count: number) => `${count} hosts besides Jobcan`,
  hostStates: {
    asked: "being asked",
    allowed: "page you allowed",
    refused: "page you did not allow",
    file: "parts of a page, only while this one is open",
  },
};
