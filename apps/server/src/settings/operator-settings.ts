import { setting, shortText, webAddress } from "./setting.ts";

/** Who runs the service, as its pages show it to everybody who may open them. */
export const operatorSettings = {
  OPERATOR_NAME: setting(shortText(100), {
    description:
      "Who runs this service: shown in the footer, at `/privacy` and `/contact`. Not set: where only this machine reaches the service the page says that it runs on this computer alone, else that nobody is named",
  }),
  OPERATOR_CONTACT: setting(shortText(200), {
    allowed: "mail address, http(s) address or text, 200 characters at most",
    description:
      "How to reach them: shown at `/contact`, a mail or http(s) address as a link. Not set: the page says that none is named",
  }),
  SOURCE_URL: setting(webAddress().optional(), {
    description: "Where this program's source code is: a link in the footer and at `/contact`",
  }),
};
