import { NativeSelect } from "@mantine/core";
import { useLanguage } from "../../../i18n/language.tsx";

interface PersonFieldProps {
  people: readonly string[];
  person: string | undefined;
  onChoose: (person: string) => void;
}

/** Whose rows are entered, in a sheet of several people. */
export function PersonField({ people, person = "", onChoose }: PersonFieldProps) {
  const { words } = useLanguage();
  if (people.length < 2) return null;
  const names = people.map((value) => ({ value, label: value }));
  const isKnown = people.includes(person);
  return (
    <NativeSelect
      className="month-field"
      size="sm"
      label={words.autofill.personLabel}
      description={words.autofill.personNeeded}
      value={isKnown ? person : ""}
      onChange={(event) => {
        const name = event.currentTarget.value;
        if (name !== "") onChoose(name);
      }}
      data={isKnown ? names : [{ value: "", label: words.autofill.mapPick }, ...names]}
    />
  );
}
