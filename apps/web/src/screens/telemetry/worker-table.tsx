import type { QueueView } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { japanTime } from "../../shared/text/japan-time.ts";
import { Tag } from "../../shared/tags/tag.tsx";

type Worker = QueueView["workers"][number];

/** The machines of a service that has several, and what waits for them. */
export function WorkerTable({ queue }: { queue: QueueView }) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const { waiting, oldestWaitSecs, workers } = queue;
  return (
    <section className="card peaks-card" aria-labelledby="workers-title">
      <h2 id="workers-title">{label.workers}</h2>
      <p className="small">
        {label.waiting(waiting)}
        {oldestWaitSecs === undefined ? null : ` · ${label.oldestWait(oldestWaitSecs)}`}
      </p>
      {workers.length === 0 ? (
        <p className="small">{label.noWorkers}</p>
      ) : (
        <table className="peaks">
          <thead>
            <tr>
              <th scope="col">{label.worker}</th>
              <th scope="col">{label.jobs}</th>
              <th scope="col">{label.browsers}</th>
              <th scope="col">{label.memory}</th>
              <th scope="col">{label.version}</th>
              <th scope="col">{label.since}</th>
            </tr>
          </thead>
          <tbody>
            {workers.map((worker) => (
              <WorkerRow key={worker.name} worker={worker} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function WorkerRow({ worker }: { worker: Worker }) {
  const { words } = useLanguage();
  const label = words.telemetry;
  const { name, busy, places, browsers, memoryMb, memoryLimitMb, version, startedAt } = worker;
  return (
    <tr>
      <th scope="row">
        <code className="small">{name}</code>
      </th>
      <td data-label={label.jobs}>{label.ofPlaces(busy, places)}</td>
      <td data-label={label.browsers}>
        {label.browserUnit(browsers)}
        {worker.isClosed ? (
          <Tag tone="warn" icon="alert">
            {label.takesNothing}
          </Tag>
        ) : null}
      </td>
      <td data-label={label.memory}>{`${memoryMb} / ${memoryLimitMb} MB`}</td>
      <td data-label={label.version}>{version}</td>
      <td data-label={label.since}>{japanTime(startedAt).full}</td>
    </tr>
  );
}
