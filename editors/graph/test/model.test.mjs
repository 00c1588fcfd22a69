import assert from "node:assert/strict";
import { test } from "node:test";
import { build, collapse, fitting, roleOf, under } from "../model.js";
import { doc, large, path, place, step } from "./sample.mjs";

const all = { confirmedOnly: false, exposures: true };
const internet = { id: "i", kind: "internet", label: "the internet" };
const fact = (id, kind, address, label = address) => ({ id, kind, address, label });

test("a step that several paths take is drawn once, and tells how many end with it", () => {
  const hop = step("i", "r", { method: "assume" });
  const d = doc([internet, fact("r", "principal", "aws_iam_role.r"), fact("a", "read", "aws_s3_bucket.a", "content of aws_s3_bucket.a"), fact("b", "admin", "aws_iam_role.b")],
    [path([hop, step("r", "a")], { chokePoints: [0, 1] }), path([hop, step("r", "b")], { chokePoints: [0] })]);
  const g = build(d, all);
  assert.deepEqual([...g.nodes.keys()], ["i", "r", "a", "b"]);
  assert.deepEqual(g.edges.map((e) => [e.from, e.to, e.closes.size, e.paths.size]), [["i", "r", 2, 2], ["r", "a", 1, 1], ["r", "b", 0, 1]]);
  assert.deepEqual([...g.nodes.values()].map((n) => n.role), ["entry", "via", "goal", "goal"]);
  assert.equal(g.nodes.get("a").kind, "content of");
  assert.equal(g.nodes.get("a").label, "aws_s3_bucket.a");
});

test("what only assumptions lead to is possible, and left out on request", () => {
  const d = doc([internet, fact("r", "principal", "r"), fact("a", "read", "a"), fact("b", "read", "b")],
    [path([step("i", "a")]), path([step("i", "r", { assumes: ["x"] }), step("r", "b")], { status: "possible", assumes: ["x"] })]);
  const g = build(d, all);
  assert.deepEqual([...g.nodes.values()].filter((n) => n.possible).map((n) => n.id), ["r", "b"]);
  assert.deepEqual(g.edges.map((e) => e.possible), [false, true, false]);
  assert.deepEqual([...build(d, { ...all, confirmedOnly: true }).nodes.keys()], ["i", "a"]);
});

test("what a step needs beside is drawn apart", () => {
  const g = build(doc([internet, fact("p", "principal", "p"), fact("a", "read", "a")], [path([step(["i", "p"], "a")])]), all);
  assert.deepEqual(g.edges.map((e) => [e.from, e.also]), [["i", false], ["p", true]]);
});

test("exposures are shown on request", () => {
  const d = doc([internet, fact("w", "reach", "aws_instance.w")], [], { exposures: [step("i", "w")] });
  assert.equal(build(d, all).edges.length, 1);
  assert.equal(build(d, { ...all, exposures: false }).nodes.size, 0);
});

test("kinds are entries, goals or between", () => {
  assert.equal(roleOf({ id: "", kind: "any-repository", label: "" }), "entry");
  assert.equal(roleOf({ id: "", kind: "compute", label: "" }), "via");
  for (const kind of ["admin", "node", "read", "secrets", "traffic", "write"]) assert.equal(roleOf({ id: "", kind, label: "" }), "goal");
});

for (const [address, grouping, want] of [
  ["module.a.aws_s3_bucket.x", "module", "module.a"],
  ['module.a["b.c"].module.d[0].aws_s3_bucket.x[1]', "module", 'module.a["b.c"].module.d[0]'],
  ["aws_s3_bucket.x", "module", undefined],
  ["aws_s3_bucket.x", "type", "aws_s3_bucket"],
  ["data.aws_iam_role.x", "type", "data.aws_iam_role"],
  ['module.a.aws_s3_bucket.x["a.b"]', "type", "aws_s3_bucket"],
  ["prod/apps.Deployment/web", "namespace", "prod"],
  ["prod/apps.Deployment/web", "type", "Deployment"],
  ["/rbac.authorization.k8s.io.ClusterRole/x", "namespace", "the cluster"],
]) {
  test(`${address} is of the ${grouping} ${want}`, () => {
    const g = build(doc([internet, fact("x", "compute", address)], [path([step("i", "x")])]), all);
    assert.equal(g.nodes.get("x").groups[grouping], want);
  });
}

test("a machine is in the subnet that its step rests on", () => {
  const g = build(doc([internet, fact("w", "reach", "aws_instance.w")],
    [path([step("i", "w", { places: [place("module.n.aws_subnet.public", "n.tf", 1)] })])]), all);
  assert.equal(g.nodes.get("w").groups.subnet, "module.n.aws_subnet.public");
});

test("a closed group is one node, an open one its members", () => {
  const two = ["a", "b"].map((n) => fact(n, "compute", `module.m.aws_instance.${n}`));
  const g = build(doc([internet, ...two, fact("o", "read", "aws_s3_bucket.o")],
    [path([step("i", "a"), step("a", "o")], { chokePoints: [1] }), path([step("i", "b", { assumes: ["x"] }), step("b", "o")], { chokePoints: [1] }), path([step("a", "b")])]), all);
  const closed = collapse(g, "module", new Set());
  const group = [...closed.nodes.values()].find((n) => n.members.length > 0);
  assert.deepEqual(group.members, ["a", "b"]);
  assert.deepEqual(closed.edges.map((e) => [e.from === "i" ? "i" : "group", e.to === "o" ? "o" : "group", e.steps.length, e.closes.size, e.possible]),
    [["i", "group", 2, 0, false], ["group", "o", 2, 2, false]]);
  assert.equal(collapse(g, "module", new Set([group.id])).nodes.size, 4);
});

test("a crowd of five hundred is grouped until it can be read", () => {
  const g = build(large(500), all);
  assert.ok(g.nodes.size >= 500);
  const grouping = fitting(g);
  assert.equal(grouping, "module");
  assert.ok(collapse(g, grouping, new Set()).nodes.size <= 60);
  assert.equal(fitting(build(large(20), all)), "none");
});

test("a cursor finds the closest place", () => {
  const near = place("a", "a.tf", 4);
  const g = build(doc([internet, fact("a", "read", "a"), fact("b", "read", "b")],
    [path([step("i", "a", { places: [place("a", "a.tf", 1, 9)] })]), path([step("i", "b", { places: [near] })])]), all);
  assert.deepEqual(under(g, { file: "a.tf", line: 3 }), ["i>b>m"]);
  assert.deepEqual(under(g, { uri: "file:///w/a.tf", line: 1 }), ["i>a>m", "a"]);
  assert.deepEqual(under(g, { file: "b.tf", line: 3 }), []);
});
