import { MantineProvider } from "@mantine/core";
import { Component, Suspense, type ReactNode } from "react";
import { useLocation } from "wouter";
import { LanguageProvider, useLanguage } from "./i18n/language.tsx";
import type { Wording } from "./i18n/wording.ts";
import { PageFrame } from "./frame/page-frame.tsx";
import { PageFooter } from "./screens/about/page-footer.tsx";
import { SessionProvider, useSession } from "./state/session.tsx";
import { ScreenOfPath } from "./screens/screens.tsx";
import { ServiceProvider } from "./state/service.tsx";
import { cssVariables, theme } from "./frame/theme.ts";
import { useCollectedReceipts } from "./state/stored/use-stored-jobs.ts";
import { useLease } from "./state/job/use-lease.ts";

interface AppProps {
  /** What it says at first. */
  wording: Wording;
  /** The address that the page was opened at, where the service does not have it. */
  missingPath?: string | undefined;
}

/** The whole page: its screens in a frame, sharing a session. */
export function App({ wording, missingPath }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LanguageProvider first={wording}>
        <ServiceProvider>
          <SessionProvider>
            <WaitingLeases />
            <CollectedReceipts />
            <PageFrame footer={<PageFooter />}>
              <Screens missingPath={missingPath} />
            </PageFrame>
          </SessionProvider>
        </ServiceProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}

/** Waiting jobs keep their place whatever screen the tab shows. */
function WaitingLeases() {
  const { session } = useSession();
  return [...session.waiting].map((id) => <WaitingLease key={id} id={id} />);
}

function WaitingLease({ id }: { id: string }) {
  useLease(id);
  return null;
}

/** Receipts are stored whatever screen the tab shows. */
function CollectedReceipts() {
  useCollectedReceipts();
  return null;
}

/** A screen that crashed does not block the others. */
function Screens({ missingPath }: Pick<AppProps, "missingPath">) {
  const [path] = useLocation();
  return (
    <CrashBarrier key={path}>
      <Suspense fallback={<p className="page-wait">…</p>}>
        <ScreenOfPath missingPath={missingPath} />
      </Suspense>
    </CrashBarrier>
  );
}

/** Replaces a screen that fails (e.g. by a lazily loaded file that a new version has replaced) with a way to go on. */
class CrashBarrier extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { words } = useLanguage();
  return (
    <section className="page-empty" role="alert">
      <h1>{words.crashed.title}</h1>
      <p>
        {words.crashed.next}{" "}
        <button type="button" className="link-button" onClick={() => location.reload()}>
          {words.crashed.reload}
        </button>
      </p>
    </section>
  );
}
