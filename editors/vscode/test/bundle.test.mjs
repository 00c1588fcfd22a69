// What becomes of vscode-languageclient on its way into the bundle.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import { test } from "node:test";
import { onlyUsed } from "../bundle/client.mjs";
import { toModule } from "../bundle/modules.mjs";
import { internalNames } from "../bundle/names.mjs";
import { prune } from "../bundle/prune.mjs";
import { matchGlobPattern } from "../bundle/standins/globs.mjs";

const library = (file) => fs.readFileSync(new URL(`../node_modules/vscode-languageclient/lib/common/${file}.js`, import.meta.url), "utf8");

for (const [name, from, to] of [
  ["an import", `const x_1 = require("./x");\nx_1.f();`, `import * as x_1 from "./x";\nx_1.f();`],
  ["an import with a helper", `var __importStar = (this && this.__importStar) || (function () {\n    return 1;\n})();\nconst x = __importStar(require("x"));`, `import * as x from "x";`],
  ["the marks of CommonJS", `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.A = exports.B = void 0;\nf();`, "f();"],
  ["an export", "class A {\n}\nexports.A = A;", "class A {\n}\nexport { A as A };"],
  ["a default export", "exports.default = A;", "export { A as default };"],
  ["an exported value", "exports.N = Object.freeze({});\nf(exports.N);", "export const N = Object.freeze({});\nf(N);"],
  ["all of another module", `__exportStar(require("./y"), exports);`, `export * from "./y";`],
  ["one thing of another module", `const x_1 = require("./x");\nObject.defineProperty(exports, "A", { enumerable: true, get: function () { return x_1.B; } });`, `import * as x_1 from "./x";\nexport { B as A } from "./x";`],
  ["a namespace", "var N;\n(function (N) {\n    N.a = 1;\n})(N || (exports.N = N = {}));", "export { N };\nconst N = /* @__PURE__ */ (function (N) {\n    N.a = 1;\n    return N;\n})({});"],
  ["a namespace of its own", "var N;\n(function (N) {\n    N.a = 1;\n})(N || (N = {}));", "const N = /* @__PURE__ */ (function (N) {\n    N.a = 1;\n    return N;\n})({});"],
  ["a namespace of a module", "export var N;\n(function (N) {\n})(N || (N = {}));", "export { N };\nconst N = /* @__PURE__ */ (function (N) {\n    return N;\n})({});"],
  ["a namespace that is opened twice", "var N;\n(function (N) {\n})(N || (exports.N = N = {}));\n(function (N) {\n})(N || (exports.N = N = {}));",
    "export { N };\nvar N;\n(function (N) {\n})(N || (N = N = {}));\n(function (N) {\n})(N || (N = N = {}));"],
]) {
  test(`${name} becomes one of a module`, () => assert.equal(toModule(from, "x.js"), to));
}

test("what cannot be made a module is an error", () => {
  assert.throws(() => toModule('if (a) {\n    require("x");\n}', "x.js"), /x\.js cannot be made a module: require\("x"\);/);
  assert.throws(() => toModule("module.exports = 1;", "x.js"), /cannot be made a module/);
});

test("a factory keeps what is used, and what that calls", () => {
  const text = [
    "function make() {", "    function asA() {", "        return asB();", "    }", "    function asB() {", "    }", "    async function asC() {", "        asD();", "    }",
    "    function asD() {", "    }", "    return {", "        asA,", "        asC,", "        asD", "    };", "}",
  ].join("\n");
  const names = (t) => t.match(/function as\w/g).map((n) => n.slice(-1)).join("");
  assert.equal(names(prune(text, (n) => n === "asA")), "AB");
  assert.doesNotMatch(prune(text, (n) => n === "asA"), /asC|asD/);
  assert.equal(names(prune(text, (n) => n === "asC")), "CD");
  assert.equal(prune(text, () => true), text);
});

test("names are internal if nobody outside knows them", () => {
  const names = internalNames([
    `class A {\n    _own = 1;\n    /* commented */\n    helpInternally(textDocument) { return x["spelled"] + "quotedName"; }\n    spelled = 1;\n    quotedName = 2;\n    provideHover() { }\n    jsonrpc = "2.0";\n}\nexports.LoneExport = A;`,
  ], new URL("..", import.meta.url).pathname);
  for (const name of ["_own", "helpInternally"]) assert.match(name, names);
  for (const name of ["textDocument", "spelled", "quotedName", "provideHover", "jsonrpc", "constructor", "LoneExport", "commented", "x_own"]) assert.doesNotMatch(name, names);
});

test("the client keeps the features that the server has a use for", () => {
  const before = library("client");
  const after = onlyUsed(before);
  const registered = (text) => text.match(/registerFeature\(new /g).length;
  assert.ok(registered(after) < registered(before) / 2);
  assert.match(after, /new hover_1\.HoverFeature/);
  assert.doesNotMatch(after, /new rename_1/);
  assert.throws(() => onlyUsed(before.replace("new hover_1.HoverFeature(", "new hover_1.Hovering(")), /registers its features otherwise: HoverFeature/);
});

test("what stands in for notebooks has all that the client asks of it", async () => {
  const text = fs.readFileSync(new URL("../bundle/standins/notebook.mjs", import.meta.url), "utf8");
  const asked = new Set(["client", "diagnostic"].flatMap((file) => [...library(file).matchAll(/(?:notebookFeature|NotebookDocumentSyncFeature)\.(\w+)/g)].map((m) => m[1])));
  assert.ok(asked.size >= 5);
  for (const name of [...asked, "handles", "registrationType"]) assert.match(text, new RegExp(`\\b${name}\\b`));
});

test("patterns of the selector match as the editor's do", () => {
  for (const [pattern, path, want] of [
    ["**/*.tf", "/w/a/main.tf", true], ["**/*.tf", "/main.tf", true], ["**/*.tf", "/w/main.tfvars", false], ["**/*.tf", "/w/maintf", false],
    ["**/Dockerfile*", "/w/Dockerfile.dev", true], ["**/Dockerfile*", "/w/Dockerfile/x", false], ["**/Dockerfile*", "/w/MyDockerfile", false],
    ["**/*.{tf,tofu}", "/w/a.tf", false],
  ]) {
    assert.equal(matchGlobPattern(pattern, { path }), want, `${pattern} and ${path}`);
  }
});

test("the bundle is small, and the editor waits for little of it", () => {
  const size = (file) => fs.statSync(new URL(`../out/${file}`, import.meta.url)).size;
  assert.ok(size("extension.js") < 1000);
  const all = size("extension.js") + size("main.js") + size("view.js");
  assert.ok(all <= 200_000, `${all} bytes`);
});
