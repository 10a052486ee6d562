import type { AboutService } from "@jobcan-automation/contract";
import type { aboutWordsJa } from "../../i18n/about/about-words-ja.ts";
import { durationText } from "../../shared/text/duration-text.ts";
import { maxStored } from "../../state/stored/stored-job.ts";

/** Something that is held somewhere for some time, as a row for people to read. */
export interface HeldThing {
  what: string;
  where: string;
  until: string;
}

/** All that is held of a user, with the times that the running service goes by. */
export function heldThings(about: AboutService, words: typeof aboutWordsJa): HeldThing[] {
  const { holds, isOwnMachine } = about;
  const { privacy } = words;
  const { memory, disk, output } = isOwnMachine ? privacy.ownPlaces : privacy.places;
  const { browser } = privacy;
  const time = (secs: number) => durationText(secs, words);
  const sitting =
    holds.sittingSecs === 0 ? privacy.sittingNever : privacy.sittingUntil(time(holds.sittingSecs));
  const upload = privacy.uploadUntil(time(holds.uploadSecs), time(holds.strayUploadSecs));
  const serverLog = isOwnMachine ? privacy.ownLogUntil : privacy.serverLogUntil;
  const things: HeldThing[] = [
    {
      what: privacy.password,
      where: memory,
      until: privacy.passwordUntil(time(holds.passwordSecs)),
    },
    { what: privacy.sitting, where: memory, until: sitting },
    { what: privacy.upload, where: disk, until: upload },
    {
      what: privacy.job(holds.logLines),
      where: disk,
      until: privacy.jobUntil(time(holds.jobSecs)),
    },
    { what: privacy.serverLog, where: output, until: serverLog },
    {
      what: privacy.cookie,
      where: browser,
      until: privacy.cookieUntil(time(holds.cookieSecs)),
    },
  ];
  if (holds.accessCookieSecs !== undefined) {
    const until = privacy.accessCookieUntil(time(holds.accessCookieSecs));
    things.push({ what: privacy.accessCookie, where: browser, until });
  }
  return [
    ...things,
    { what: privacy.receipts, where: browser, until: privacy.receiptsUntil(maxStored) },
    { what: privacy.choices, where: browser, until: privacy.choicesUntil },
  ];
}
