import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useLanguage } from "../i18n/language.tsx";
import seal from "./seal.svg";
import { Icon } from "../shared/icon.tsx";

/** Header, main part, footer, and a skip link for keyboards. */
export function PageFrame({ footer, children }: { footer: ReactNode; children: ReactNode }) {
  const { words } = useLanguage();
  const main = useFocusOnMove();
  return (
    <>
      <a className="skip-link" href="#main">
        {words.skipToMain}
      </a>
      <header className="top">
        <div className="top-inner">
          <Link href="/autofill" className="brand">
            <img src={seal} alt="" width={28} height={28} />
            <span>{words.product}</span>
          </Link>
          <Navigation />
          <div className="top-tools">
            <LanguageSwitch />
            <SchemeSwitch />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      {footer}
    </>
  );
}

/** Scrolls to the top and focuses the main part when another screen is shown. */
function useFocusOnMove() {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

function Navigation() {
  const { words } = useLanguage();
  const [path] = useLocation();
  const items = [
    { href: "/autofill", label: words.nav.autofill },
    { href: "/jobs", label: words.nav.jobs },
  ];
  return (
    <nav aria-label={words.nav.label} className="top-nav">
      {items.map(({ href, label }) => (
        <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { language, setLanguage, words } = useLanguage();
  const other = language === "ja" ? "en" : "ja";
  return (
    <button
      type="button"
      className="tool-button"
      lang={other}
      title={words.languageLabel}
      onClick={() => setLanguage(other)}
    >
      {other === "en" ? "English" : "日本語"}
    </button>
  );
}

const schemeOrder = { auto: "light", light: "dark", dark: "auto" } as const;
const schemeIcons = { auto: "auto", light: "sun", dark: "moon" } as const;

function SchemeSwitch() {
  const { words } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = `${words.scheme.label}: ${words.scheme[colorScheme]}`;
  return (
    <button
      type="button"
      className="tool-button"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(schemeOrder[colorScheme])}
    >
      <Icon name={schemeIcons[colorScheme]} />
    </button>
  );
}
