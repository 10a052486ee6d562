import { Button, Radio } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";

interface ChoiceFieldProps {
  /** What is sent, and the words for it. */
  choices: readonly { value: string; text: string }[];
  isBusy: boolean;
  onChoose: (choice: string) => void;
}

/** Names to choose one from, and a button: a slip of the finger sends nothing. */
export function ChoiceField({ choices, isBusy, onChoose }: ChoiceFieldProps) {
  const { words } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <form
      className="question-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null && !isBusy) onChoose(chosen);
      }}
    >
      <Radio.Group label={words.job.question.choices} value={chosen} onChange={setChosen}>
        <div className="question-choices">
          {choices.map(({ value, text }) => (
            <Radio key={value} value={value} label={text} disabled={isBusy} />
          ))}
        </div>
      </Radio.Group>
      <Button type="submit" loading={isBusy} disabled={chosen === null}>
        {words.job.question.choose}
      </Button>
    </form>
  );
}
