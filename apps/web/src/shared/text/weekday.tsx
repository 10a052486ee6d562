import { useLanguage } from "../../i18n/language.tsx";

/** A weekday's short name (0 is Sunday), weekends in colours of their own. */
export function Weekday({ weekday }: { weekday: number }) {
  const { words } = useLanguage();
  return <span className={`weekday weekday-${weekday}`}>{words.weekdays[weekday]}</span>;
}
