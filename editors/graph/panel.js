// What stands beside the drawing: the paths as a list, and what is selected in
// words. It is the drawing for those who do not see it.

import { describeEdge, describeNode } from "./draw.js";
import { button, h } from "./html.js";
import { technique } from "./techniques.js";
/** @import {Edge, Graph, Host, Node, Path, Place, Step} from "./types" */

/** How many paths or steps are listed. */
const most = 300;

/**
 * Returns the list of paths.
 * @param {Graph} graph
 * @param {Map<string, string>} names names of facts
 * @param {number | undefined} chosen
 * @param {(way: number) => void} choose
 */
export function pathList(graph, names, chosen, choose) {
  const items = graph.ways.slice(0, most).map((path, way) => {
    const steps = path.steps.length === 1 ? "1 step" : `${path.steps.length} steps`;
    return h("li", {}, h("button", { type: "button", class: `path ${path.status}`, "aria-pressed": String(way === chosen), click: () => choose(way) },
      h("span", { class: "status" }, path.status === "confirmed" ? "━ confirmed" : "┅ possible"), ` ${name(names, path.start)} → ${name(names, path.goal)}, ${steps}`));
  });
  const rest = graph.ways.length - items.length;
  return h("section", {}, h("h2", {}, `Paths (${graph.ways.length})`), h("ol", { class: "paths" }, ...items),
    rest > 0 ? h("p", {}, `and ${rest} more`) : undefined);
}

/**
 * @param {Map<string, string>} names
 * @param {string} id
 */
function name(names, id) {
  return names.get(id) ?? id;
}

/**
 * Tells a node with the steps that lead to it and from it.
 * @param {Node} node
 * @param {Graph} graph
 * @param {Host} host
 * @param {{select: (id: string) => void, toggle: (id: string) => void, members: string[]}} act
 */
export function nodeDetails(node, graph, host, act) {
  const into = graph.edges.filter((e) => e.to === node.id);
  const out = graph.edges.filter((e) => e.from === node.id);
  const label = (/** @type {string} */ id) => graph.nodes.get(id)?.label ?? id;
  const list = (/** @type {string} */ title, /** @type {Edge[]} */ edges, /** @type {"from" | "to"} */ end) =>
    edges.length === 0 ? undefined : h("div", {}, h("h3", {}, title), h("ul", {}, ...edges.slice(0, most).map((e) =>
      h("li", {}, button(`${label(e[end])}: ${describeEdge(e)}`, () => act.select(e.id), { class: "link" })))));
  return h("section", {}, h("h2", {}, node.label), h("p", {}, describeNode(node)),
    node.place && host.open ? placeButton(node.place, host) : node.place ? h("p", {}, placeText(node.place)) : undefined,
    node.members.length > 0 ? button(`Open this group of ${node.members.length}`, () => act.toggle(node.id)) : undefined,
    node.members.length > 0 ? h("ul", {}, ...act.members.slice(0, most).map((m) => h("li", {}, m))) : undefined,
    list("Leads here", into, "from"), list("Leads on", out, "to"));
}

/**
 * Tells the steps that an edge stands for.
 * @param {Edge} edge
 * @param {Graph} graph
 * @param {Host} host
 */
export function edgeDetails(edge, graph, host) {
  const label = (/** @type {string} */ id) => graph.nodes.get(id)?.label ?? id;
  const closes = edge.closes.size === 1 ? "1 path" : `${edge.closes.size} paths`;
  return h("section", {}, h("h2", {}, `${label(edge.from)} → ${label(edge.to)}`),
    edge.closes.size > 0 ? h("p", { class: "fix" }, `Choke point: fixing it closes ${closes}.`) : undefined,
    ...edge.steps.slice(0, most).map((s) => stepDetails(s, host)));
}

/**
 * @param {Path} path
 * @param {Map<string, string>} names
 * @param {Host} host
 */
export function pathDetails(path, names, host) {
  const chokes = new Set(path.chokePoints);
  return h("section", {}, h("h2", {}, `${name(names, path.start)} → ${name(names, path.goal)}`),
    h("p", {}, path.status === "confirmed" ? "Confirmed: the code says all of it." : `Possible, assuming ${path.assumes.join("; ")}.`),
    h("ol", {}, ...path.steps.map((s, i) => h("li", {}, h("strong", {}, name(names, s.to)),
      chokes.has(i) ? h("span", { class: "fix" }, " choke point") : undefined, stepDetails(s, host)))));
}

/**
 * @param {Step} step
 * @param {Host} host
 */
function stepDetails(step, host) {
  const facts = [
    step.techniques.map(technique).join(", "),
    step.actions.length > 0 ? `Actions: ${step.actions.join(", ")}` : "",
    step.assumes.length > 0 ? `Possible, assuming ${step.assumes.join("; ")}` : "",
  ].filter(Boolean);
  return h("div", { class: "step" }, h("p", {}, step.title), ...facts.map((f) => h("p", { class: "fact" }, f)),
    h("ul", { class: "places" }, ...step.places.map((p) => h("li", {}, host.open ? placeButton(p, host) : placeText(p)))));
}

/**
 * @param {Place} place
 * @param {Host} host
 */
function placeButton(place, host) {
  return button(placeText(place), () => host.open?.(place), { class: "link place" });
}

/** @param {Place} place */
function placeText(place) {
  const line = place.location ? place.location.range.start.line + 1 : place.range?.start.line;
  const file = place.file?.replace(/^.*[\\/](?=[^\\/]*[\\/][^\\/]*$)/, "");
  return `${place.address}${place.path ? ` ${place.path}` : ""}${file ? ` (${file}${line ? `:${line}` : ""})` : ""}`;
}
