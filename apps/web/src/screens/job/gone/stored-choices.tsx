import { useLanguage } from "../../../i18n/language.tsx";
import type { StoredOrder } from "../../../state/stored/stored-job.ts";
import "./stored-choices.css";

/** What was chosen when the sheet was sent, as far as it was chosen. */
export function StoredChoices({ order: { account, target } }: { order: StoredOrder }) {
  const { words, sentences } = useLanguage();
  const label = words.autofill;
  const yes = words.jobs.stored.yes;
  const choices = [
    [label.target, sentences.targets[target]],
    [label.login, account.login],
    [label.company, account.company],
    [label.defaultNote, account.defaultNote],
    [label.group, account.group],
    [label.delay, account.delayMs === "" ? "" : label.delaySecs(Number(account.delayMs) / 1000)],
    [label.holidays, account.includeHolidays ? yes : ""],
    [label.unreadLeave, account.enterUnreadLeave ? yes : ""],
  ] as const;
  return (
    <section className="card" aria-labelledby="stored-choices">
      <h2 id="stored-choices">{words.jobs.stored.chosen}</h2>
      <dl className="stored-choices">
        {choices
          .filter(([, value]) => value.trim() !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
