/** Short notices, alerts, the clipboard and the picture viewer. */

import { byId, el } from "./dom.js";

const SHOWN_MS = 4500;

/** A line that goes away by itself and is read out. */
export function toast(text) {
  if (!text) return;
  const note = el("p", { class: "toast" }, text);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), SHOWN_MS);
}

/** A notice that waits for OK. */
export function alertBox(text) {
  byId("alert-text").textContent = text;
  const box = byId("alert");
  if (!box.open) box.showModal();
}

/** Puts text on the clipboard and says so; says how to do it by hand when the browser refuses. */
export async function copy(text, said = "Copied") {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
    return true;
  } catch {
    toast("Could not copy. Select the text and copy it by hand.");
    return false;
  }
}

/** Runs what a tap asked for; a refusal becomes a toast. */
export async function attempt(work) {
  try {
    return await work();
  } catch (problem) {
    toast(problem.message);
    return undefined;
  }
}

/** Shows a picture in full size. */
export function showPicture(src, alt) {
  const image = byId("viewer-img");
  image.src = src;
  image.alt = alt;
  byId("viewer").showModal();
}

/** Opens the shared menu beside `anchor` with rows of {label, act} or a row of small buttons. */
export function openMenu(anchor, label, ...parts) {
  const menu = byId("menu");
  menu.setAttribute("aria-label", label);
  menu.replaceChildren(...parts.map((part) => menuPart(part, menu)));
  menu.showPopover();
  const from = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const above = from.top - height - 6;
  menu.style.left = `${Math.max(8, Math.min(from.left, innerWidth - width - 8))}px`;
  menu.style.top = `${above > 8 ? above : Math.min(from.bottom + 6, innerHeight - height - 8)}px`;
  menu.querySelector("button").focus();
  menu.ontoggle = (change) => {
    if (change.newState === "closed" && menu.contains(document.activeElement)) anchor.focus();
  };
}

function menuPart(part, menu) {
  if (Array.isArray(part)) {
    return el("div", { class: "menu-row", role: "group" }, ...part.map((item) => menuPart(item, menu)));
  }
  const onclick = () => {
    menu.hidePopover();
    part.act();
  };
  return el("button", { type: "button", role: "menuitem", "aria-label": part.says, onclick }, part.label);
}

byId("menu").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
  event.preventDefault();
});
