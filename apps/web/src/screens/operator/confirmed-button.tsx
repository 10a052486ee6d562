import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../i18n/language.tsx";

interface ConfirmedButtonProps {
  label: string;
  /** What is read out in its place, where several look alike. */
  name?: string | undefined;
  /** What is asked before anything is done. */
  question: string;
  deeds: readonly { label: string; onClick: () => void }[];
  isDisabled?: boolean | undefined;
}

/** A button that asks first, and then offers one way or several, and a way back. */
export function ConfirmedButton(props: ConfirmedButtonProps) {
  const { label, name, question, deeds, isDisabled } = props;
  const { words } = useLanguage();
  const [isAsking, setAsking] = useState<boolean | undefined>(undefined);
  const harmless = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: a keyboard goes on from the one that changes nothing.
  useEffect(() => {
    if (isAsking !== undefined) harmless.current?.focus();
  }, [isAsking]);
  if (isAsking !== true) {
    return (
      <Button
        ref={harmless}
        variant="default"
        size="sm"
        aria-label={name}
        disabled={isDisabled === true}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    <fieldset className="operator-confirm">
      <legend>{question}</legend>
      {deeds.map((deed) => (
        <Button
          key={deed.label}
          variant="default"
          size="sm"
          onClick={() => {
            deed.onClick();
            setAsking(false);
          }}
        >
          {deed.label}
        </Button>
      ))}
      <Button ref={harmless} variant="default" size="sm" onClick={() => setAsking(false)}>
        {words.operator.cancel}
      </Button>
    </fieldset>
  );
}
