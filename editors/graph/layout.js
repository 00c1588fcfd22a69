// Places the nodes of a graph in layers from left to right: entries in the first,
// goals in the last, each other node behind what leads to it. Edges that pass
// layers keep a lane free in each, and layers are sorted so that few edges cross
// (Sugiyama, Tagawa and Toda, 1981).

/** @import {Graph, Layout, Box} from "./types" */

export const size = { width: 208, height: 46, gapX: 216, gapY: 22, lane: 14 };
const sweeps = 6;

/**
 * @typedef {{id: string, layer: number, y: number, height: number, near: {left: Slot[], right: Slot[]}}} Slot
 * a node, or the lane of an edge that passes a layer
 */

/**
 * @param {Graph} graph
 * @returns {Layout}
 */
export function layout(graph) {
  const layerOf = layersOf(graph);
  /** @type {Slot[][]} */
  const layers = [];
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  /** @type {(id: string, layer: number, height: number) => Slot} */
  const slot = (id, layer, height) => {
    const made = { id, layer, y: 0, height, near: { left: [], right: [] } };
    (layers[layer] ??= []).push(made);
    return made;
  };
  for (const id of graph.nodes.keys()) slots.set(id, slot(id, layerOf.get(id) ?? 0, size.height));
  /** @type {Map<string, Slot[]>} */
  const ways = new Map();
  for (const edge of graph.edges) ways.set(edge.id, lanes(edge, slots, slot));
  for (let i = 0; i < layers.length; i++) layers[i] ??= [];
  sort(layers);
  align(layers);
  return finish(graph, layers, slots, ways);
}

/**
 * Returns the layer of each node: one behind the farthest of those that lead to
 * it, rings cut where a walk from the entries closes them.
 * @param {Graph} graph
 */
function layersOf(graph) {
  /** @type {Map<string, string[]>} */
  const next = new Map([...graph.nodes.keys()].map((id) => [id, []]));
  for (const edge of graph.edges) next.get(edge.from)?.push(edge.to);
  const roles = [...graph.nodes.values()];
  const order = walk([...roles.filter((n) => n.role === "entry"), ...roles].map((n) => n.id), next);
  const rank = new Map(order.map((id, i) => [id, i]));
  /** @type {Map<string, number>} */
  const layer = new Map(order.map((id) => [id, graph.nodes.get(id)?.role === "entry" ? 0 : 1]));
  const at = (/** @type {string} */ id) => layer.get(id) ?? 0;
  for (const id of order) {
    for (const to of next.get(id) ?? []) {
      if ((rank.get(to) ?? 0) > (rank.get(id) ?? 0)) layer.set(to, Math.max(at(to), at(id) + 1));
    }
  }
  const last = Math.max(1, ...layer.values());
  // A goal that leads on stays where it is, for its steps must have room.
  for (const node of roles) {
    if (node.role === "goal" && next.get(node.id)?.length === 0) layer.set(node.id, last);
  }
  const used = [...new Set(layer.values())].sort((a, b) => a - b);
  return new Map([...layer].map(([id, n]) => [id, used.indexOf(n)]));
}

/**
 * Returns the nodes so that each stands before those that it leads to, as far as
 * there are no rings. It does not recurse, for chains can be long.
 * @param {string[]} starts
 * @param {Map<string, string[]>} next
 */
function walk(starts, next) {
  const seen = new Set();
  /** @type {string[]} */
  const done = [];
  for (const start of starts) {
    if (seen.has(start)) continue;
    seen.add(start);
    /** @type {{id: string, i: number}[]} */
    const stack = [{ id: start, i: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = next.get(top.id)?.[top.i++];
      if (to === undefined) {
        done.push(top.id);
        stack.pop();
      } else if (!seen.has(to)) {
        seen.add(to);
        stack.push({ id: to, i: 0 });
      }
    }
  }
  return done.reverse();
}

/**
 * Returns the slots that an edge runs through, and makes them neighbours.
 * @param {{id: string, from: string, to: string}} edge
 * @param {Map<string, Slot>} slots
 * @param {(id: string, layer: number, height: number) => Slot} slot
 */
function lanes(edge, slots, slot) {
  const from = /** @type {Slot} */ (slots.get(edge.from));
  const to = /** @type {Slot} */ (slots.get(edge.to));
  const step = Math.sign(to.layer - from.layer);
  const way = [from];
  for (let l = from.layer + step; step !== 0 && l !== to.layer; l += step) way.push(slot(`${edge.id}@${l}`, l, size.lane));
  way.push(to);
  for (let i = 1; i < way.length; i++) {
    const [a, b] = way[i - 1].layer <= way[i].layer ? [way[i - 1], way[i]] : [way[i], way[i - 1]];
    if (a.layer === b.layer) continue;
    a.near.right.push(b);
    b.near.left.push(a);
  }
  return way;
}

/**
 * Sorts each layer by the middle of its neighbours, there and back.
 * @param {Slot[][]} layers
 */
function sort(layers) {
  layers.forEach(number);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const side = sweep % 2 === 0 ? "left" : "right";
    const order = side === "left" ? layers : [...layers].reverse();
    for (const layer of order) {
      const weight = new Map(layer.map((s) => [s, mean(s.near[side].map((n) => n.y), s.y)]));
      layer.sort((a, b) => /** @type {number} */ (weight.get(a)) - /** @type {number} */ (weight.get(b)));
      number(layer);
    }
  }
}

