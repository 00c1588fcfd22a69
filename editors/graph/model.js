// From the document of breach paths to the nodes and edges that are drawn: what
// is shown, and what is drawn as one.

/** @import {Document, Edge, Fact, Graph, Grouping, Node, Place, Role, Step} from "./types" */

const entries = new Set(["internet", "any-account", "any-google-account", "external-account", "any-repository", "contributor", "insider", "premises"]);
const goals = new Set(["admin", "node", "read", "secrets", "traffic", "write"]);

/** @type {Grouping[]} */
export const groupings = ["module", "namespace", "subnet", "type"];

/** How many nodes are drawn before groups are closed by themselves. */
export const crowd = 60;

/**
 * Makes the graph of a document.
 * @param {Document} doc
 * @param {{confirmedOnly: boolean, exposures: boolean}} choice
 * @returns {Graph}
 */
export function build(doc, choice) {
  const ways = [...doc.paths, ...doc.escalations].filter((p) => !choice.confirmedOnly || p.status === "confirmed");
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  /** @type {Set<string>} */
  const sure = new Set();
  ways.forEach((path, way) => {
    const chokes = new Set(path.chokePoints);
    path.steps.forEach((step, i) => {
      for (const edge of add(edges, step)) {
        edge.paths.add(way);
        if (chokes.has(i)) edge.closes.add(way);
      }
      if (path.status === "confirmed") [...step.from, step.to].forEach((f) => sure.add(f));
    });
  });
  for (const step of choice.exposures ? doc.exposures : []) {
    if (choice.confirmedOnly && step.assumes.length > 0) continue;
    add(edges, step);
    if (step.assumes.length === 0) [...step.from, step.to].forEach((f) => sure.add(f));
  }
  return { nodes: nodesOf(doc, [...edges.values()], sure), edges: [...edges.values()], ways };
}

/**
 * Adds the edges of a step, or finds them.
 * @param {Map<string, Edge>} edges
 * @param {Step} step
 */
function add(edges, step) {
  return step.from.map((from, i) => {
    const id = `${from}>${step.to}>${step.method}`;
    let edge = edges.get(id);
    if (!edge) {
      edge = { id, from, to: step.to, steps: [step], possible: step.assumes.length > 0, also: i > 0, closes: new Set(), paths: new Set() };
      edges.set(id, edge);
    }
    return edge;
  });
}

/**
 * @param {Document} doc
 * @param {Edge[]} edges
 * @param {Set<string>} sure
 */
function nodesOf(doc, edges, sure) {
  const used = new Set(edges.flatMap((e) => [e.from, e.to]));
  const places = new Map();
  const subnets = new Map();
  const addresses = new Map(doc.facts.map((f) => [f.id, f.address]));
  for (const step of edges.flatMap((e) => e.steps)) {
    const to = addresses.get(step.to);
    for (const place of step.places) {
      if (!places.has(place.address) && (place.range || place.location)) places.set(place.address, place);
      if (to && /(^|\.)aws_subnet\./.test(place.address)) subnets.set(to, place.address);
    }
  }
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  for (const fact of doc.facts) {
    if (!used.has(fact.id)) continue;
    nodes.set(fact.id, {
      id: fact.id, role: roleOf(fact), kind: kindOf(fact), label: labelOf(fact), possible: !sure.has(fact.id), members: [],
      groups: groupsOf(fact, subnets), place: fact.address === undefined ? undefined : places.get(fact.address),
    });
  }
  return nodes;
}

/**
 * @param {Fact} fact
 * @returns {Role}
 */
export function roleOf(fact) {
  return entries.has(fact.kind) ? "entry" : goals.has(fact.kind) ? "goal" : "via";
}

/** @param {Fact} fact */
function labelOf(fact) {
  return [fact.address, fact.name].filter(Boolean).join(" ") || fact.label;
}

/**
 * What a fact is, apart from whose it is; nothing for what is nobody's.
 * @param {Fact} fact
 */
function kindOf(fact) {
  if (!fact.address && !fact.name) return "";
  const whose = labelOf(fact);
  const kind = fact.label.endsWith(whose) ? fact.label.slice(0, -whose.length).trim() : "";
  return kind || fact.kind.replace(/-/g, " ");
}

/**
 * @param {Fact} fact
 * @param {Map<string, string>} subnets
 */
function groupsOf(fact, subnets) {
  /** @type {{[grouping: string]: string}} */
  const groups = {};
  const address = fact.address;
  if (!address) return groups;
  const module = /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)+/.exec(address)?.[0] ?? "";
  if (module) groups.module = module.slice(0, -1);
  const subnet = subnets.get(address);
  if (subnet) groups.subnet = subnet;
  const object = /^([^/]*)\/([^/]+)\//.exec(address);
  if (object) {
    groups.namespace = object[1] || "the cluster";
    groups.type = object[2].replace(/^.*\./, "");
  } else {
    groups.type = address.slice(module.length).replace(/\[.*$/, "").replace(/\.[^.]*$/, "");
  }
  return groups;
}

