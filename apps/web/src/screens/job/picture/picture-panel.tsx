import { useCallback, useRef } from "react";
import { Button } from "@mantine/core";
import type { PictureEvent, PictureHost } from "@jobcan-automation/contract";
import { useLanguage } from "../../../i18n/language.tsx";
import { Notice } from "../../../shared/notices/notice.tsx";
import type { PictureModel } from "./picture-feed.ts";
import { PictureView } from "./picture-view.tsx";
import { usePicture } from "./use-picture.ts";
import "./picture.css";

/** The site itself, live, for what only a person may do there. */
export function PicturePanel({ jobId }: { jobId: string }) {
  const { words } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const done = useRef<HTMLButtonElement>(null);
  const { model, sender } = usePicture(jobId, canvas);
  const send = useCallback((event: PictureEvent) => sender.push(event), [sender]);
  const { host, title, hosts } = model.state;
  return (
    <div className="picture">
      <PhaseNotice phase={model.phase} />
      {hosts
        .filter(({ state }) => state === "asked")
        .map((asked) => (
          <HostQuestion key={asked.host} host={asked.host} onEvent={send} />
        ))}
      <p className="picture-place">
        <span className="picture-host">{host}</span> {title}
      </p>
      <PictureView
        canvas={canvas}
        title={title === "" ? host : title}
        isLive={model.viewing !== undefined}
        onEvent={send}
        onLeave={() => done.current?.focus()}
      />
      <p id="picture-keys" className="dim">
        {words.job.picture.keys}
      </p>
      <div className="picture-buttons">
        <Button variant="default" size="sm" onClick={() => send({ type: "back" })}>
          {words.job.picture.back}
        </Button>
        <Button ref={done} variant="default" size="sm" onClick={() => send({ type: "done" })}>
          {words.job.picture.done}
        </Button>
      </div>
      <HostList hosts={hosts} />
    </div>
  );
}

function PhaseNotice({ phase }: { phase: PictureModel["phase"] }) {
  const { words } = useLanguage();
  if (phase === "busy") return <Notice tone="warn" title={words.job.picture.busy} />;
  const text = phase === "connecting" ? words.job.picture.connecting : "";
  return <output className="dim picture-phase">{text}</output>;
}

function HostQuestion({ host, onEvent }: { host: string; onEvent: (event: PictureEvent) => void }) {
  const { words } = useLanguage();
  const answer = (allow: boolean) => onEvent({ type: "host", host, allow });
  return (
    <Notice tone="warn" role="alert" title={words.job.picture.askHost(host)}>
      <p>{words.job.picture.askHostNext}</p>
      <div className="picture-buttons">
        <Button size="sm" onClick={() => answer(true)}>
          {words.job.picture.allow}
        </Button>
        <Button size="sm" variant="default" onClick={() => answer(false)}>
          {words.job.picture.refuse}
        </Button>
      </div>
    </Notice>
  );
}

function HostList({ hosts }: { hosts: readonly PictureHost[] }) {
  const { words } = useLanguage();
  if (hosts.length === 0) return null;
  return (
    <details className="picture-hosts">
      <summary>{words.job.picture.hosts(hosts.length)}</summary>
      <ul>
        {hosts.map(({ host, state }) => (
          <li key={host}>
            {host} <span className="dim">{words.job.picture.hostStates[state]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
