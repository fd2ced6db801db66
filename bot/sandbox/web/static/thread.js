/** The messages on screen: kept in order, redrawn one turn at a time. */

import { dayText } from "./clock.js";
import { byId, el, gist } from "./dom.js";
import { turnNode } from "./bubbles.js";

const log = byId("log");
const scroller = byId("scroller");
const latest = byId("latest");
const pinnedBar = byId("pinned");

let views = new Map(); // message id -> MessageView
let turns = new Map(); // turn key -> element
let acts = {};
let pinnedShown = 0; // how many pins back the bar has been tapped

const keyOf = (view) => (view.media_group_id ? `album ${view.media_group_id}` : `message ${view.message_id}`);
const byOrder = (one, other) => one.message_id - other.message_id;
const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

export const find = (id) => views.get(id);

export function toEnd() {
  scroller.scrollTop = scroller.scrollHeight;
}

/** Starts with no messages; `actions` is what bubbles can ask for. */
export function clear(actions) {
  acts = { ...actions, find, jump };
  views = new Map();
  turns = new Map();
  log.replaceChildren();
  byId("empty").hidden = true;
  showPinned();
}

/** Makes the screen equal to `list`; turns that did not change are left alone. */
export function load(list) {
  const first = views.size === 0;
  const follow = first || nearEnd();
  const wanted = new Set(list.map((view) => view.message_id));
  if (first) log.setAttribute("aria-live", "off"); // history is not read out
  for (const id of [...views.keys()]) if (!wanted.has(id)) drop(id);
  const news = list.filter(place);
  settle();
  if (follow) toEnd();
  else if (news.some((view) => !view.edited)) latest.hidden = false;
  if (first) {
    setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
  }
}

/** What is said about all messages together: days, the pinned one, that there are none. */
function settle() {
  markDays();
  showPinned();
  byId("empty").hidden = views.size > 0;
}

/** Adds a message, or replaces the one with the same id. */
export function put(view) {
  const known = views.has(view.message_id);
  const follow = nearEnd() || (!known && view.from === "person");
  if (!place(view)) return;
  settle();
  if (follow) toEnd();
  else if (!known) latest.hidden = false;
}

/** Draws a message; false when it is on screen as it is. */
function place(view) {
  const known = views.get(view.message_id);
  if (known && JSON.stringify(known) === JSON.stringify(view)) return false;
  views.set(view.message_id, view);
  if (known && keyOf(known) !== keyOf(view)) draw(keyOf(known));
  draw(keyOf(view));
  return true;
}

/** Changes some fields of a message that is on screen. */
export function amend(id, fields) {
  const view = views.get(id);
  if (view) put({ ...view, ...fields });
}

export function remove(id) {
  drop(id);
  settle();
}

function drop(id) {
  const view = views.get(id);
  if (!view) return;
  views.delete(id);
  draw(keyOf(view));
}

/** Draws one turn again from the views it has now. */
function draw(key) {
  const members = [...views.values()].filter((view) => keyOf(view) === key).sort(byOrder);
  const old = turns.get(key);
  if (!members.length) {
    old?.remove();
    turns.delete(key);
  } else {
    const node = turnNode(members, acts);
    const spot = focusSpot(old);
    if (old) old.replaceWith(node);
    else log.insertBefore(node, laterThan(members[0].message_id));
    turns.set(key, node);
    for (const image of node.querySelectorAll("img")) image.onload = stayAtEnd(image.onload);
    restoreFocus(node, spot);
  }
}

function laterThan(id) {
  let later = null;
  for (const node of [...log.querySelectorAll(".turn")].reverse()) {
    if (Number(node.dataset.ids.split(" ")[0]) < id) break;
    later = node.previousElementSibling?.className === "day" ? node.previousElementSibling : node;
  }
  return later;
}

/** Pictures grow when they arrive; whoever reads the end keeps reading the end. */
function stayAtEnd(before) {
  return (event) => {
    before?.call(event.target, event);
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 520) toEnd();
  };
}

/** Which control had the focus, counted inside the turn, so that a redrawn keyboard keeps it. */
function focusSpot(old) {
  if (!old?.contains(document.activeElement)) return null;
  return [...old.querySelectorAll("button, a")].indexOf(document.activeElement);
}

function restoreFocus(node, spot) {
  if (spot === null) return;
  const controls = [...node.querySelectorAll("button, a")];
  (node.querySelector(".keyboard") && controls[spot] ? controls[spot] : node).focus({ preventScroll: true });
}

function markDays() {
  let day = null;
  for (const node of log.querySelectorAll(".turn")) {
    const view = views.get(Number(node.dataset.ids.split(" ")[0]));
    const mark = node.previousElementSibling?.className === "day" ? node.previousElementSibling : null;
    const today = view ? dayText(view.date) : day;
    if (today === day) mark?.remove();
    else if (mark) mark.textContent = today;
    else node.before(el("p", { class: "day" }, today));
    day = today;
  }
  for (const mark of log.querySelectorAll(".day")) {
    if (!mark.nextElementSibling?.classList.contains("turn")) mark.remove();
  }
}

/** Scrolls to a message and lights it up. */
export function jump(id) {
  const node = log.querySelector(`[data-ids~="${id}"]`);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
  node.classList.remove("lit");
  requestAnimationFrame(() => node.classList.add("lit"));
}

const pins = () => [...views.values()].filter((view) => view.pinned).sort(byOrder).reverse();

function showPinned() {
  const all = pins();
  const view = all[pinnedShown % (all.length || 1)];
  pinnedBar.hidden = !view;
  if (view) byId("pinned-text").textContent = gist(view);
}

pinnedBar.onclick = () => {
  const all = pins();
  jump(all[pinnedShown % all.length].message_id);
  pinnedShown += 1;
  showPinned();
};

scroller.addEventListener("scroll", () => {
  if (nearEnd()) latest.hidden = true;
});

latest.onclick = () => {
  toEnd();
  latest.hidden = true;
};

/** The window changed (a phone's keyboard opened): the end stays the end. */
let atEnd = true;
scroller.addEventListener("scroll", () => (atEnd = nearEnd()));
new ResizeObserver(() => {
  if (atEnd) toEnd();
}).observe(scroller);
