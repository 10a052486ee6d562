import type { Duplex } from "node:stream";
import { encodePicturePart } from "@jobcan-automation/contract";

/** Shows a picture as a runner does, at its end of the channel; one frame, once somebody looks. */
export function showPicture(pictureEnd: Duplex): void {
  const say = (message: object) =>
    pictureEnd.write(encodePicturePart({ kind: "json", json: JSON.stringify(message) }));
  const hosts = [{ host: "idp.example", state: "asked" }];
  say({ type: "open" });
  say({ type: "state", host: "id.jobcan.jp", title: "ログイン", hosts });
  pictureEnd.once("data", () =>
    pictureEnd.write(encodePicturePart({ kind: "frame", jpeg: new Uint8Array([0xff, 0xd8]) })),
  );
}
