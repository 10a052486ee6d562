import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { useLanguage } from "../../i18n/language.tsx";
import { runsHereOnly } from "../../state/runs-here-only.ts";
import { useService } from "../../state/service.tsx";
import "./page-footer.css";

/** Who runs the service, and the ways to what it says of itself. */
export function PageFooter() {
  const { words } = useLanguage();
  const { queries } = useService();
  const { data: info } = useQuery(queries.service.info.queryOptions());
  const [path] = useLocation();
  const { about } = words;
  const items = [
    { href: "/privacy", label: about.privacy.title },
    { href: "/terms", label: about.terms.title },
    { href: "/contact", label: about.contact.title },
    { href: "/telemetry", label: words.nav.telemetry },
  ];
  const name = info?.about.operator.name;
  const source = info?.about.sourceUrl;
  return (
    <footer className="page-footer">
      <div className="page-footer-inner">
        <nav aria-label={about.footer}>
          {items.map(({ href, label }) => (
            <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
              {label}
            </Link>
          ))}
          {source === undefined ? null : (
            <a href={source} rel="noreferrer">
              {about.source}
            </a>
          )}
        </nav>
        {info === undefined ? null : (
          <p>
            {runsHereOnly(info.about, location.hostname) ? `${about.ownMachine} · ` : null}
            {name === undefined ? null : `${about.runBy(name)} · `}
            {about.version(info.version)}
          </p>
        )}
      </div>
    </footer>
  );
}
