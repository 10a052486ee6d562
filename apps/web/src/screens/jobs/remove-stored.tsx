import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../i18n/language.tsx";
import { useRemoveStored } from "../../state/stored/use-stored-jobs.ts";

/** Removes what is stored of these jobs, once it was said that this cannot be undone. */
export function RemoveStored({ ids, label }: { ids: readonly string[]; label: string }) {
  const { words } = useLanguage();
  const remove = useRemoveStored();
  const [isAsking, setAsking] = useState<boolean | undefined>(undefined);
  const harmless = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: a keyboard goes on from the one that changes nothing.
  useEffect(() => {
    if (isAsking !== undefined) harmless.current?.focus();
  }, [isAsking]);
  if (isAsking !== true) {
    return (
      <Button ref={harmless} variant="default" size="xs" onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <fieldset className="remove-stored">
      <legend>{words.jobs.removeSure}</legend>
      <Button
        variant="default"
        size="xs"
        className="remove-yes"
        loading={remove.isPending}
        onClick={() => remove.mutate(ids, { onSettled: () => setAsking(false) })}
      >
        {words.jobs.removeYes}
      </Button>
      <Button ref={harmless} variant="default" size="xs" onClick={() => setAsking(false)}>
        {words.jobs.removeNo}
      </Button>
    </fieldset>
  );
}
