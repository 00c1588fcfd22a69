// Takes from vscode-languageclient what this extension uses. The library registers a
// feature for all that the protocol knows, in modules of CommonJS, of which a bundler
// leaves out nothing. So the client's list of features is cut down, what it then still
// asks of parts that are gone has stand-ins, its modules become those of ECMAScript,
// and names that only they know become short.

import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toModule } from "./modules.mjs";
import { internalNames } from "./names.mjs";
import { prune } from "./prune.mjs";

/** The features that the server, or this extension, has a use for. */
const features = [
  "ConfigurationFeature", "DidSaveTextDocumentFeature", "DidCloseTextDocumentFeature", "FileSystemWatcherFeature", "CompletionItemFeature",
  "HoverFeature", "DefinitionFeature", "CodeActionFeature", "CodeLensFeature", "DocumentLinkFeature", "ExecuteCommandFeature",
  "WorkspaceFoldersFeature", "ProgressFeature", "CallHierarchyFeature", "InlayHintsFeature", "DiagnosticFeature", "NotebookDocumentSyncFeature",
];

const library = /[\\/]node_modules[\\/]vscode-(?:languageclient|jsonrpc|languageserver-(?:protocol|types|textdocument))[\\/]lib[\\/].*\.js$/;
// It says at its top level which runtime this is.
const runtime = /[\\/]vscode-jsonrpc[\\/]lib[\\/]node[\\/]main\.js$/;
const client = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]client\.js$/;
const converter = /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/](?:code|protocol)Converter\.js$/;
const standins = [
  { of: /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]notebook\.js$/, by: "notebook" },
  { of: /[\\/]vscode-languageclient[\\/]lib[\\/]common[\\/]utils[\\/]globPattern\.js$/, by: "globs" },
  { of: /[\\/]vscode-languageserver-textdocument[\\/]/, by: "textdocument" },
].map(({ of, by }) => ({ of, by: fileURLToPath(new URL(`./standins/${by}.mjs`, import.meta.url)) }));

/**
 * Returns the client's text without the features that nobody uses.
 * @param {string} text
 */
export function onlyUsed(text) {
  const found = new Set();
  const out = text.replace(/^ *this\.registerFeature\(new \w+_1\.(\w+)\(.*\n/gm, (line, name) => {
    found.add(name);
    return features.includes(name) ? line : "";
  });
  const missing = features.filter((f) => !found.has(f));
  if (missing.length > 0 || found.size < 40) throw new Error(`the client registers its features otherwise: ${missing.join(", ")}`);
  return out;
}

/**
 * Builds with the library cut down.
 * @param {import("esbuild").BuildOptions} options
 * @param {string} folder of the extension
 */
export async function buildWithClient(options, folder) {
  /** @type {Map<string, string>} what was read, by file */
  const read = new Map();
  const plugins = [...(options.plugins ?? []), plugin(read, () => true)];
  const first = await build({ ...options, plugins, write: false, metafile: true });
  const inputs = Object.values(first.metafile.outputs).flatMap((o) => Object.entries(o.inputs)).filter(([, i]) => i.bytesInOutput > 0);
  const used = new Set(inputs.filter(([file]) => !converter.test(file)).flatMap(([file]) => readFileSync(file, "utf8").match(/\w+/g) ?? []));
  return build({
    ...options, mangleProps: internalNames(read.values(), folder), plugins: [...(options.plugins ?? []), plugin(read, (name) => used.has(name))],
  });
}

/**
 * @param {Map<string, string>} read
 * @param {(name: string) => boolean} used says whether others use a function of the converters
 * @returns {import("esbuild").Plugin}
 */
function plugin(read, used) {
  return {
    name: "language client",
    setup(build) {
      build.onResolve({ filter: /^(?:\.|vscode-)/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === "resolved") return undefined;
        const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: "resolved" });
        if (found.errors.length > 0 || !library.test(found.path)) return undefined;
        const other = standins.find((s) => s.of.test(found.path));
        return { path: other?.by ?? found.path, sideEffects: runtime.test(found.path) };
      });
      build.onLoad({ filter: library }, ({ path }) => {
        let text = readFileSync(path, "utf8");
        if (client.test(path)) text = onlyUsed(text);
        if (converter.test(path)) text = prune(text, used);
        read.set(path, text);
        return { contents: toModule(text, path), loader: "js" };
      });
    },
  };
}
