import type {
  AnswerOrder,
  ApplyOrder,
  HistorySpan,
  JobEvent,
  JobOrder,
  JobSummary,
  JobView,
  ProbeOrder,
  QuestionRef,
  ReadChoice,
  RecheckOrder,
  ServiceInfo,
  SkeletonPage,
  StopMode,
  SubmitAnswer,
  TelemetryEvent,
  TelemetryHistory,
  TelemetrySnapshot,
  UploadPreview,
} from "@jobcan-automation/contract";
import type { AppRouter } from "@jobcan-automation/server/router";
import type { TRPCClient } from "@trpc/client";
import {
  followJob,
  type FollowOptions,
  type FollowPorts,
  followStream,
  type StreamCallbacks,
} from "./follow-job.ts";
import { pause } from "./pause.ts";

/** Every call rejects with an error whose `data.report` holds the service's words; `toProblem` reads it. */
export interface AutofillClient {
  service: { info(signal?: AbortSignal): Promise<ServiceInfo> };
  workbooks: {
    upload(file: Blob, fileName: string, signal?: AbortSignal): Promise<UploadPreview>;
    read(uploadId: string, choice: ReadChoice, signal?: AbortSignal): Promise<UploadPreview>;
  };
  jobs: {
    submit(input: JobOrder, signal?: AbortSignal): Promise<SubmitAnswer>;
    /** Queues the days of a plan while its `sittingUntil` lies ahead: nobody signs in again. SITTING_OVER after that. */
    apply(order: ApplyOrder, signal?: AbortSignal): Promise<SubmitAnswer>;
    /** A connection test: a job like others, whose view and events have `probe`. */
    probe(order: Omit<ProbeOrder, "mode">, signal?: AbortSignal): Promise<SubmitAnswer>;
    /**
     * What Jobcan holds now of an earlier job's days, by its id or by its receipt's days where its record is gone: a job
     * like others that only reads, with a receipt of its own.
     */
    recheck(order: Omit<RecheckOrder, "mode">, signal?: AbortSignal): Promise<SubmitAnswer>;
    /** The structure of pages that a connection test was asked for; [] once the service holds it no more. */
    skeletons(id: string, signal?: AbortSignal): Promise<SkeletonPage[]>;
    get(id: string, signal?: AbortSignal): Promise<JobView>;
    /** One's own jobs, at most 50, the newest first. */
    list(signal?: AbortSignal): Promise<JobSummary[]>;
    /** Events until the job has finished; resumes by itself after a cut. */
    follow(id: string, options?: FollowOptions): AsyncIterable<JobEvent>;
    stop(id: string, when: StopMode): Promise<void>;
    /** Answers the question of a job in `waiting_for_person`: `{ jobId, code }`, or `choice`, or `text`. */
    answer(order: AnswerOrder): Promise<void>;
    /** Puts the end of that question off, once in a job. */
    extend(question: QuestionRef): Promise<void>;
    touch(id: string): Promise<void>;
  };
  telemetry: {
    now(signal?: AbortSignal): Promise<TelemetrySnapshot>;
    /** Memory over a span of the last six hours, and the peaks of jobs. */
    history(span: HistorySpan, signal?: AbortSignal): Promise<TelemetryHistory>;
    /** Events until the signal. What happened during a cut is missed: ask `now` again once it is open. */
    follow(options?: FollowOptions): AsyncIterable<TelemetryEvent>;
  };
}

/** The client with the typed tRPC client underneath. */
export interface TrpcAutofillClient extends AutofillClient {
  trpc: TRPCClient<AppRouter>;
}

/** The client's own shape over a tRPC client that knows its links. */
export function fromTrpc(trpc: TRPCClient<AppRouter>): TrpcAutofillClient {
  return {
    trpc,
    service: { info: (signal) => trpc.service.info.query(undefined, withSignal(signal)) },
    workbooks: {
      upload: (file, fileName, signal) => {
        const form = new FormData();
        form.set("file", file, fileName);
        return trpc.workbooks.upload.mutate(form, withSignal(signal));
      },
      read: (uploadId, choice, signal) =>
        trpc.workbooks.read.mutate({ uploadId, choice }, withSignal(signal)),
    },
    jobs: {
      submit: (input, signal) => trpc.jobs.submit.mutate(input, withSignal(signal)),
      apply: (order, signal) => trpc.jobs.applyPlan.mutate(order, withSignal(signal)),
      probe: (order, signal) =>
        trpc.jobs.submit.mutate({ ...order, mode: "probe" }, withSignal(signal)),
      recheck: (order, signal) =>
        trpc.jobs.submit.mutate({ ...order, mode: "recheck" }, withSignal(signal)),
      skeletons: (id, signal) => trpc.jobs.skeletons.query({ id }, withSignal(signal)),
      list: (signal) => trpc.jobs.list.query(undefined, withSignal(signal)),
      get: (id, signal) => trpc.jobs.get.query({ id }, withSignal(signal)),
      follow: (id, options = {}) => followJob(jobPorts(trpc, id), options),
      stop: (id, when) => trpc.jobs.stop.mutate({ id, when }),
      answer: (order) => trpc.jobs.answer.mutate(order),
      extend: (question) => trpc.jobs.extend.mutate(question),
      touch: (id) => trpc.jobs.touch.mutate({ id }),
    },
    telemetry: {
      now: (signal) => trpc.telemetry.now.query(undefined, withSignal(signal)),
      history: (span, signal) => trpc.telemetry.history.query(span, withSignal(signal)),
      follow: (options = {}) => followStream(telemetryPorts(trpc), options),
    },
  };
}

function jobPorts(trpc: TRPCClient<AppRouter>, id: string): FollowPorts<JobEvent> {
  return {
    subscribe: (lastEventId, callbacks) =>
      trpc.jobs.follow.subscribe(
        { id, lastEventId },
        {
          onData: (envelope) => callbacks.onData(envelope.id, envelope.data),
          ...streamState(callbacks),
        },
      ),
    probe: (signal) => trpc.jobs.get.query({ id }, withSignal(signal)),
    pause,
  };
}

function telemetryPorts(trpc: TRPCClient<AppRouter>): FollowPorts<TelemetryEvent> {
  return {
    subscribe: (_lastEventId, callbacks) =>
      trpc.telemetry.follow.subscribe(undefined, {
        onData: (event) => callbacks.onData(undefined, event),
        ...streamState(callbacks),
      }),
    probe: (signal) => trpc.service.info.query(undefined, withSignal(signal)),
    pause,
  };
}

function streamState<T>(callbacks: StreamCallbacks<T>) {
  let opened = false;
  return {
    onConnectionStateChange: (connection: { state: string }) => {
      if (connection.state === "pending") {
        opened = true;
        callbacks.onOpen();
      } else if (connection.state === "connecting" && opened) callbacks.onInterrupted();
    },
    onError: (error: unknown) => callbacks.onFailed(error),
    onComplete: () => callbacks.onEnded(),
  };
}

function withSignal(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
