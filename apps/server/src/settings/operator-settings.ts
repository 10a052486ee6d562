import { secretOf, setting, shortText, webAddress } from "./setting.ts";

/** Who runs the service: what pages show of them to everybody who may open them, and what lets them in. */
export const operatorSettings = {
  OPERATOR_TOKEN: setting(secretOf(16).optional(), {
    description:
      "Set: whoever has it may see all jobs without names, stop one, and let the service take no new ones, at `/operator` (typed once it stands for 12 hours in a cookie) and by `/api/operator` (`Authorization: Bearer …`). It opens nothing else, and no other token opens this; on a private instance `ACCESS_TOKEN` is needed too. Ten wrong ones a minute are an address' last. Not set: there is neither. The same as another secret: exit code 2",
  }),
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
