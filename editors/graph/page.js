// What begins a page of its own: the document stands in it, and says what it is of.

import { DriftReport } from "./drift.js";
import { h } from "./html.js";
import { View } from "./view.js";
/** @import {Host} from "./types" */

/** @type {Host} */
const host = {
  save(name, type, data, binary) {
    const bytes = binary ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) : data;
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  },
};
const text = /** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "";
const root = /** @type {HTMLElement} */ (document.querySelector("main"));
const shown = JSON.parse(text);
if (root.id === "report") {
  const report = new DriftReport(root, host, shown);
  addEventListener("resize", () => report.view?.resized());
} else {
  const view = new View(root, host);
  view.show(shown);
  addEventListener("resize", () => view.resized());
}
