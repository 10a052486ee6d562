import type { JobView } from "@jobcan-automation/contract";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { jobName } from "../../../shared/text/job-name.ts";
import { noticeOf } from "./notice-of.ts";

/** `off` can be switched on; `refused`: by the user or the browser; `impossible`: not offered. */
export type Notifying = "off" | "on" | "refused" | "impossible";

/**
 * Tells by the system's own notification that a job has ended or asks something, for as long as its page is open and
 * once the user has asked for it here. Nothing of it is stored.
 */
export function useNotify(job: JobView): { state: Notifying; ask: () => void } {
  const { words, sentences } = useLanguage();
  const [state, setState] = useState<Notifying>(() => (isPossible() ? "off" : "impossible"));
  const name = jobName(job, sentences);
  const notice = noticeOf(job, sentences);
  const key = notice?.key;
  const said = useRef(key);
  const say = useEffectEvent(() => {
    if (state !== "on" || notice === undefined) return;
    show(name, { body: notice.text, tag: tagOf(job, notice.key) });
  });
  useEffect(() => {
    if (said.current === key) return;
    said.current = key;
    say();
  }, [key]);

  const ask = () => {
    void Notification.requestPermission().then((permission) => {
      // A browser that allows it may still show none from a page: only one that was shown proves it.
      const body = words.job.notify.sample;
      const tag = tagOf(job, "sample");
      const isShown = permission === "granted" && show(name, { body, tag, silent: true });
      setState(isShown ? "on" : "refused");
    });
  };
  return { state, ask };
}

/** One of the same tag would take the place of the one before without a sound. */
function tagOf({ id }: JobView, key: string): string {
  return `${id} ${key}`;
}

function isPossible(): boolean {
  return isSecureContext && "Notification" in globalThis;
}

/** Whether it could be shown: Android's browsers throw. */
function show(title: string, options: NotificationOptions): boolean {
  try {
    const notification = new Notification(title, options);
    notification.addEventListener("click", () => {
      window.focus();
      notification.close();
    });
    return true;
  } catch {
    return false;
  }
}
