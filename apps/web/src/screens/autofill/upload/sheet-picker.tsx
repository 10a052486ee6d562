import { Loader } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import type { ServiceInfo } from "@jobcan-automation/contract";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import { ProblemNotice } from "../../../shared/notices/problem-notice.tsx";
import { SectionTitle } from "../../../shared/section-title.tsx";
import { ExpectedColumns } from "./expected-columns.tsx";
import { TemplateLinks } from "./template-links.tsx";
import { useWorkbook } from "./use-workbook.ts";
import "./sheet-picker.css";

const defaultMaxMb = 10;

/** The drop zone for the sheet, with the columns it needs and templates. */
export function SheetPicker({ info }: { info: ServiceInfo | undefined }) {
  const { words } = useLanguage();
  const { upload } = useWorkbook();
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const maxMb = info?.maxFileSizeMb ?? defaultMaxMb;
  const take = (files: File[]) => {
    const [file] = files;
    const reason = refusalOf(files, { maxMb, words: words.autofill });
    setRefusal(reason);
    if (file !== undefined && reason === undefined) upload.mutate(file);
  };
  return (
    <>
      <SectionTitle id="sheet-title" number={1} title={words.autofill.sheet} />
      <Dropzone
        className="drop"
        multiple={false}
        disabled={upload.isPending}
        onDrop={take}
        // To a screen reader it is a button named by its text. The input inside only opens the browser's file dialog.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button element may contain no input
        role="button"
        inputProps={{ style: { display: "none" } }}
      >
        <div className="drop-inner">
          {upload.isPending ? <Loader size="sm" /> : <Icon name="upload" size={30} />}
          <p className="drop-title">
            {upload.isPending ? words.autofill.reading(upload.variables.name) : words.autofill.drop}
          </p>
          <p className="dim small">{words.autofill.choose(maxMb)}</p>
        </div>
      </Dropzone>
      {refusal === undefined ? null : <Notice tone="bad" role="alert" title={refusal} />}
      <ProblemNotice call={upload} />
      <ExpectedColumns />
      <TemplateLinks today={info?.today} />
    </>
  );
}

interface Limits {
  maxMb: number;
  words: { badFile: string; tooLarge: (mb: number) => string };
}

function refusalOf(files: File[], { maxMb, words }: Limits): string | undefined {
  const [file] = files;
  if (file === undefined || files.length > 1) return words.badFile;
  if (file.size > maxMb * 1024 * 1024) return words.tooLarge(maxMb);
  return undefined;
}
