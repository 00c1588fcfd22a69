// A page of its own: the document stands in it.

import { h } from "./html.js";
import { View } from "./view.js";

const data = /** @type {HTMLElement} */ (document.getElementById("data"));
const view = new View(/** @type {HTMLElement} */ (document.getElementById("view")), {
  save(name, type, data, binary) {
    const bytes = binary ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) : data;
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  },
});
view.show(JSON.parse(data.textContent ?? ""));
addEventListener("resize", () => view.resized());
