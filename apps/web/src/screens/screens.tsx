import { Redirect, Route, Switch } from "wouter";
import { type LoadedScreen, loadedScreen } from "../shared/loaded-screen.tsx";
import { NotFoundScreen } from "../shared/not-found-screen.tsx";
import { AutofillScreen } from "./autofill/autofill-screen.tsx";

const job = loadedScreen<{ id: string }>(
  async () => (await import("./job/job-screen.tsx")).JobScreen,
);

const others: Readonly<Record<string, LoadedScreen<object>>> = {
  "/jobs": loadedScreen(async () => (await import("./jobs/jobs-screen.tsx")).JobsScreen),
  "/telemetry": loadedScreen(
    async () => (await import("./telemetry/telemetry-screen.tsx")).TelemetryScreen,
  ),
  "/operator": loadedScreen(
    async () => (await import("./operator/operator-screen.tsx")).OperatorScreen,
  ),
  "/privacy": loadedScreen(async () => (await import("./about/privacy-screen.tsx")).PrivacyScreen),
  "/terms": loadedScreen(async () => (await import("./about/terms-screen.tsx")).TermsScreen),
  "/contact": loadedScreen(async () => (await import("./about/contact-screen.tsx")).ContactScreen),
};

/** Brings the file of an address' screen, where that has one of its own. Rejects where it cannot be brought. */
export async function loadScreen(path: string): Promise<void> {
  await (path.startsWith("/jobs/") ? job : others[path])?.load();
}

/** The screen of the address. `missingPath`: one that this service does not have, as it has said itself. */
export function ScreenOfPath({ missingPath }: { missingPath: string | undefined }) {
  return (
    <Switch>
      {missingPath === undefined ? null : (
        <Route path={missingPath}>
          <NotFoundScreen />
        </Route>
      )}
      <Route path="/">
        <Redirect to="/autofill" replace />
      </Route>
      <Route path="/autofill">
        <AutofillScreen />
      </Route>
      <Route path="/jobs/:id">{({ id }) => <job.Screen key={id} id={id} />}</Route>
      {Object.entries(others).map(([path, { Screen }]) => (
        <Route key={path} path={path}>
          <Screen />
        </Route>
      ))}
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  );
}
