// A workspace that wants to run its own code, before and after it is trusted:
// trust.mjs VSIX DEMO.

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Code, play, until } from "./driver.mjs";

const [vsix, demo] = process.argv.slice(2).map((f) => path.resolve(f));
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "parapet-trust-"));
const folder = path.join(dir, "shop");
fs.cpSync(demo, folder, { recursive: true });

// Its settings name a server of its own, which leaves a mark and is then the real
// one, and have the policies loaded that its parapet.yaml names.
const mark = path.join(dir, "mark");
const server = path.join(folder, "server.sh");
fs.writeFileSync(server, `#!/bin/sh\ntouch ${mark}\nexec ${dir}/extensions/*/server/parapet "$@"\n`, { mode: 0o755 });
fs.mkdirSync(path.join(folder, "rules"));
fs.writeFileSync(path.join(folder, "rules", "aws_s3_bucket.rego"), `package parapet.aws_s3_bucket

# METADATA
# title: Bucket is seen by the workspace's own policy
# custom:
#   id: own-policy
#   severity: critical
#   category: hygiene
own contains ["bucket"] if input.bucket
`);
fs.writeFileSync(path.join(folder, "own.tf"), 'resource "aws_s3_bucket" "own" {\n  bucket = "own"\n}\n');
const yaml = path.join(folder, "parapet.yaml");
fs.writeFileSync(yaml, "version: 1\npolicies: [rules]\n");

const code = await Code.start({ vsix, folder, dir, trust: true, settings: { "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never" } });
code.set({ "parapet.server.path": server, "parapet.trustConfig": true });
// In own.tf only the workspace's policy finds something critical.
const own = () => code.squiggles("error");

process.exit((await play("trust", code, dir, [
  ["what is not trusted is analysed, and runs nothing", async () => {
    await code.open("data.tf");
    await until("a squiggle", () => code.squiggles());
    await until("restricted mode", async () => (await code.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).count()) > 0);
    await code.open("own.tf");
    await until("a squiggle", () => code.squiggles("warning"));
    assert.equal(await own(), 0, "the workspace's policy is loaded");
    assert.ok(!fs.existsSync(mark), "the workspace's server has run");
    await code.shot("trust-1-restricted");
  }],
  ["drift is refused", async () => {
    await code.command("Parapet: Show Drift");
    await code.page.locator(".notification-toast", { hasText: "drift is for trusted workspaces" }).waitFor({ timeout: 20_000 });
  }],
  ["what is trusted may choose", async () => {
    await code.command("Workspaces: Manage Workspace Trust");
    await code.page.locator(".workspace-trust-editor").getByRole("button", { name: /^Trust( |$)/ }).first().click();
    await until("the workspace's server", () => fs.existsSync(mark));
    await code.open("own.tf");
    await until("the finding of its policy", own);
    await code.hover('bucket = ', "the workspace's own policy");
    await code.shot("trust-2-trusted");
  }],
])) ? 0 : 1);
