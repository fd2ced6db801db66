/** The command menu: opens on "/" and filters while the person types. */

import { read } from "./api.js";
import { byId, el } from "./dom.js";
import { attempt } from "./notices.js";

const box = byId("commands");
const draft = byId("draft");
const button = byId("slash");

let known = []; // {command, description}
let chosen = 0;
let send = () => {};
let language = () => "";

const options = () => [...box.children];

function show(rows) {
  chosen = 0;
  box.replaceChildren(...rows.map(option));
  box.hidden = rows.length === 0;
  button.setAttribute("aria-expanded", String(!box.hidden));
  mark();
}

export const hide = () => show([]);

function option(row, index) {
  return el(
    "div",
    { role: "option", id: `command-${index}`, "data-command": row.command, onclick: () => choose(row.command) },
    el("b", {}, `/${row.command}`),
    el("span", {}, row.description),
  );
}

function mark() {
  options().forEach((node, index) => node.setAttribute("aria-selected", String(index === chosen)));
  const current = options()[chosen];
  if (current) draft.setAttribute("aria-activedescendant", current.id);
  else draft.removeAttribute("aria-activedescendant");
  current?.scrollIntoView({ block: "nearest" });
}

function choose(command) {
  hide();
  draft.value = "";
  draft.focus();
  send(`/${command}`);
}

const matching = (start) => known.filter((row) => row.command.startsWith(start));

async function refresh() {
  const query = new URLSearchParams({ language: (language() || "").slice(0, 2) });
  known = (await attempt(() => read(`commands?${query}`))) || known;
}

/** Handles a key while the menu is open; true when it was for the menu. */
export function takeKey(event) {
  if (box.hidden) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    chosen = (chosen + step + options().length) % options().length;
    mark();
  } else if (event.key === "Escape") hide();
  else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") choose(options()[chosen].dataset.command);
  else return false;
  event.preventDefault();
  return true;
}

/** Wires the menu; `sendText` sends a command, `spoken` gives the person's language. */
export function start(sendText, spoken) {
  send = sendText;
  language = spoken;
  draft.addEventListener("input", async () => {
    if (!/^\/\w*$/.test(draft.value)) return hide();
    if (draft.value === "/") await refresh();
    show(matching(draft.value.slice(1)));
  });
  button.onclick = async () => {
    if (!box.hidden) return hide();
    await refresh();
    show(known);
    draft.focus();
  };
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#composer")) hide();
  });
}
