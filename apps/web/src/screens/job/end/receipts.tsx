import { Button } from "@mantine/core";
import type { JobView } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { receiptKinds, receiptPath } from "./receipt-path.ts";

/** What the job came to, to save as a file. */
export function Receipts({ job }: { job: JobView }) {
  const { words, language } = useLanguage();
  return (
    <fieldset className="receipts">
      <legend className="receipts-label">{words.job.receipt}</legend>
      {receiptKinds.map((kind) => (
        <Button
          key={kind}
          component="a"
          href={receiptPath(job.id, kind, language)}
          download
          variant="default"
          leftSection={<Icon name="download" size={15} />}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </fieldset>
  );
}
