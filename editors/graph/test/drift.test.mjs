import assert from "node:assert/strict";
import { test } from "node:test";
import { Filter, summaryText, valueText } from "../drift.js";

const drift = { kind: "changed", type: "aws_instance", address: "aws_instance.web", id: "i-1", risky: false, changes: [{ path: "tags.Owner", op: "added", live: "Somebody" }], findings: [], paths: [], remedies: [] };

test("drifts are found by their names, attributes and values, and by risk", () => {
  for (const [risk, words, want] of [
    ["all", "", true], ["harmless", "", true], ["risky", "", false], ["all", " WEB ", true], ["all", "i-1", true],
    ["all", "somebody", true], ["all", "tags.owner", true], ["all", "elsewhere", false], ["risky", "web", false],
  ]) {
    assert.equal(Object.assign(new Filter(), { risk, words }).lets(drift), want, `${risk} ${words}`);
  }
});

test("values are JSON, on lines of their own where they are long", () => {
  assert.equal(valueText(undefined), "nothing");
  assert.equal(valueText(null), "nothing");
  assert.equal(valueText(false), "false");
  assert.equal(valueText("a\u001b"), '"a\\u001b"');
  assert.equal(valueText({ a: [1, 2] }), '{"a":[1,2]}');
  assert.equal(valueText({ cidr_blocks: ["0.0.0.0/0"], description: "open to everybody in the world" }).split("\n").length, 6);
});

test("the summary leaves out what there is none of", () => {
  const summary = { compared: 5, changed: 1, unmanaged: 2, missing: 0, risky: 1, harmless: 2, accepted: 0, controlled: 0 };
  assert.equal(summaryText({ summary }), "5 compared · 1 changed · 2 unmanaged · 0 missing · 1 risky · 2 harmless");
  assert.match(summaryText({ summary: { ...summary, accepted: 3, controlled: 4 } }), / · 3 accepted · 4 made by controllers$/);
});
