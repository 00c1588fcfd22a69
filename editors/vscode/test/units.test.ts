import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { Backoff, first, longest, mostInARow, recovered } from "../src/backoff";
import { count, statusText } from "../src/counts";
import { explain, pathsAt } from "../src/paths";
import { report } from "../src/report";
import { findServer } from "../src/server";
import { forServer } from "../src/settings";

test("the server is what the settings name, else the bundled one, else the one on the PATH", () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-"));
  const program = (...parts: string[]) => {
    const file = path.join(dir, ...parts);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, "", { mode: 0o755 });
    return file;
  };
  const s = { configured: "", extension: path.join(dir, "ext"), path: ["relative", path.join(dir, "bin")].join(path.delimiter), platform: "linux" as const, home: dir };
  assert.ok("missing" in findServer(s));
  const onPath = program("bin", "parapet");
  assert.deepEqual(findServer(s), { file: onPath, from: "PATH" });
  const bundled = program("ext", "server", "parapet");
  assert.deepEqual(findServer(s), { file: bundled, from: "extension" });
  const own = program("own", "parapet");
  assert.deepEqual(findServer({ ...s, configured: own }), { file: own, from: "settings" });
  assert.deepEqual(findServer({ ...s, configured: "~/own/parapet" }), { file: own, from: "settings" });
  assert.match((findServer({ ...s, configured: "bin/parapet" }) as { missing: string }).missing, /not absolute/);
  assert.match((findServer({ ...s, configured: path.join(dir, "none") }) as { missing: string }).missing, /no program/);
  assert.deepEqual(findServer({ ...s, platform: "win32", extension: dir, path: "" }), { missing: "the program parapet is neither in the extension nor on the PATH" });
  fs.rmSync(dir, { recursive: true });
});

test("restarts come later each time, and end", () => {
  const b = new Backoff();
  const waits = [];
  for (let i = 0; i <= mostInARow; i++) {
    b.start(1);
    waits.push(b.next(2));
  }
  assert.deepEqual(waits.slice(0, 3), [first, 2 * first, 4 * first]);
  assert.ok(waits.slice(0, -1).every((w) => w !== undefined && w <= longest));
  assert.equal(waits.at(-1), undefined);
  b.start(10);
  assert.equal(b.next(10 + recovered), first);
  for (let i = 0; i < mostInARow; i++) b.next(0);
  b.reset();
  assert.equal(b.next(0), first);
});

test("the server gets its own settings alone, and no code of a workspace that is not trusted", () => {
  const all: Record<string, unknown> = { severity: "high", "server.path": "/x", trace: {}, policies: ["/p"], trustConfig: true, vars: null };
  assert.deepEqual(forServer((n) => all[n], true), { severity: "high", policies: ["/p"], trustConfig: true });
  assert.deepEqual(forServer((n) => all[n], false), { severity: "high", policies: ["/p"], trustConfig: false });
});

test("the status bar counts and speaks", () => {
  const c = count([0, 1, 1, 2, 3]);
  assert.deepEqual(c, { errors: 1, warnings: 2, notes: 2 });
  assert.deepEqual(statusText("running", c), { text: "$(shield) 1 · 2 · 2", spoken: "Parapet: 1 critical, 2 more, 2 low" });
  assert.equal(statusText("restarting", c).spoken, "Parapet: restarting");
});

const step = (uri: string, start: number, end: number) => ({
  from: ["i"], to: "g", method: "m", title: "read *it*", actions: ["s3:GetObject"], techniques: ["T1552.005"], source: "", assumes: [],
  places: [{ address: "aws_s3_bucket.g", path: "acl", location: { uri, range: { start: { line: start, character: 0 }, end: { line: end, character: 1 } } } }],
});
const doc = {
  version: 1, workspace: "w", escalations: [], exposures: [],
  facts: [{ id: "i", kind: "internet", label: "the internet" }, { id: "g", kind: "read", label: "content of g" }],
  paths: [step("file:///a.tf", 0, 9), step("file:///a.tf", 4, 4)].map((s) => ({ status: "confirmed" as const, start: "i", goal: "g", assumes: [], steps: [s], chokePoints: [0] })),
};

test("a line finds its paths, the closest first", () => {
  assert.deepEqual(pathsAt(doc, { uri: "file:///a.tf", line: 4 }), [doc.paths[1], doc.paths[0]]);
  assert.deepEqual(pathsAt(doc, { uri: "file:///a.tf", line: 1 }), [doc.paths[0]]);
  assert.deepEqual(pathsAt(doc, { uri: "file:///b.tf", line: 1 }), []);
});

test("a path is told step by step, and its text stays text", () => {
  assert.equal(explain(doc, doc.paths[1]!), `## the internet → content of g

Confirmed: the code says all of it.

1. the internet can read \\*it\\*: **content of g**. **Every way takes this step.**
   - [T1552.005](https://attack.mitre.org/techniques/T1552/005/)
   - Actions: s3:GetObject
   - aws\\_s3\\_bucket.g acl (a.tf:5)
`);
});

test("a bug report tells no values of variables", () => {
  const text = report({ extension: "1", editor: "2", platform: "linux x64", server: "parapet 3 (PATH)", state: "running", trusted: true, folders: 1,
    settings: { vars: { password: "hunter2" }, severity: "low" }, policies: new Map([["aws-x", 2]]) });
  assert.doesNotMatch(text, /hunter2/);
  assert.match(text, /- vars: 1, not shown\n- severity: "low"/);
  assert.match(text, /- aws-x: 2/);
});

test("what the code offers, the manifest does", () => {
  const manifest = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const registered = [...fs.readFileSync("src/commands.ts", "utf8").matchAll(/^ +"(parapet\.\w+)":/gm)].map((m) => m[1]);
  assert.deepEqual(manifest.contributes.commands.map((c: { command: string }) => c.command).sort(), registered.sort());
  const asked = new Set<string>();
  forServer((name) => void asked.add(`parapet.${name}`), true);
  const settings = Object.keys(manifest.contributes.configuration.properties).filter((s) => !/^parapet\.(server|trace)\./.test(s));
  assert.deepEqual(settings.sort(), [...asked].sort());
});

test("the walkthrough shows what is in the package", () => {
  const manifest = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const packaged = fs.readFileSync(".vscodeignore", "utf8");
  for (const { id, media } of manifest.contributes.walkthroughs[0].steps) {
    const file: string = media.image ?? media.markdown;
    assert.ok(fs.existsSync(file), `${id} shows ${file}, which is not there`);
    assert.ok(packaged.includes(`!${file}\n`) || packaged.includes(`!${path.dirname(file)}/**`), `${file} is not packaged`);
  }
  for (const [, file] of fs.readFileSync("README.md", "utf8").matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
    assert.ok(packaged.includes(`!${file}\n`), `${file} is not packaged`);
  }
});
