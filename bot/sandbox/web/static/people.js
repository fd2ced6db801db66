/** Who is chatting: the switcher, new people, blocking. */

import { read, tell } from "./api.js";
import { ask, byId, el } from "./dom.js";
import { attempt } from "./notices.js";

const select = byId("people");
const blockButton = byId("block");

let people = [];
let current = null; // {id, name, language, blocked?}
let changed = () => {};

export const person = () => current;
export const currentId = () => current?.id;

function show() {
  select.replaceChildren(...people.map((one) => el("option", { value: one.id }, one.name)));
  if (current) select.value = current.id;
  const blocked = Boolean(current?.blocked);
  blockButton.setAttribute("aria-pressed", String(blocked));
  blockButton.textContent = blocked ? "Unblock the bot" : "Block the bot";
  byId("barred").hidden = !blocked;
  byId("composer").hidden = blocked;
}

function choose(id) {
  current = people.find((one) => one.id === id) || people[0];
  history.replaceState(null, "", `#${current.id}`);
  show();
  changed(current);
}

async function add(name, language) {
  const person = await attempt(() => tell("people", { name, language }));
  if (!person) return;
  people = [...people.filter((one) => one.id !== person.id), person];
  choose(person.id);
}

async function setBlocked(blocked) {
  const person = current;
  const done = await attempt(async () => (await tell(`chats/${person.id}/block`, { blocked }), true));
  if (done) person.blocked = blocked;
  show();
}

/** Reads the people again (the sandbox may be a new one); makes the first when there is none. */
export async function refresh() {
  people = await read("people");
  if (!people.length) return add("Buyer", "en");
  const wanted = current?.id ?? Number(location.hash.slice(1));
  if (people.some((one) => one.id === current?.id)) {
    current = people.find((one) => one.id === current.id);
    return show();
  }
  return choose(wanted);
}

/** Wires the switcher; `onChange` is told who is chatting now. */
export function start(onChange) {
  changed = onChange;
  select.onchange = () => choose(Number(select.value));
  byId("add-person").onclick = async () => {
    if (await ask(byId("person"))) await add(byId("person-name").value.trim(), byId("person-language").value);
  };
  blockButton.onclick = () => setBlocked(!current.blocked);
  byId("unblock").onclick = () => setBlocked(false);
}
