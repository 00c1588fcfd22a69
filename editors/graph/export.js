// The drawing as a file: SVG and PNG that stand alone, and Mermaid.

import { edgeLabel } from "./draw.js";
/** @import {Graph} from "./types" */

// What of a style sheet the drawing rests on.
const properties = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor",
  "paint-order", "visibility",
];

/**
 * Returns the drawing as a document of its own, with the colours that it has now.
 * @param {SVGElement} scene
 * @param {{width: number, height: number}} size
 * @param {string} background
 */
export function toSVG(scene, size, background) {
  const margin = 24;
  const copy = /** @type {SVGElement} */ (scene.cloneNode(true));
  const from = [scene, .../** @type {NodeListOf<SVGElement>} */ (scene.querySelectorAll("*"))];
  const to = [copy, .../** @type {NodeListOf<SVGElement>} */ (copy.querySelectorAll("*"))];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of properties) {
      const value = style.getPropertyValue(name);
      if (value) to[i].setAttribute(name, value);
    }
    for (const name of ["class", "tabindex", "role", "data-id"]) to[i].removeAttribute(name);
  });
  copy.removeAttribute("transform");
  const [width, height] = [Math.ceil(size.width + 2 * margin), Math.ceil(size.height + 2 * margin)];
  const text = new XMLSerializer().serializeToString(copy);
  return {
    width, height,
    text: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}">` +
      `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="${background}"/>${text}</svg>\n`,
  };
}

/**
 * Draws a document of SVG into pixels and returns them as base64.
 * @param {{width: number, height: number, text: string}} drawing
 */
export async function toPNG(drawing) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.text)}`;
  await image.decode();
  // Twice the size reads well on fine screens; canvases have a limit.
  const scale = Math.min(2, 16000 / Math.max(drawing.width, drawing.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(drawing.width * scale);
  canvas.height = Math.ceil(drawing.height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^.*,/, "");
}

/**
 * Returns what is drawn as a flow chart of Mermaid.
 * @param {Graph} graph
 */
export function toMermaid(graph) {
  const ids = new Map([...graph.nodes.keys()].map((id, i) => [id, `n${i + 1}`]));
  const lines = ["flowchart LR"];
  for (const node of graph.nodes.values()) {
    const count = node.members.length > 0 ? `${node.members.length} in ` : "";
    lines.push(`  ${ids.get(node.id)}[${quote(`${count}${node.kind} ${node.label}`.trim())}]:::${node.role}`);
  }
  for (const edge of graph.edges) {
    const arrow = edge.possible ? "-.->" : edge.closes.size > 0 ? "==>" : "-->";
    const fix = edge.closes.size > 0 ? `, fix: closes ${edge.closes.size}` : "";
    lines.push(`  ${ids.get(edge.from)} ${arrow}|${quote(edgeLabel(edge) + fix)}| ${ids.get(edge.to)}`);
  }
  lines.push("  classDef entry fill:#fde0dd,stroke:#c0392b,color:#000", "  classDef goal fill:#fff3b0,stroke:#b7950b,stroke-width:2px,color:#000",
    "  classDef via fill:#fff,stroke:#555,color:#000");
  return lines.join("\n") + "\n";
}

/**
 * Quotes text: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters.
 * @param {string} text
 */
function quote(text) {
  /** @type {Record<string, string>} */
  const entities = { "#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;" };
  return `"${text.replace(/[#"<>&`]/g, (c) => entities[c]).replace(/[\u0000-\u001f\u007f]/g, " ")}"`;
}
