import assert from "node:assert/strict";
import { test } from "node:test";
import { toMermaid } from "../export.js";
import { layout } from "../layout.js";
import { build } from "../model.js";
import { doc, large, path, step } from "./sample.mjs";

const all = { confirmedOnly: false, exposures: true };
const graphOf = (...paths) => {
  const ids = [...new Set(paths.flatMap((p) => p.steps.flatMap((s) => [...s.from, s.to])))];
  const kind = (id) => (id.startsWith("i") ? "internet" : id.startsWith("g") ? "read" : "compute");
  return build(doc(ids.map((id) => ({ id, kind: kind(id), label: id })), paths), all);
};

test("entries stand left, goals right, steps between", () => {
  const at = layout(graphOf(path([step("i", "a"), step("a", "b"), step("b", "g")]), path([step("i2", "g2")])));
  assert.deepEqual(at.layers.map((l) => l.toSorted()), [["i", "i2"], ["a"], ["b"], ["g", "g2"]]);
});

test("a goal that leads on keeps room for what comes behind", () => {
  const at = layout(graphOf(path([step("i", "g1"), step("g1", "a"), step("a", "g2")])));
  assert.deepEqual(at.layers, [["i"], ["g1"], ["a"], ["g2"]]);
});

test("rings are laid out", () => {
  const at = layout(graphOf(path([step("i", "a"), step("a", "b"), step("b", "a", { method: "back" }), step("b", "g")])));
  assert.deepEqual(at.layers, [["i"], ["a"], ["b"], ["g"]]);
  const back = at.lines.get("b>a>back");
  assert.ok(back[0].x > back.at(-1).x);
});

test("no two nodes touch, and each edge begins and ends at its nodes", () => {
  const graph = build(large(500), all);
  const at = layout(graph);
  for (const layer of at.layers) {
    const ys = layer.map((id) => at.boxes.get(id));
    for (let i = 1; i < ys.length; i++) assert.ok(ys[i].y >= ys[i - 1].y + ys[i - 1].height, layer[i]);
  }
  for (const edge of graph.edges) {
    const points = at.lines.get(edge.id);
    const [from, to] = [at.boxes.get(edge.from), at.boxes.get(edge.to)];
    assert.equal(points[0].x, from.x + from.width);
    assert.ok(Math.abs(points.at(-1).y - (to.y + to.height / 2)) < 0.01);
  }
  for (const box of at.boxes.values()) assert.ok(box.x >= 0 && box.y >= -0.01 && box.y + box.height <= at.height + 0.01);
});

test("edges that pass a layer leave its nodes free", () => {
  const at = layout(graphOf(path([step("i", "a"), step("a", "b"), step("b", "g")]), path([step("i", "g", { method: "far" })])));
  const lane = at.lines.get("i>g>far")[1];
  const a = at.boxes.get("a");
  assert.ok(lane.y < a.y || lane.y > a.y + a.height);
});

test("an empty graph has a layout", () => {
  assert.deepEqual(layout(graphOf()).layers, []);
});

test("Mermaid tells shapes, and hostile names stay text", () => {
  const d = doc([{ id: "i", kind: "internet", label: "the internet" }, { id: "g", kind: "read", address: 'x["<b>`\n#"]', label: 'content of x["<b>`\n#"]' }],
    [path([step("i", "g", { assumes: ["x"] })], { status: "possible" })]);
  assert.equal(toMermaid(build(d, all)).split("\n").slice(0, 4).join("\n"), `flowchart LR
  n1["the internet"]:::entry
  n2["content of x[#quot;#lt;b#gt;#96; #35;#quot;]"]:::goal
  n1 -.->|"T1530 Data from Cloud Storage"| n2`);
});
