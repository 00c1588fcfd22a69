// The report of drift: what differs between the code and what runs, as tables, with
// why it matters and what puts it right, beside the breach paths that it opens.

import { button, h } from "./html.js";
import { View } from "./view.js";
/** @import {Drift, DriftChange, DriftDocument, DriftRange, Host} from "./types" */

/** How many drifts of a kind are listed at once. */
const mostDrifts = 500;

/** How long a value may be, as text, to stand in a cell without being opened. */
const shortValue = 160;

const kinds = /** @type {const} */ ([
  ["changed", "Changed", "Resources that are not as the code has them"],
  ["unmanaged", "Unmanaged", "Resources that are in no code"],
  ["missing", "Missing", "Resources of the code that do not exist"],
]);

/** Which drifts the reader wants to see. */
export class Filter {
  risk = "all";
  words = "";

  /** @param {Drift} drift */
  lets(drift) {
    if (this.risk !== "all" && drift.risky !== (this.risk === "risky")) return false;
    const words = this.words.toLowerCase().trim();
    return words === "" || JSON.stringify([drift.address, drift.id, drift.type, drift.account, drift.region, drift.changes, drift.findings]).toLowerCase().includes(words);
  }
}

/**
 * Returns a value as it is read: JSON, on lines of its own where it is long.
 * @param {unknown} value
 */
export function valueText(value) {
  if (value === undefined || value === null) return "nothing";
  const line = JSON.stringify(value);
  return line.length <= 60 ? line : JSON.stringify(value, null, 2);
}

/**
 * Counts the drifts in words.
 * @param {DriftDocument} doc
 */
export function summaryText(doc) {
  const s = doc.summary;
  const accepted = s.accepted > 0 ? ` · ${s.accepted} accepted` : "";
  const controlled = s.controlled > 0 ? ` · ${s.controlled} made by controllers` : "";
  return `${s.compared} compared · ${s.changed} changed · ${s.unmanaged} unmanaged · ${s.missing} missing · ${s.risky} risky · ${s.harmless} harmless${accepted}${controlled}`;
}

export class DriftReport {
  /**
   * @param {HTMLElement} root
   * @param {Host} host
   * @param {DriftDocument} doc
   */
  constructor(root, host, doc) {
    this.doc = doc;
    this.filter = new Filter();
    this.labels = new Map(doc.facts.map((f) => [f.id, f.label]));
    this.tables = h("div", {});
    this.status = h("p", { role: "status", "aria-live": "polite" });
    const stage = h("div", { id: "view" });
    root.replaceChildren(h("h1", {}, doc.workspace === "." ? "Drift" : `Drift of ${doc.workspace}`), h("p", {}, summaryText(doc)), this.bar(), this.status,
      ...(doc.paths.length > 0 ? [this.paths(), stage] : []), this.tables, ...this.rest());
    if (doc.paths.length > 0) {
      this.view = new View(stage, host);
      this.view.show({ ...doc, escalations: [], exposures: [] });
    }
    this.render();
  }

  bar() {
    const search = /** @type {HTMLInputElement} */ (h("input", { type: "search", placeholder: "Search", "aria-label": "Search drifts", input: () => this.want(this.filter.risk, search.value) }));
    const risk = /** @type {HTMLSelectElement} */ (h("select", { "aria-label": "Risk", change: () => this.want(risk.value, this.filter.words) },
      ...[["all", "risky and harmless"], ["risky", "risky alone"], ["harmless", "harmless alone"]].map(([value, text]) => h("option", { value }, text))));
    return h("div", { class: "bar", role: "toolbar", "aria-label": "Which drifts" }, search, risk);
  }

  /**
   * @param {string} risk
   * @param {string} words
   */
  want(risk, words) {
    this.filter.risk = risk;
    this.filter.words = words;
    this.render();
  }

  /** Fills the tables. */
  render() {
    const open = this.doc.drifts.map((drift, i) => ({ drift, i })).filter(({ drift }) => !drift.accepted);
    const seen = open.filter(({ drift }) => this.filter.lets(drift));
    this.tables.replaceChildren(...kinds.flatMap(([kind, title, caption]) => {
      const of = seen.filter(({ drift }) => drift.kind === kind);
      return of.length > 0 ? [h("section", {}, h("h2", {}, `${title} (${of.length})`), this.table(caption, of))] : [];
    }));
    this.status.textContent = open.length === 0 ? "No drift." : seen.length === open.length ? "" : `${seen.length} of ${open.length} drifts`;
  }

