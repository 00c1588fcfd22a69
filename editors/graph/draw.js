// Draws a graph that has been laid out, as SVG. What is confirmed has whole lines,
// what is possible dashed ones and says so; roles differ by shape, not by colour
// alone.

import { technique } from "./techniques.js";
/** @import {Box, Edge, Graph, Layout, Node} from "./types" */

const svgNamespace = "http://www.w3.org/2000/svg";

/** What the roles are called. */
const words = { entry: "Entry point", via: "Step", goal: "Goal" };

/** How many edges have their labels shown at once. */
const manyEdges = 160;

/**
 * Makes an element of SVG.
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 * @param {(Node | globalThis.Node | string)[]} children
 * @returns {SVGElement}
 */
export function svg(name, attributes = {}, ...children) {
  const e = /** @type {SVGElement} */ (document.createElementNS(svgNamespace, name));
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, String(value));
  e.append(.../** @type {(globalThis.Node | string)[]} */ (children));
  return e;
}

/**
 * Returns the layer of edges and the layer of nodes.
 * @param {Graph} graph
 * @param {Layout} at
 */
export function draw(graph, at) {
  const edges = svg("g", { class: graph.edges.length > manyEdges ? "edges many" : "edges" });
  /** @type {Box[]} */
  const taken = [];
  // Labels make way downwards; drawn from above, they stay in the order of their edges.
  const lines = graph.edges.map((edge) => ({ edge, points: at.lines.get(edge.id) ?? [] }));
  const middle = (/** @type {{y: number}[]} */ [a, b]) => a.y + b.y;
  for (const { edge, points } of lines.sort((one, other) => middle(one.points) - middle(other.points))) edges.append(drawEdge(edge, points, taken));
  const nodes = svg("g", { class: "nodes" });
  // Readers meet the nodes as the eye does: layer by layer.
  for (const id of at.layers.flat()) {
    const node = graph.nodes.get(id);
    const box = at.boxes.get(id);
    if (node && box) nodes.append(drawNode(node, box));
  }
  return svg("g", { class: "scene" }, edges, nodes);
}

/**
 * @param {Node} node
 * @param {Box} box
 */
function drawNode(node, box) {
  const state = [node.role, node.possible ? "possible" : "confirmed", node.members.length > 0 ? "group" : "single"];
  const g = svg("g", {
    class: `node ${state.join(" ")}`, "data-id": node.id, transform: `translate(${round(box.x)} ${round(box.y)})`,
    role: "button", tabindex: -1, "aria-label": describeNode(node),
  });
  if (node.members.length > 0) g.append(svg("rect", { class: "back", x: 5, y: 5, width: box.width, height: box.height, rx: 4 }));
  const rx = { entry: box.height / 2, via: 4, goal: 0 }[node.role];
  g.append(svg("rect", { class: "body", width: box.width, height: box.height, rx }));
  if (node.role === "goal") g.append(svg("rect", { class: "inner", x: 3, y: 3, width: box.width - 6, height: box.height - 6 }));
  const middle = box.width / 2;
  const sign = { entry: "➜ ", via: "", goal: "◆ " }[node.role];
  const count = node.members.length > 0 ? `${node.members.length} in ` : "";
  g.append(
    svg("text", { class: "kind", x: middle, y: 18 }, shorten(`${sign}${node.possible ? "possible: " : ""}${count}${node.kind || words[node.role].toLowerCase()}`, 34)),
    svg("text", { class: "label", x: middle, y: 34 }, shorten(node.label, node.role === "entry" ? 24 : 27)),
    svg("title", {}, describeNode(node)),
  );
  return g;
}

/**
 * @param {Edge} edge
 * @param {{x: number, y: number}[]} points
 * @param {Box[]} taken where labels stand already
 */
