import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface ConfirmedButtonProps {
  label: string;
  /** What is read out in its place, where several look alike. */
  name?: string | undefined;
  /** What is asked before anything is done. */
  question: string;
  /** The way back. */
  cancel: string;
  size: "xs" | "sm";
  /** Of the question and its answers. */
  className: string;
  isDisabled?: boolean | undefined;
  /** The buttons that do it; each closes the question when its time has come. */
  children: (close: () => void) => ReactNode;
}

/** A button that asks first, and then offers one way or several, and a way back. */
export function ConfirmedButton(props: ConfirmedButtonProps) {
  const { label, name, question, cancel, size, className, isDisabled, children } = props;
  const [isAsking, setAsking] = useState<boolean | undefined>(undefined);
  const harmless = useRef<HTMLButtonElement>(null);
  const close = () => setAsking(false);
  // The button that was pressed is gone: a keyboard goes on from the one that changes nothing.
  useEffect(() => {
    if (isAsking !== undefined) harmless.current?.focus();
  }, [isAsking]);
  if (isAsking !== true) {
    return (
      <Button
        ref={harmless}
        variant="default"
        size={size}
        aria-label={name}
        disabled={isDisabled === true}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    <fieldset className={className}>
      <legend>{question}</legend>
      {children(close)}
      <Button ref={harmless} variant="default" size={size} onClick={close}>
        {cancel}
      </Button>
    </fieldset>
  );
}