  /**
   * @param {string} caption
   * @param {{drift: Drift, i: number}[]} of
   */
  table(caption, of) {
    const changes = of.some(({ drift }) => drift.changes.length > 0);
    const columns = ["Risk", "Resource", ...(changes ? ["Attribute", "In the code", "Live"] : []), "Why", "What puts it right"];
    const more = of.length - mostDrifts;
    return h("div", { class: "wide", role: "region", tabindex: "0", "aria-label": caption },
      h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...columns.map((c) => h("th", { scope: "col" }, c)))),
        ...of.slice(0, mostDrifts).map(({ drift, i }) => this.rows(drift, i, changes))),
      more > 0 ? h("p", {}, `and ${more} more; search, or see --format json`) : undefined);
  }

  /**
   * Returns the rows of a drift: one for each attribute that differs.
   * @param {Drift} drift
   * @param {number} i
   * @param {boolean} changes whether there are columns for attributes
   */
  rows(drift, i, changes) {
    const span = { rowspan: String(Math.max(1, drift.changes.length)) };
    const cells = (/** @type {DriftChange | undefined} */ c) => !changes ? [] : c
      ? [h("td", {}, h("code", {}, c.path), ` ${c.op}`, ...where(c.address === drift.address ? "" : c.address, c)), h("td", {}, valueCell(c.code)), h("td", {}, valueCell(c.live))]
      : [h("td", { colspan: "3" }, "all of it")];
    const first = h("tr", {},
      h("td", { ...span, class: drift.risky ? "risky" : "harmless" }, drift.risky ? "▲ risky" : "○ harmless"),
      h("th", { ...span, scope: "rowgroup" }, drift.address, ...this.about(drift)),
      ...cells(drift.changes[0]), h("td", span, this.reasons(drift)), h("td", span, remedies(drift)));
    return h("tbody", { id: `drift-${i + 1}`, tabindex: "-1" }, first, ...drift.changes.slice(1).map((c) => h("tr", {}, ...cells(c))));
  }

  /** @param {Drift} drift */
  about(drift) {
    const facts = [drift.id ?? "", [drift.account, drift.region].filter(Boolean).join(" "), drift.note ?? ""].filter((t) => t !== "" && !drift.address.endsWith(`(${t})`));
    return [...facts.map((t) => h("div", { class: "fact" }, t)), ...where("", drift)];
  }

  /** @param {Drift} drift */
  reasons(drift) {
    if (drift.paths.length + drift.findings.length === 0) return "It brings no finding and no breach path.";
    return h("ul", {},
      ...drift.paths.map((p) => h("li", {}, "opens ", h("a", { href: `#path-${p + 1}` }, `breach path ${p + 1}`), `: ${this.titleOf(p)}`)),
      ...drift.findings.map((f) => h("li", {}, `${f.severity}: ${f.title}${f.address === drift.address ? "" : ` in ${f.address}`} `, h("code", {}, f.policy))));
  }

  /** @param {number} path */
  titleOf(path) {
    const { start, goal, status } = this.doc.paths[path];
    return `${this.labels.get(start) ?? start} → ${this.labels.get(goal) ?? goal}, ${status}`;
  }

  /** The new breach paths, with the drifts that they rest on. */
  paths() {
    const items = this.doc.paths.map((path, i) => h("li", { id: `path-${i + 1}`, tabindex: "-1" }, `${this.titleOf(i)} `, button("Show it in the graph", () => this.view?.choose(i)),
      h("ul", {}, ...path.because.map((c) => h("li", {}, "because of ", h("a", { href: `#drift-${c.drift + 1}` }, [c.address, c.path].filter(Boolean).join(" ")))))));
    return h("section", {}, h("h2", {}, `New breach paths (${items.length})`), h("ol", {}, ...items));
  }

  /** What has been accepted, and of what nothing is said. */
  rest() {
    const doc = this.doc;
    const accepted = doc.drifts.filter((d) => d.accepted).map((d) => `${d.address} is ${d.kind}: ${d.accepted}`);
    const unreadable = doc.unreadable.map((u) => `${[u.type, u.resource, u.account, u.region].filter(Boolean).join(" ")}: ${u.call}: ${u.reason}`);
    const controlled = (doc.controlled ?? []).map((c) => `${c.type} ${c.id}, made by ${c.madeBy}`);
    return [
      list("Accepted", "Drift that somebody has reviewed.", accepted), list("Not readable", "Nothing is said about these: they are neither missing nor in order.", unreadable),
      list("Not told apart", "Resources of the code that no name tells apart; a state does.", doc.untied), list("Not read", "Resources of types that were not read.", doc.notRead),
      list("Made by controllers", "Nobody declares these.", controlled),
    ].filter((e) => e !== undefined);
  }
}

/**
 * @param {string} title
 * @param {string} text
 * @param {string[]} items
 */
function list(title, text, items) {
  if (items.length === 0) return undefined;
  return h("details", { open: items.length <= 20 }, h("summary", {}, h("h2", {}, `${title} (${items.length})`)), h("p", {}, text), h("ul", {}, ...items.map((i) => h("li", {}, i))));
}

/** @param {unknown} value */
function valueCell(value) {
  const text = valueText(value);
  if (value === undefined || value === null) return h("span", { class: "fact" }, text);
  return text.length <= shortValue ? h("pre", {}, text) : h("details", {}, h("summary", {}, `${text.slice(0, 60).replace(/\s+/g, " ")}…`), h("pre", {}, text));
}

/**
 * Tells where something stands, if that is known.
 * @param {string} address
 * @param {{file?: string, range?: DriftRange}} at
 */
function where(address, { file, range }) {
  const place = file && range ? `${file}:${range.start.line}` : "";
  return [address, place].filter(Boolean).map((t) => h("div", { class: "fact" }, t));
}

/** @param {Drift} drift */
function remedies(drift) {
  if (drift.remedies.length === 0) return "Nothing is known.";
  return h("ul", {}, ...drift.remedies.map((r) => h("li", {}, h("strong", {}, r.kind), `: ${r.title}`,
    ...(r.commands ?? []).map((c) => h("pre", {}, c)), r.files && r.files.length > 0 ? h("div", { class: "fact" }, `--write changes ${r.files.join(", ")}`) : undefined)));
}
