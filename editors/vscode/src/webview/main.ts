// The view in the editor's panel: what it asks of its host are messages.

import { View } from "../../../graph/view.js";
import type { Document } from "../../../graph/types";

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

type ToView = { kind: "show"; document: Document } | { kind: "follow"; at: { uri: string; line: number } };

const editor = acquireVsCodeApi();
const view = new View(document.getElementById("view") as HTMLElement, {
  open: (place) => editor.postMessage({ kind: "open", place }),
  save: (name, type, data, binary) => editor.postMessage({ kind: "save", name, type, data, binary }),
});
addEventListener("message", (e: MessageEvent<ToView>) => {
  if (e.data.kind === "show") view.show(e.data.document);
  else view.follow(e.data.at);
});
addEventListener("resize", () => view.resized());
editor.postMessage({ kind: "ready" });
