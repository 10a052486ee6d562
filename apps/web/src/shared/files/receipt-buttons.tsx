import { Button } from "@mantine/core";
import type { JobView } from "@jobcan-automation/contract";
import { receiptLabels } from "@jobcan-automation/sentences";
import {
  receiptCsv,
  receiptFileName,
  receiptJson,
  receiptRows,
} from "@jobcan-automation/timesheet";
import { useLanguage } from "../../i18n/language.tsx";
import { Icon } from "../icon.tsx";
import { saveFile } from "./save-file.ts";

interface ReceiptButtonsProps {
  job: Pick<JobView, "id" | "fileName" | "mode" | "days">;
  /** Epoch ms. */
  finishedAt: number;
  size?: "xs" | "sm";
}

/** Saves the receipt of a job that the service may have forgotten: its files are made here, and alike. */
export function ReceiptButtons({ job, finishedAt, size = "sm" }: ReceiptButtonsProps) {
  const { words, sentences } = useLanguage();
  const labels = receiptLabels(sentences);
  const { id: jobId, fileName, days } = job;
  const texts = {
    csv: () => receiptCsv(receiptRows(days, labels), labels.headings),
    json: () => receiptJson(days, { jobId, fileName, finishedAt }),
  };
  return (
    <fieldset className="receipts">
      <legend className="receipts-label">{words.job.receipt}</legend>
      {(["csv", "json"] as const).map((kind) => (
        <Button
          key={kind}
          variant="default"
          size={size}
          leftSection={<Icon name="download" size={15} />}
          onClick={() => saveFile(receiptFileName(job, kind), texts[kind](), types[kind])}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </fieldset>
  );
}

const types = { csv: "text/csv;charset=utf-8", json: "application/json" };
