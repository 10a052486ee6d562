import { useLanguage } from "../../../i18n/language.tsx";
import type { KeptOrder } from "../../../state/kept/kept-job.ts";
import "./kept-choices.css";

/** What was chosen when the sheet was sent, as far as it was chosen. */
export function KeptChoices({ order: { account, target } }: { order: KeptOrder }) {
  const { words, sentences } = useLanguage();
  const label = words.autofill;
  const yes = words.jobs.kept.yes;
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
    <section className="card" aria-labelledby="kept-choices">
      <h2 id="kept-choices">{words.jobs.kept.chosen}</h2>
      <dl className="kept-choices">
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
