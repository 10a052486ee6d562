import { Button } from "@mantine/core";
import { useLanguage } from "../../i18n/language.tsx";
import { ConfirmedButton } from "../../shared/confirmed-button.tsx";
import { useRemoveStored } from "../../state/stored/use-stored-jobs.ts";

/** Removes what is stored of these jobs, once it was said that this cannot be undone. */
export function RemoveStored({ ids, label }: { ids: readonly string[]; label: string }) {
  const { words } = useLanguage();
  const remove = useRemoveStored();
  return (
    <ConfirmedButton
      label={label}
      question={words.jobs.removeSure}
      cancel={words.jobs.removeNo}
      size="xs"
      className="remove-stored"
    >
      {(close) => (
        <Button
          variant="default"
          size="xs"
          className="remove-yes"
          loading={remove.isPending}
          onClick={() => remove.mutate(ids, { onSettled: close })}
        >
          {words.jobs.removeYes}
        </Button>
      )}
    </ConfirmedButton>
  );
}
