import { Button, TextInput } from "@mantine/core";
import { isCode, normaliseCode } from "@jobcan-automation/contract";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";

interface LineFieldProps {
  of: "code" | "text";
  isBusy: boolean;
  /** Lines to begin with. */
  suggestions?: readonly string[];
  onSend: (line: string) => void;
}

/** One line and its button. What can be no code is not sent; what was sent is not shown any more. */
export function LineField({ of, isBusy, suggestions, onSend }: LineFieldProps) {
  const { words } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Time is short, but whoever is doing something else on the page is left there.
    if (document.activeElement?.matches(busyWith) !== true) field.current?.focus();
  }, []);
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const isGood = of === "code" ? isCode(normaliseCode(typed)) : typed.trim() !== "";
  const send = () => {
    setWrong(!isGood);
    if (!isGood || isBusy) return;
    onSend(of === "code" ? normaliseCode(typed) : typed.trim());
    setTyped("");
  };
  const label = of === "code" ? words.job.question.code : words.job.question.text;
  return (
    <form
      className="question-line"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextInput
        label={label}
        value={typed}
        disabled={isBusy}
        ref={field}
        {...(of === "code" ? codeInput : textInput)}
        error={isWrong && !isGood ? words.job.question.wrong[of] : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Suggestions lines={suggestions ?? none} onTake={setTyped} />
      <Button type="submit" loading={isBusy}>
        {words.job.question.send}
      </Button>
    </form>
  );
}

const none: readonly string[] = [];

interface SuggestionsProps {
  lines: readonly string[];
  onTake: (line: string) => void;
}

function Suggestions({ lines, onTake }: SuggestionsProps) {
  const { words } = useLanguage();
  if (lines.length === 0) return null;
  return (
    <ul className="question-suggestions" aria-label={words.job.question.suggestions}>
      {lines.map((line) => (
        <li key={line}>
          <Button variant="default" size="sm" onClick={() => onTake(line)}>
            {line}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What somebody is doing something with; a heading that was focused to be read out is none. */
const busyWith = "input, textarea, select, button, a[href], [tabindex='0']";

/** A phone shows its number keys and offers the code that has just arrived. */
const codeInput = {
  autoComplete: "one-time-code",
  inputMode: "numeric",
  spellCheck: false,
  maxLength: 40,
} as const;

const textInput = { autoComplete: "off", maxLength: 500 } as const;
