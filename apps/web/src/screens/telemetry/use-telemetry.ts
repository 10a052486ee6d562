import type { TelemetryEvent } from "@jobcan-automation/contract";
import { useEffect, useState } from "react";
import type { AutofillClient, Connection } from "@jobcan-automation/client/browser";
import { createBatch } from "../../shared/batch.ts";
import { useClient } from "../../state/service.tsx";
import {
  emptyTelemetry,
  withSnapshot,
  withTelemetry,
  type TelemetryModel,
} from "./telemetry-model.ts";

const refreshMs = 5000;

/** Follows memory and browsers while the screen is shown. Counts of jobs and followers are polled. */
export function useTelemetry(): TelemetryModel {
  const client = useClient();
  const [model, setModel] = useState<TelemetryModel>(emptyTelemetry);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const change = (next: (model: TelemetryModel) => TelemetryModel) => {
      if (!signal.aborted) setModel(next);
    };
    const refresh = () => refreshOnce(client, signal, change);
    const timer = setInterval(() => void refresh(), refreshMs);
    const onConnection = (connection: Connection) => {
      change((known) => ({ ...known, connection }));
      // Once the own place is taken or refused: from then on the figures count this page as they should.
      if (connection.state !== "connecting") void refresh();
    };
    void followEvents(client, { signal, change, onConnection });
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [client]);
  return model;
}

type Change = (next: (model: TelemetryModel) => TelemetryModel) => void;

interface Following {
  signal: AbortSignal;
  change: Change;
  onConnection: (connection: Connection) => void;
}

/** The timer repeats an unanswered request; the stream's own state shows the user that the connection is cut. */
async function refreshOnce(client: AutofillClient, signal: AbortSignal, change: Change) {
  const snapshot = await client.telemetry.now(signal).catch(() => undefined);
  if (snapshot !== undefined) change((model) => withSnapshot(model, snapshot));
}

async function followEvents(client: AutofillClient, { signal, change, onConnection }: Following) {
  const batch = createBatch<TelemetryEvent>((events) =>
    change((model) => withTelemetry(model, events)),
  );
  const stream = client.telemetry.follow({ signal, onConnection });
  for await (const event of stream) batch.add(event);
}
