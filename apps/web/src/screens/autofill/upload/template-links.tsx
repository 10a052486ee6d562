import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../../i18n/language.tsx";
import { Icon } from "../../../shared/icon.tsx";
import { monthsAround } from "./months.ts";

/** Empty sheets with a month's working days filled in. */
export function TemplateLinks({ today }: { today: string | undefined }) {
  const { words } = useLanguage();
  const [month, setMonth] = useState<string | undefined>(undefined);
  const chosen = month ?? today?.slice(0, 7);
  return (
    <div className="templates">
      <h3 className="minor-title">{words.autofill.templates}</h3>
      <div className="template-row">
        <TemplateButton name="this-month" label={words.autofill.thisMonth} />
        <TemplateButton name="last-month" label={words.autofill.lastMonth} />
        {today === undefined || chosen === undefined ? null : (
          <span className="template-pick">
            <NativeSelect
              aria-label={words.autofill.pickMonth}
              size="sm"
              value={chosen}
              data={monthsAround(today)}
              onChange={(event) => setMonth(event.currentTarget.value)}
            />
            <TemplateButton name={chosen} label={words.autofill.download} />
          </span>
        )}
      </div>
    </div>
  );
}

function TemplateButton({ name, label }: { name: string; label: string }) {
  return (
    <Button
      component="a"
      href={`/templates/${name}.xlsx`}
      download
      variant="default"
      size="sm"
      leftSection={<Icon name="download" size={16} />}
    >
      {label}
    </Button>
  );
}
