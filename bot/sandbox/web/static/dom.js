/** Builds elements; text always goes in as text. */

export const byId = (id) => document.getElementById(id);

/** A new element. Names with a dash and `role` become attributes, the rest properties. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null) continue;
    if (name === "class") node.className = value;
    else if (name.includes("-") || name === "role") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** One of the drawings at the top of index.html. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** A round button with a drawing and a spoken name. */
export const iconButton = (name, label, onclick) =>
  el("button", { type: "button", class: "icon small", "aria-label": label, title: label, onclick }, icon(name));

/** "1.4 MB" for a number of bytes. */
export function sizeText(bytes) {
  if (bytes === null || bytes === undefined) return "";
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** The first words of a message, for previews. */
export function gist(view) {
  const words = (view.text || view.caption || "").trim().replace(/\s+/g, " ");
  const label = { photo: "Photo", document: view.media?.name || "File", video: "Video", voice: "Voice message" };
  const kind = view.media && (label[view.media.kind] || view.media.kind);
  return [kind, words].filter(Boolean).join(" · ").slice(0, 160) || "Message";
}

/** Opens a dialog that holds a form; resolves true when it was accepted. */
export function ask(dialog) {
  const form = dialog.querySelector("form");
  form.reset();
  dialog.returnValue = "";
  dialog.querySelector("[data-close]").onclick = () => dialog.close("");
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok"), { once: true });
  });
}
