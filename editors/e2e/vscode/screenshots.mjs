// The pictures of the documentation, from VS Code itself and from a page of drift:
// screenshots.mjs VSIX DEMO PARAPET DRIFT.

import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { Code, launch, until } from "./driver.mjs";

const [vsix, demo, parapet, drift] = process.argv.slice(2).map((f) => path.resolve(f));
const pictures = path.join(path.dirname(new URL(import.meta.url).pathname), "..", "..", "vscode", "pictures");
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-pictures-"));
const folder = path.join(dir, "shop");
fs.cpSync(demo, folder, { recursive: true });
fs.mkdirSync(pictures, { recursive: true });

const code = await Code.start({
  vsix, folder, dir, size: { width: 1180, height: 640 },
  settings: { "workbench.activityBar.location": "hidden", "workbench.sideBar.visible": false, "window.commandCenter": false, "workbench.layoutControl.enabled": false, "breadcrumbs.enabled": false },
});
const picture = async (name, page = code.page) => {
  const file = path.join(pictures, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(`${path.relative(process.cwd(), file)}: ${Math.round(fs.statSync(file).size / 1024)} kB`);
};
try {
  await code.command("View: Close Primary Side Bar");
  await code.open("data.tf");
  await until("squiggles", () => code.squiggles());
  await code.goto(9, 1);
  await code.hover("block_public_policy", "aws-s3-bucket");
  await picture("findings");
  await code.page.keyboard.press("Escape");
  await code.goto(8, 8);
  await code.page.keyboard.press("Control+.");
  await until("the menu", async () => (await code.page.locator(".action-widget").first().innerText()).includes("Suppress"));
  await picture("fix");
  await code.page.keyboard.press("Escape");
  await code.command("Parapet: Show Breach Graph");
  const graph = await code.graph();
  await until("nodes", async () => (await graph.locator(".node").count()) > 2);
  await code.page.locator(".tab.active", { hasText: "Breach Graph" }).click();
  await code.command("View: Expand Editor Group");
  await graph.locator(".paths button").last().click();
  await graph.getByRole("button", { name: "Fit" }).click();
  await picture("graph");
  const report = path.join(dir, "drift.html");
  spawnSync(parapet, ["drift", "--from", "parapet.live.json", "--format", "html", "--output", report], { cwd: drift });
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1180, height: 640 } });
  await page.goto(pathToFileURL(report).href);
  await page.getByRole("table", { name: "Resources that are not as the code has them" }).evaluate((e) => scrollTo(0, e.getBoundingClientRect().top - 60));
  await picture("drift", page);
  await browser.close();
} finally {
  await code.stop();
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
