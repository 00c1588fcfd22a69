// The view of breach paths: a toolbar, the drawing, and a panel that tells it in
// words. A page and an editor's panel hold the same view; what they can do beside
// is their Host.

import { Camera } from "./camera.js";
import { describeEdge, describeNode, draw, svg } from "./draw.js";
import { toMermaid, toPNG, toSVG } from "./export.js";
import { button, h } from "./html.js";
import { layout } from "./layout.js";
import { build, collapse, fitting, groupings, under } from "./model.js";
import { edgeDetails, nodeDetails, pathDetails, pathList } from "./panel.js";
/** @import {Choice, Document, Graph, Grouping, Host, Layout, Node} from "./types" */

/** Few enough to show what lies open, too, although no path is known. */
const fewNodes = 40;

/** The scale from which on text can be read. */
const legible = 0.6;

export class View {
  /**
   * @param {HTMLElement} root
   * @param {Host} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    /** @type {Choice} */
    this.choice = { grouping: "none", open: new Set(), confirmedOnly: false, exposures: true };
    this.chosen = false; // the reader has said how to group
    /** @type {Document | undefined} */
    this.doc = undefined;
    /** @type {Graph} */
    this.graph = { nodes: new Map(), edges: [], ways: [] };
    this.whole = this.graph;
    /** @type {Layout} */
    this.at = layout(this.graph);
    /** @type {string | undefined} */
    this.selected = undefined;
    /** @type {number | undefined} */
    this.way = undefined;
    this.query = "";
    this.make();
  }

  make() {
    this.frame = /** @type {SVGSVGElement} */ (svg("svg", { class: "frame", role: "group", "aria-label": "Breach graph. Arrow keys walk along the steps." }));
    this.camera = new Camera(this.frame);
    this.frame.addEventListener("click", (e) => this.click(e));
    this.frame.addEventListener("dblclick", (e) => this.enter(idOf(e.target)));
    this.frame.addEventListener("keydown", (e) => this.key(e));
    this.search = /** @type {HTMLInputElement} */ (h("input", { type: "search", placeholder: "Search", "aria-label": "Search resources and steps", input: () => this.find() }));
    this.group = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": "Group by", change: () => this.regroup() },
      ...["none", ...groupings].map((g) => h("option", { value: g }, g === "none" ? "no groups" : `group by ${g}`))));
    this.confirmed = this.check("confirmed only", (on) => (this.choice.confirmedOnly = on));
    this.exposures = this.check("exposures", (on) => (this.choice.exposures = on));
    this.panel = h("div", { class: "panel", role: "region", tabindex: "0", "aria-label": "Paths and details" });
    this.status = h("div", { class: "live", role: "status", "aria-live": "polite" });
    this.empty = h("p", { class: "empty", hidden: true }, "No breach path is known.");
    const bar = h("div", { class: "bar", role: "toolbar", "aria-label": "Breach graph" }, this.search, this.group, this.confirmed.label, this.exposures.label,
      button("−", () => this.camera?.zoom(0.8), { "aria-label": "Zoom out" }), button("+", () => this.camera?.zoom(1.25), { "aria-label": "Zoom in" }),
      button("Fit", () => this.fit()), h("span", { class: "space" }),
      h("span", { class: "exports" }, ...["SVG", "PNG", "Mermaid"].map((f) => button(f, () => void this.save(f), { "aria-label": `Export as ${f}` }))));
    this.legend = h("p", { class: "legend" }, "━ confirmed   ┅ possible   ➜ entry point   ◆ goal   thick: choke point");
    this.root.replaceChildren(bar, h("div", { class: "main" }, h("div", { class: "stage" }, this.frame, this.empty, this.legend), this.panel), this.status);
    this.root.addEventListener("keydown", (e) => {
      if (e.key === "/" && e.target !== this.search) {
        e.preventDefault();
        this.search?.focus();
      }
    });
  }

  /**
   * @param {string} text
   * @param {(on: boolean) => void} set
   */
  check(text, set) {
    const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", change: () => { set(box.checked); this.render(true); } }));
    return { box, label: h("label", {}, box, ` ${text}`) };
  }

  /**
   * Shows a document. Another one of the same workspace keeps what is seen.
   * @param {Document} doc
   */
  show(doc) {
    const first = this.doc === undefined || this.doc.workspace !== doc.workspace;
    const before = this.doc;
    this.doc = doc;
    if (before && !first && JSON.stringify(before) === JSON.stringify(doc)) return;
    const all = build(doc, { confirmedOnly: false, exposures: true });
    if (first) this.choice.exposures = all.nodes.size <= fewNodes;
    this.way = undefined;
    this.render(first);
    if (!first) this.say(`Updated: ${this.graph.ways.length} paths`);
  }

  /** @param {boolean} fit whether to move to where all of it is seen, if it can be read there */
  render(fit) {
    if (!this.doc || !this.camera || !this.frame) return;
    this.whole = build(this.doc, this.choice);
    if (!this.chosen) this.choice.grouping = fitting(this.whole);
    this.graph = collapse(this.whole, this.choice.grouping, this.choice.open);
    this.at = layout(this.graph);
    // A view beside an editor may not take the keyboard from who types there.
    const focused = document.hasFocus() && this.frame.contains(document.activeElement);
    const scene = draw(this.graph, this.at);
    this.frame.replaceChildren(scene);
    this.camera.scene = scene;
    if (fit) this.camera.fit(this.at, legible);
    else this.camera.apply();
    if (this.group) this.group.value = this.choice.grouping;
    if (this.confirmed) this.confirmed.box.checked = this.choice.confirmedOnly;
    if (this.exposures) this.exposures.box.checked = this.choice.exposures;
    this.empty?.toggleAttribute("hidden", this.graph.nodes.size > 0);
    this.legend?.toggleAttribute("hidden", this.graph.nodes.size === 0);
    if (this.selected && !this.has(this.selected)) this.selected = undefined;
    this.mark();
    this.tell();
    if (focused) this.element(this.selected ?? this.first())?.focus();
  }

  fit() {
    this.camera?.fit(this.at);
  }

  /** Tells that there is more room now, or less. */
  resized() {
    this.camera?.fit(this.at, legible);
  }

  /** @param {string} id */
  has(id) {
    return this.graph.nodes.has(id) || this.graph.edges.some((e) => e.id === id);
  }

  first() {
    return this.at.layers.flat()[0];
  }

  /**
   * @param {string | undefined} id
   * @returns {SVGElement | undefined}
   */
  element(id) {
    return [.../** @type {NodeListOf<SVGElement>} */ (/** @type {SVGSVGElement} */ (this.frame).querySelectorAll("[data-id]"))].find((e) => e.getAttribute("data-id") === id);
  }

  /** Marks what is selected, on the chosen path, found, and focusable. */
  mark() {
    const near = this.near();
    const words = this.query.toLowerCase();
    const focus = this.selected && this.graph.nodes.has(this.selected) ? this.selected : this.first();
    this.frame?.classList.toggle("dimmed", near !== undefined);
    for (const e of /** @type {SVGSVGElement} */ (this.frame).querySelectorAll("[data-id]")) {
      const id = /** @type {string} */ (e.getAttribute("data-id"));
      e.classList.toggle("selected", id === this.selected);
      e.classList.toggle("near", near?.has(id) ?? false);
      const text = e.querySelector("title")?.textContent?.toLowerCase() ?? "";
      e.classList.toggle("found", words !== "" && text.includes(words));
      if (e.classList.contains("node")) e.setAttribute("tabindex", id === focus ? "0" : "-1");
    }
  }

  /** What belongs to the selection: a path, or a node or step with what it touches. */
  near() {
    if (this.way === undefined && !this.selected) return undefined;
    const near = new Set(this.selected ? [this.selected] : []);
    for (const e of this.graph.edges) {
      const on = this.way !== undefined ? e.paths.has(this.way) : e.id === this.selected || e.from === this.selected || e.to === this.selected;
      if (on) [e.id, e.from, e.to].forEach((id) => near.add(id));
    }
    return near;
  }

  /** Fills the panel. */
  tell() {
    if (!this.doc) return;
    const names = new Map(this.doc.facts.map((f) => [f.id, f.label]));
    const node = this.selected ? this.graph.nodes.get(this.selected) : undefined;
    const edge = this.graph.edges.find((e) => e.id === this.selected);
    const way = this.way === undefined ? undefined : this.graph.ways[this.way];
    const details = way ? pathDetails(way, names, this.host) : edge ? edgeDetails(edge, this.graph, this.host) : node ? nodeDetails(node, this.graph, this.host, {
      select: (id) => this.select(id), toggle: (id) => this.toggle(id), members: node.members.map((m) => names.get(m) ?? m),
    }) : undefined;
    this.panel?.replaceChildren(...[details, pathList(this.graph, names, this.way, (w) => this.choose(w))].filter((e) => e !== undefined));
  }

  /** @param {number} way */
  choose(way) {
    this.way = this.way === way ? undefined : way;
    this.selected = undefined;
    this.mark();
    this.tell();
    /** @type {HTMLElement | null | undefined} */ (this.panel?.querySelector(`.paths li:nth-child(${way + 1}) button`))?.focus();
    const edge = this.graph.edges.find((e) => this.way !== undefined && e.paths.has(this.way));
    if (edge) this.reveal(edge.from, edge.to);
  }

  /**
   * Brings nodes into sight.
   * @param {string[]} ids
   */
  reveal(...ids) {
    const boxes = ids.map((id) => this.at.boxes.get(id)).filter((b) => b !== undefined);
    if (boxes.length > 0) this.camera?.reveal(boxes);
  }

  /**
   * @param {string | undefined} id
   * @param {{focus?: boolean, go?: boolean}} [how]
   */
  select(id, how = {}) {
    this.selected = id;
    this.way = undefined;
    this.mark();
    this.tell();
    if (!id) return;
    const edge = this.graph.edges.find((e) => e.id === id);
    const node = this.graph.nodes.get(id);
    if (edge) this.reveal(edge.from, edge.to);
    else this.reveal(id);
    if (how.focus) this.element(id)?.focus();
    this.say(edge ? describeEdge(edge) : node ? describeNode(node) : "");
    const place = edge ? edge.steps[0].places.find((p) => p.range || p.location) : node?.place;
    if (how.go && place) this.host.open?.(place);
  }

  /** @param {MouseEvent} e */
  click(e) {
    const id = idOf(e.target);
    this.select(id, { focus: true, go: true });
  }

  /** @param {string | undefined} id */
  enter(id) {
    if (id && this.graph.nodes.get(id)?.members.length) this.toggle(id);
  }

  /**
   * Opens a closed group.
   * @param {string} id
   */
  toggle(id) {
    this.choice.open.add(id);
    this.chosen = true;
    const first = this.graph.nodes.get(id)?.members[0];
    this.selected = first;
    this.render(false);
    if (first) this.select(first, { focus: true });
  }

  regroup() {
    this.chosen = true;
    this.choice.grouping = /** @type {Grouping} */ (this.group?.value);
    this.choice.open.clear();
    this.render(true);
    this.say(`${this.graph.nodes.size} nodes`);
  }

  find() {
    this.query = this.search?.value.trim() ?? "";
    this.mark();
    const found = [...(this.frame?.querySelectorAll(".found") ?? [])];
    const id = found.find((e) => e.classList.contains("node"))?.getAttribute("data-id");
    if (id) this.reveal(id);
    if (this.query) this.say(found.length === 1 ? "1 match" : `${found.length} matches`);
  }

  /** @param {KeyboardEvent} e */
  key(e) {
    const id = idOf(document.activeElement) ?? this.first();
    const node = id ? this.graph.nodes.get(id) : undefined;
    /** @type {Record<string, () => void>} */
    const keys = {
      "+": () => this.camera?.zoom(1.25), "=": () => this.camera?.zoom(1.25), "-": () => this.camera?.zoom(0.8), "0": () => this.fit(),
      Escape: () => this.select(undefined),
    };
    if (node) {
      const go = (/** @type {string | undefined} */ to) => to && this.select(to, { focus: true });
      Object.assign(keys, {
        ArrowRight: () => go(this.along(node, "from", "to")), ArrowLeft: () => go(this.along(node, "to", "from")),
        ArrowDown: () => go(this.beside(node, 1)), ArrowUp: () => go(this.beside(node, -1)),
        Home: () => go(this.first()), End: () => go(this.at.layers.flat().at(-1)),
        Enter: () => (node.members.length > 0 ? this.toggle(node.id) : this.select(node.id, { focus: true, go: true })),
        " ": () => (node.members.length > 0 ? this.toggle(node.id) : this.select(node.id, { focus: true })),
      });
    }
    const act = e.ctrlKey || e.metaKey || e.altKey ? undefined : keys[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  }

  /**
   * Returns the nearest node at the other end of a step.
   * @param {Node} node
   * @param {"from" | "to"} here
   * @param {"from" | "to"} there
   */
  along(node, here, there) {
    const y = (/** @type {string} */ id) => this.at.boxes.get(id)?.y ?? 0;
    const ends = this.graph.edges.filter((e) => e[here] === node.id).map((e) => e[there]);
    return ends.sort((a, b) => Math.abs(y(a) - y(node.id)) - Math.abs(y(b) - y(node.id)))[0];
  }

  /**
   * @param {Node} node
   * @param {number} by
   */
  beside(node, by) {
    const layer = this.at.layers.find((l) => l.includes(node.id)) ?? [];
    return layer[layer.indexOf(node.id) + by];
  }

  /**
   * Selects what a line of code opens; nothing where it opens nothing.
   * @param {{uri?: string, file?: string, line: number}} at the line counts from 0
   */
  follow(at) {
    const found = under(this.graph, at);
    if (found.length === 0 || (this.selected !== undefined && found.includes(this.selected))) return;
    this.select(found[0]);
  }

  /** @param {string} format */
  async save(format) {
    const scene = /** @type {SVGElement} */ (this.frame?.firstElementChild);
    if (format === "Mermaid") return this.host.save("breach-paths.mmd", "text/vnd.mermaid", toMermaid(this.graph), false);
    this.root.classList.add("exporting");
    const drawing = toSVG(scene, this.at, getComputedStyle(this.root).backgroundColor);
    this.root.classList.remove("exporting");
    if (format === "SVG") return this.host.save("breach-paths.svg", "image/svg+xml", drawing.text, false);
    this.host.save("breach-paths.png", "image/png", await toPNG(drawing), true);
  }

  /** @param {string} text */
  say(text) {
    if (this.status) this.status.textContent = text;
  }
}

/**
 * Returns what an element of the drawing stands for.
 * @param {EventTarget | null} target
 */
function idOf(target) {
  return (target instanceof Element ? target.closest("[data-id]") : null)?.getAttribute("data-id") ?? undefined;
}
