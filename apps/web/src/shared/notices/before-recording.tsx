import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { Notice } from "./notice.tsx";

interface BeforeRecordingProps {
  /** How many 打刻修正 it records at most, and on how many days. */
  corrections: number;
  days: number;
  sending: boolean;
  onAll: () => void;
  onFirstDay: () => void;
}

/**
 * What entering sets off at the company, said once before the first press to the real site (docs/jobcan.md §13 v, w).
 * It takes the place of the start button, so that pressing that twice confirms nothing.
 */
export function BeforeRecording(props: BeforeRecordingProps) {
  const { corrections, days, sending, onAll, onFirstDay } = props;
  const { words, sentences } = useLanguage();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { title, says } = sentences.beforeRecording;
  return (
    <section className="before-recording" aria-label={title} tabIndex={-1} ref={box}>
      <Notice tone="warn" role="alert" title={title}>
        {says(corrections, days)}
      </Notice>
      {days < 2 ? null : (
        <Button variant="default" fullWidth disabled={sending} onClick={onFirstDay}>
          {words.autofill.firstDayOnly}
        </Button>
      )}
      <Button size="md" fullWidth loading={sending} onClick={onAll}>
        {words.autofill.startAll(days)}
      </Button>
    </section>
  );
}
