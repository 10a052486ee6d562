import { MantineProvider } from "@mantine/core";
import { Component, lazy, Suspense, type ReactNode } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { LanguageProvider, useLanguage } from "./i18n/language.tsx";
import { AutofillScreen } from "./screens/autofill/autofill-screen.tsx";
import type { Wording } from "./i18n/wording.ts";
import { PageFrame } from "./frame/page-frame.tsx";
import { PageFooter } from "./screens/about/page-footer.tsx";
import { SessionProvider, useSession } from "./state/session.tsx";
import { NotFoundScreen } from "./shared/not-found-screen.tsx";
import { ServiceProvider } from "./state/service.tsx";
import { cssVariables, theme } from "./frame/theme.ts";
import { useCollectedReceipts } from "./state/stored/use-stored-jobs.ts";
import { useLease } from "./state/job/use-lease.ts";

const JobScreen = lazy(async () => ({
  default: (await import("./screens/job/job-screen.tsx")).JobScreen,
}));
const JobsScreen = lazy(async () => ({
  default: (await import("./screens/jobs/jobs-screen.tsx")).JobsScreen,
}));
const TelemetryScreen = lazy(async () => ({
  default: (await import("./screens/telemetry/telemetry-screen.tsx")).TelemetryScreen,
}));

const OperatorScreen = lazy(async () => ({
  default: (await import("./screens/operator/operator-screen.tsx")).OperatorScreen,
}));
const PrivacyScreen = lazy(async () => ({
  default: (await import("./screens/about/privacy-screen.tsx")).PrivacyScreen,
}));
const TermsScreen = lazy(async () => ({
  default: (await import("./screens/about/terms-screen.tsx")).TermsScreen,
}));
const ContactScreen = lazy(async () => ({
  default: (await import("./screens/about/contact-screen.tsx")).ContactScreen,
}));

/** The whole page: its screens in a frame, sharing a session; `wording` is what it says at first. */
export function App({ wording }: { wording: Wording }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LanguageProvider first={wording}>
        <ServiceProvider>
          <SessionProvider>
            <WaitingLeases />
            <CollectedReceipts />
            <PageFrame footer={<PageFooter />}>
              <Screens />
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
function Screens() {
  const [path] = useLocation();
  return (
    <CrashBarrier key={path}>
      <Suspense fallback={<p className="page-wait">…</p>}>
        <ScreenOfPath />
      </Suspense>
    </CrashBarrier>
  );
}

function ScreenOfPath() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/autofill" replace />
      </Route>
      <Route path="/autofill">
        <AutofillScreen />
      </Route>
      <Route path="/jobs">
        <JobsScreen />
      </Route>
      <Route path="/jobs/:id">{({ id }) => <JobScreen key={id} id={id} />}</Route>
      <Route path="/telemetry">
        <TelemetryScreen />
      </Route>
      <Route path="/operator">
        <OperatorScreen />
      </Route>
      <Route path="/privacy">
        <PrivacyScreen />
      </Route>
      <Route path="/terms">
        <TermsScreen />
      </Route>
      <Route path="/contact">
        <ContactScreen />
      </Route>
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
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