function drawEdge(edge, points, taken) {
  const classes = ["edge", edge.possible ? "possible" : "confirmed"];
  if (edge.also) classes.push("also");
  if (edge.closes.size > 0) classes.push("choke");
  const d = path(points);
  const g = svg("g", { class: classes.join(" "), "data-id": edge.id });
  g.append(svg("path", { class: "reach", d }), svg("path", { class: "line", d }), head(points));
  const lines = [{ kind: "technique", text: cut((edge.possible ? "possible: " : "") + edgeLabel(edge), 30) }];
  if (edge.closes.size > 0) lines.push({ kind: "fix", text: `fix: closes ${edge.closes.size}` });
  const spot = freeSpot(points, 14 * lines.length, taken);
  lines.forEach(({ kind, text }, i) => {
    const y = spot.y + i * 15;
    const half = kind === "fix" ? 44 : text.length * 2.9 + 3;
    g.append(svg("rect", { class: kind === "fix" ? "pill" : "shade", x: round(spot.x - half), y: y - 10, width: round(2 * half), height: 14, rx: kind === "fix" ? 7 : 0 }));
    g.append(svg("text", { class: kind, x: spot.x, y: y + 1 }, text));
  });
  g.append(svg("title", {}, describeEdge(edge)));
  return g;
}

/**
 * Returns where a label of an edge stands: in the middle of its first gap, moved
 * down until no other label is in the way.
 * @param {{x: number, y: number}[]} points
 * @param {number} height
 * @param {Box[]} taken
 */
function freeSpot(points, height, taken) {
  const [a, b] = points;
  const box = { x: (a.x + b.x) / 2 - 86, y: (a.y + b.y) / 2 - 10, width: 172, height: height + 2 };
  for (let tries = 0; tries < 12; tries++) {
    const other = taken.find((t) => t.x < box.x + box.width && box.x < t.x + t.width && t.y < box.y + box.height && box.y < t.y + t.height);
    if (!other) break;
    box.y = other.y + other.height + 1;
  }
  taken.push(box);
  return { x: round(box.x + 86), y: round(box.y + 10) };
}

/** @param {{x: number, y: number}[]} points */
function path(points) {
  let d = `M${round(points[0].x)} ${round(points[0].y)}`;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    const bend = a.x === b.x ? 46 : (b.x - a.x) / 2;
    const into = a.x === b.x ? b.x + bend : b.x - bend;
    d += a.y === b.y && a.x !== b.x ? `L${round(b.x)} ${round(b.y)}` :
      `C${round(a.x + bend)} ${round(a.y)} ${round(into)} ${round(b.y)} ${round(b.x)} ${round(b.y)}`;
  }
  return d;
}

/**
 * Draws the head of the arrow by itself: markers do not take part in themes.
 * @param {{x: number, y: number}[]} points
 */
function head(points) {
  const [before, end] = points.slice(-2);
  const way = before.x < end.x ? -9 : 9;
  return svg("path", { class: "head", d: `M${round(end.x)} ${round(end.y)}l${way} -4.5v9z` });
}

/** @param {number} n */
function round(n) {
  return Math.round(n * 10) / 10;
}

/** @param {Edge} edge */
export function edgeLabel(edge) {
  if (edge.steps.length > 1) return `${edge.steps.length} steps`;
  const [first] = edge.steps[0].techniques;
  return first ? technique(first) : edge.steps[0].method;
}

/** @param {Node} node */
export function describeNode(node) {
  const role = words[node.role];
  const state = node.possible ? "possible" : "confirmed";
  if (node.members.length > 0) return `${role}s: ${node.members.length} in ${node.kind} ${node.label}, ${state}, closed group`;
  return `${role}: ${node.kind ? `${node.kind} ` : ""}${node.label}, ${state}`;
}

/** @param {Edge} edge */
export function describeEdge(edge) {
  const what = [...new Set(edge.steps.map((s) => s.title))];
  const how = [...new Set(edge.steps.flatMap((s) => s.techniques))].map(technique);
  const assumes = [...new Set(edge.steps.flatMap((s) => s.assumes))];
  return [
    what.slice(0, 4).join("; "), how.length > 0 ? ` (${how.slice(0, 4).join(", ")})` : "", edge.possible ? ", possible" : ", confirmed",
    edge.also ? ", needed beside another" : "", assumes.length > 0 ? `, assuming ${assumes.slice(0, 4).join("; ")}` : "",
    edge.closes.size > 0 ? `; fixing it closes ${edge.closes.size}` : "",
  ].join("");
}

/**
 * Leaves out the end of what is too long.
 * @param {string} text
 * @param {number} length
 */
function cut(text, length) {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/**
 * Leaves out the middle of what is too long: addresses differ at their ends.
 * @param {string} text
 * @param {number} length
 */
export function shorten(text, length) {
  if (text.length <= length) return text;
  const tail = Math.ceil((length - 1) * 0.55);
  return `${text.slice(0, length - 1 - tail)}…${text.slice(-tail)}`;
}
