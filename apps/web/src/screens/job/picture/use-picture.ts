import { useEffect, useMemo, useState, type RefObject } from "react";
import { pictureLimits } from "@jobcan-automation/contract";
import { emptyPicture, followPicture, type PictureModel } from "./picture-feed.ts";
import { PictureSender } from "./picture-sender.ts";

/** The live picture of a job, drawn on the canvas while it is mounted, and a sender of what is done in it. */
export function usePicture(
  jobId: string,
  canvas: RefObject<HTMLCanvasElement | null>,
): { model: PictureModel; sender: PictureSender } {
  const [model, setModel] = useState<PictureModel>(emptyPicture);
  const sender = useMemo(
    () => new PictureSender({ fetch: ownFetch, after: (ms, work) => setTimeout(work, ms) }, jobId),
    [jobId],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void followPicture(
      {
        fetch: ownFetch,
        pause,
        onModel: (newest) => {
          sender.begin(newest.viewing?.id);
          setModel(newest);
        },
        onFrame: (jpeg) => draw(canvas.current, jpeg),
      },
      { jobId, width: widthFor(canvas.current) },
      leaving.signal,
    );
    return () => leaving.abort();
  }, [jobId, canvas, sender]);
  return { model, sender };
}

const ownFetch = (path: string, init: RequestInit) => fetch(path, init);

/** As wide as there is room for, so that a phone gets the site as a phone shows it. */
function widthFor(canvas: HTMLCanvasElement | null): number {
  const room = canvas?.parentElement?.clientWidth ?? pictureLimits.maxWidth;
  return Math.min(pictureLimits.maxWidth, Math.max(pictureLimits.minWidth, room));
}

async function draw(
  canvas: HTMLCanvasElement | null,
  jpeg: Uint8Array<ArrayBuffer>,
): Promise<void> {
  if (canvas === null) return;
  const image = await createImageBitmap(new Blob([jpeg], { type: "image/jpeg" }));
  if (canvas.width !== image.width) canvas.width = image.width;
  if (canvas.height !== image.height) canvas.height = image.height;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  image.close();
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}
