// Bundles the extension and its view into out/; with --tests the tests too.

import { build } from "esbuild";
import { copyFileSync } from "node:fs";
import { buildWithClient } from "./bundle/client.mjs";

const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };
const node = { ...common, platform: "node", format: "cjs", external: ["vscode"], mainFields: ["module", "main"], outdir: "out" };
// The editor waits for the first, which loads the second: it is no part of it.
await build({ ...node, entryPoints: ["src/extension.ts"], external: ["vscode", "./main.js"] });
await buildWithClient({ ...node, entryPoints: ["src/main.ts"] }, ".");
await build({ ...common, entryPoints: ["src/webview/main.ts"], outfile: "out/view.js", platform: "browser", format: "iife" });
copyFileSync("../graph/view.css", "out/view.css");
copyFileSync("node_modules/vscode-languageclient/License.txt", "out/vscode-languageclient.license.txt");
if (process.argv.includes("--tests")) {
  await build({ ...common, minify: false, entryPoints: ["test/units.test.ts"], outdir: "out/test", platform: "node", format: "cjs" });
}
