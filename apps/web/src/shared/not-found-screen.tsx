import { Link } from "wouter";
import { useLanguage } from "../i18n/language.tsx";
import { useTitle } from "./use-title.ts";

/** Shown at unknown addresses, and at those of what this service does not have. */
export function NotFoundScreen() {
  const { words } = useLanguage();
  useTitle(words.notFound.title);
  return (
    <section className="page-empty">
      <h1>{words.notFound.title}</h1>
      <p>
        <Link href="/autofill">{words.notFound.back}</Link>
      </p>
    </section>
  );
}
