// The pages of `parapet graph --format html` and `parapet drift --format html` in
// Chromium: page.mjs PARAPET DEMO DRIFT.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { large } from "../../graph/test/sample.mjs";
import { AxeBuilder, launch, shots } from "./driver.mjs";

const [parapet, demo, drift] = process.argv.slice(2);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-page-"));
const page = execFileSync(parapet, ["graph", demo, "--format", "html"], { encoding: "utf8" });
const write = (name, text) => {
  fs.writeFileSync(path.join(dir, name), text);
  return pathToFileURL(path.join(dir, name)).href;
};
const small = write("small.html", page);
const driftPage = (args) => spawnSync(parapet, ["drift", drift, "--from", path.join(drift, "parapet.live.json"), "--format", "html", ...args], { encoding: "utf8" }).stdout;
const drifted = write("drift.html", driftPage(["--show-controlled"]));
const crowd = write("crowd.html", page.replace(/(<script type="application\/json" id="data">).*?(?=<\/script>)/s, (_, tag) => tag + JSON.stringify(large(500))));
fs.mkdirSync(shots, { recursive: true });

const browser = await launch();
const open = async (url, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true, ...options });
  const p = await context.newPage();
  p.on("pageerror", (e) => assert.fail(`the page throws ${e.message}`));
  p.on("console", (m) => m.type() === "error" && assert.fail(`the page complains: ${m.text()}`));
  p.on("dialog", (d) => assert.fail(`the page says ${d.message()}`));
  p.on("request", (r) => assert.ok(/^(file|data|blob):/.test(r.url()), `the page asks for ${r.url()}`));
  await p.goto(url);
  await p.locator(".node").first().waitFor();
  return p;
};
const scenarios = {
  "axe finds nothing serious, in any theme": async () => {
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      const p = await open(small, options);
      await p.locator(".node").first().click();
      const result = await new AxeBuilder({ page: p }).analyze();
      const serious = result.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), [], JSON.stringify(options));
      await p.screenshot({ path: path.join(shots, `page-${Object.values(options)[0]}.png`) });
      await p.context().close();
    }
  },
  "a keyboard is enough": async () => {
    const p = await open(small);
    const label = () => p.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    for (let i = 0; i < 20 && !(await label()).startsWith("Entry point"); i++) await p.keyboard.press("Tab");
    assert.match(await label(), /^Entry point/);
    await p.keyboard.press("ArrowRight");
    assert.doesNotMatch(await label(), /^Entry point/);
    await p.keyboard.press("Tab"); // out of the graph, into the panel
    await p.keyboard.press("Tab");
    assert.equal(await p.evaluate(() => document.activeElement?.closest(".panel") !== null), true);
    await p.context().close();
  },
  "exports are whole": async () => {
    const p = await open(small);
    const saved = async (name) => {
      const [download] = await Promise.all([p.waitForEvent("download"), p.getByRole("button", { name: `Export as ${name}` }).click()]);
      return fs.readFileSync(await download.path());
    };
    const svg = (await saved("SVG")).toString();
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+"/);
    assert.match(svg, /aws_s3_bucket\.invoices/);
    assert.doesNotMatch(svg, /class=|var\(/);
    const png = await saved("PNG");
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.ok(png.length > 5000, `the picture has ${png.length} bytes`);
    fs.writeFileSync(path.join(shots, "page-export.png"), png);
    assert.match((await saved("Mermaid")).toString(), /^flowchart LR\n/);
    await p.context().close();
  },
  "five hundred nodes are grouped, opened and searched": async () => {
    const p = await open(crowd);
    const nodes = () => p.locator(".node").count();
    const before = await nodes();
    assert.ok(before <= 60, `${before} nodes`);
    await p.screenshot({ path: path.join(shots, "page-crowd.png") });
    await p.getByRole("button", { name: "Fit" }).click();
    await p.locator(".node.group").first().dblclick();
    assert.ok((await nodes()) > before);
    await p.getByRole("combobox").selectOption("none");
    assert.ok((await nodes()) >= 500);
    await p.getByRole("searchbox").fill("role.app7");
    assert.ok((await p.locator(".node.found").count()) >= 1);
    await p.screenshot({ path: path.join(shots, "page-search.png") });
    await p.context().close();
  },
  "drift is told in tables, with the paths that it opens": async () => {
    const p = await open(drifted);
    await p.screenshot({ path: path.join(shots, "page-drift.png"), fullPage: true });
    const table = (caption) => p.getByRole("table", { name: caption });
    assert.equal(await table("Resources that are not as the code has them").getByRole("rowheader").count(), 3);
    const group = table("Resources that are not as the code has them").locator("tbody", { hasText: "aws_security_group.data" });
    for (const words of ["▲ risky", "ingress added", "main.tf:44", "nothing", '"0.0.0.0/0"', "aws-security-group-postgresql-open", "apply -target=aws_security_group.data"]) {
      assert.ok((await group.innerText()).includes(words), `the table says nothing of ${words}`);
    }
    assert.match(await table("Resources that are in no code").innerText(), /aws_s3_bucket\(scratch-of-somebody\)[^]*declare/);
    assert.match(await table("Resources of the code that do not exist").innerText(), /aws_sqs_queue\.mails/);
    await p.getByRole("button", { name: "Show it in the graph" }).press("Enter");
    assert.ok((await p.locator(".edge.near").count()) > 1);
    await p.getByRole("link", { name: "aws_route_table.data route" }).press("Enter");
    await p.locator("tbody:target", { hasText: "aws_route_table.data" }).waitFor();
    await p.getByRole("combobox", { name: "Risk" }).selectOption("harmless");
    assert.match(await p.getByText(/of 5 drifts/).innerText(), /^2 of 5 drifts$/);
    assert.equal(await p.locator("td.risky").count(), 0);
    await p.getByRole("searchbox", { name: "Search drifts" }).fill("t3.large");
    assert.equal(await p.locator("tbody").count(), 1);
    await p.context().close();
  },
  "axe finds nothing serious in the page of drift, in any theme": async () => {
    for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      const p = await open(drifted, options);
      const result = await new AxeBuilder({ page: p }).analyze();
      const serious = result.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
      assert.ok(result.passes.length > 10, "axe looked at nothing");
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), []);
      await p.context().close();
    }
  },
  "names that are markup stay text in the page of drift": async () => {
    const hostile = `<img src=x onerror=alert(1)><script>alert(2)</${"script"}>"'`;
    const doc = JSON.parse(/id="data">(.*?)<\/script>/s.exec(driftPage([]))[1]);
    const spoil = (v) => (typeof v === "string" && !["changed", "unmanaged", "missing", "confirmed", "added", "removed"].includes(v) && !/^f\d+$/.test(v) ? v + hostile
      : v && typeof v === "object" ? (Array.isArray(v) ? v.map(spoil) : Object.fromEntries(Object.entries(v).map(([k, x]) => [k, spoil(x)]))) : v);
    const spoiled = JSON.stringify(spoil(doc)).replace(/</g, "\\u003c");
    const p = await open(write("hostile.html", driftPage([]).replace(/(id="data">).*?(?=<\/script>)/s, (_, tag) => tag + spoiled)));
    assert.equal(await p.locator("main img, main script").count(), 0);
    assert.ok((await p.locator("main").innerText()).includes("<img src=x onerror=alert(1)>"));
    await p.context().close();
  },
};
let failed = 0;
for (const [name, run] of Object.entries(scenarios)) {
  try {
    await run();
    console.log(`page: ok: ${name}`);
  } catch (e) {
    failed++;
    console.log(`page: FAILED: ${name}: ${e.message}`);
  }
}
await browser.close();
fs.rmSync(dir, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