/**
 * Returns the grouping that makes a crowd readable: none where there is no crowd,
 * else the most telling one that leaves no crowd, else the one that leaves the
 * fewest nodes.
 * @param {Graph} graph
 * @returns {Grouping}
 */
export function fitting(graph) {
  if (graph.nodes.size <= crowd) return "none";
  /** @type {Grouping} */
  let best = "none";
  let least = graph.nodes.size;
  for (const grouping of groupings) {
    const size = collapse(graph, grouping, new Set()).nodes.size;
    if (size <= crowd) return grouping;
    if (size < least) [best, least] = [grouping, size];
  }
  return best;
}

/**
 * Draws the closed groups as one node each, and what runs between the same two
 * nodes as one edge.
 * @param {Graph} graph
 * @param {Grouping} grouping
 * @param {Set<string>} open
 * @returns {Graph}
 */
export function collapse(graph, grouping, open) {
  if (grouping === "none") return graph;
  const into = membership(graph, grouping, open);
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  for (const node of graph.nodes.values()) {
    const id = into.get(node.id);
    if (!id) {
      nodes.set(node.id, node);
      continue;
    }
    const group = nodes.get(id);
    if (!group) {
      const [, role, name] = id.split("\u0000");
      nodes.set(id, {
        id, role: /** @type {Role} */ (role), kind: grouping, label: name, possible: node.possible,
        members: [node.id], groups: { [grouping]: name }, place: node.place,
      });
    } else {
      group.members.push(node.id);
      group.possible = group.possible && node.possible;
    }
  }
  return { nodes, edges: merge(graph.edges, into), ways: graph.ways };
}

/**
 * Returns the group that each node is drawn in. Entries, goals and what lies
 * between stay apart, so that each keeps its side of the picture.
 * @param {Graph} graph
 * @param {Grouping} grouping
 * @param {Set<string>} open
 */
function membership(graph, grouping, open) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const node of graph.nodes.values()) {
    const name = node.groups[grouping];
    const id = `group\u0000${node.role}\u0000${name}`;
    if (name === undefined || open.has(id)) continue;
    groups.set(id, [...(groups.get(id) ?? []), node.id]);
  }
  /** @type {Map<string, string>} */
  const into = new Map();
  for (const [id, members] of groups) {
    if (members.length > 1) members.forEach((m) => into.set(m, id));
  }
  return into;
}

/**
 * @param {Edge[]} edges
 * @param {Map<string, string>} into
 */
function merge(edges, into) {
  /** @type {Map<string, Edge>} */
  const merged = new Map();
  for (const edge of edges) {
    const from = into.get(edge.from) ?? edge.from;
    const to = into.get(edge.to) ?? edge.to;
    if (from === to) continue;
    if (from === edge.from && to === edge.to) {
      merged.set(edge.id, edge);
      continue;
    }
    const id = `${from}>${to}`;
    const other = merged.get(id);
    if (!other) {
      merged.set(id, { ...edge, id, from, to, steps: [...edge.steps], closes: new Set(edge.closes), paths: new Set(edge.paths) });
      continue;
    }
    other.steps.push(...edge.steps);
    other.possible = other.possible && edge.possible;
    other.also = other.also && edge.also;
    edge.closes.forEach((w) => other.closes.add(w));
    edge.paths.forEach((w) => other.paths.add(w));
  }
  return [...merged.values()];
}

/**
 * Returns the nodes and edges that a line of code opens, the closest place first:
 * a cursor shows what it stands on.
 * @param {Graph} graph
 * @param {{uri?: string, file?: string, line: number}} at the line counts from 0
 */
export function under(graph, at) {
  let least = Infinity;
  /** @type {string[]} */
  let found = [];
  /** @type {(id: string, place: Place | undefined) => void} */
  const look = (id, place) => {
    const lines = place && linesOf(place);
    if (!lines || !sameFile(place, at) || at.line < lines.start || at.line > lines.end) return;
    const size = lines.end - lines.start;
    if (size < least) [least, found] = [size, []];
    if (size === least && !found.includes(id)) found.push(id);
  };
  for (const edge of graph.edges) edge.steps.forEach((s) => s.places.forEach((p) => look(edge.id, p)));
  for (const node of graph.nodes.values()) look(node.id, node.place);
  return found;
}

/** @param {Place} place */
function linesOf(place) {
  if (place.location) return { start: place.location.range.start.line, end: place.location.range.end.line };
  return place.range && { start: place.range.start.line - 1, end: place.range.end.line - 1 };
}

/**
 * @param {Place} place
 * @param {{uri?: string, file?: string}} at
 */
function sameFile(place, at) {
  if (at.uri !== undefined) return place.location?.uri === at.uri;
  return place.file === at.file;
}
