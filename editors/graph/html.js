// Elements of HTML from plain calls: text stays text.

/**
 * @param {string} name
 * @param {Record<string, string | boolean | ((e: any) => void)>} [attributes] functions listen to the event of their name
 * @param {(Node | string | undefined)[]} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") e.addEventListener(key, value);
    else if (value === true) e.setAttribute(key, "");
    else if (value !== false) e.setAttribute(key, value);
  }
  e.append(.../** @type {(Node | string)[]} */ (children.filter((c) => c !== undefined)));
  return e;
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string | boolean>} [attributes]
 */
export function button(text, act, attributes = {}) {
  return h("button", { type: "button", ...attributes, click: act }, text);
}