/** @param {Slot[]} layer */
function number(layer) {
  layer.forEach((s, i) => (s.y = i));
}

/**
 * @param {number[]} values
 * @param {number} otherwise
 */
function mean(values, otherwise) {
  return values.length === 0 ? otherwise : values.reduce((a, b) => a + b, 0) / values.length;
}

/**
 * Gives each slot a height in the picture: near its neighbours, apart from the
 * others of its layer.
 * @param {Slot[][]} layers
 */
function align(layers) {
  for (const layer of layers) {
    let y = 0;
    for (const s of layer) {
      s.y = y + s.height / 2;
      y += s.height + size.gapY;
    }
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const side = sweep % 2 === 0 ? "left" : "right";
    const order = side === "left" ? layers : [...layers].reverse();
    for (const layer of order) {
      const want = layer.map((s) => mean(s.near[side].map((n) => n.y), s.y));
      spread(layer, want);
    }
  }
}

/**
 * Moves slots to where they want to be as far as their order and the gaps between
 * them allow: blocks of slots that touch share the mean of what they want.
 * @param {Slot[]} layer
 * @param {number[]} want
 */
function spread(layer, want) {
  /** @type {{first: number, count: number, offset: number, sum: number}[]} */
  const blocks = [];
  let offset = 0;
  layer.forEach((s, i) => {
    if (i > 0) offset += (layer[i - 1].height + s.height) / 2 + size.gapY;
    blocks.push({ first: i, count: 1, offset, sum: want[i] - offset });
    for (let b = blocks.length - 1; b > 0 && blocks[b].sum / blocks[b].count < blocks[b - 1].sum / blocks[b - 1].count; b--) {
      blocks[b - 1].sum += blocks[b].sum;
      blocks[b - 1].count += blocks[b].count;
      blocks.pop();
    }
  });
  offset = 0;
  for (const block of blocks) {
    for (let i = block.first; i < block.first + block.count; i++) {
      if (i > 0) offset += (layer[i - 1].height + layer[i].height) / 2 + size.gapY;
      layer[i].y = block.sum / block.count + offset;
    }
  }
}

/**
 * @param {Graph} graph
 * @param {Slot[][]} layers
 * @param {Map<string, Slot>} slots
 * @param {Map<string, Slot[]>} ways
 * @returns {Layout}
 */
function finish(graph, layers, slots, ways) {
  const top = Math.min(0, ...layers.flat().map((s) => s.y - s.height / 2));
  const left = (/** @type {Slot} */ s) => s.layer * (size.width + size.gapX);
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  for (const [id, s] of slots) boxes.set(id, { x: left(s), y: s.y - size.height / 2 - top, width: size.width, height: size.height });
  const lines = new Map();
  for (const [id, way] of ways) {
    const forward = way[0].layer < way[way.length - 1].layer;
    const beside = way[0].layer === way[way.length - 1].layer;
    const points = way.map((s, i) => {
      const ends = i === 0 || i === way.length - 1;
      const right = ends && (beside || (i === 0) === forward);
      return { x: left(s) + (right ? size.width : 0), y: s.y - top };
    });
    // A lane crosses its whole layer straight.
    const through = points.flatMap((p, i) => {
      if (i === 0 || i === points.length - 1) return [p];
      const far = { x: p.x + size.width, y: p.y };
      return forward ? [p, far] : [far, p];
    });
    lines.set(id, through);
  }
  const all = [...boxes.values()];
  return {
    boxes, lines,
    layers: layers.map((l) => l.map((s) => s.id).filter((id) => graph.nodes.has(id))),
    width: Math.max(size.width, ...all.map((b) => b.x + b.width)),
    height: Math.max(size.height, ...layers.flat().map((s) => s.y + s.height / 2 - top)),
  };
}
