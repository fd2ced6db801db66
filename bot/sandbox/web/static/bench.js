/** The controls: time, the bot's process, faults, and the page's colours. */

import { read, tell } from "./api.js";
import { aheadText, clockText, readClock, setClock } from "./clock.js";
import { byId, el } from "./dom.js";
import { attempt, toast } from "./notices.js";

const POLL_MS = 3000;
const TICK_MS = 1000;

function showClock() {
  byId("clock").textContent = clockText();
  byId("ahead").textContent = aheadText();
}

async function moveTime(seconds, label) {
  const answer = await attempt(() => tell("clock", { seconds }));
  if (!answer) return;
  setClock(answer);
  showClock();
  toast(`The sandbox is now ${label.slice(1)} later.`);
}

function showBot({ running, pid, restarts }) {
  const times = restarts === 1 ? "restarted once" : `restarted ${restarts} times`;
  const words = running ? `Running (${pid})` : "Stopped";
  const state = byId("bot-state");
  const text = restarts ? `${words}, ${times}` : words;
  if (state.textContent !== text) state.textContent = text; // read out only when it changed
  state.classList.toggle("up", running);
  byId("presence").textContent = running ? "running" : "stopped";
  byId("presence").classList.toggle("up", running);
  document.querySelector("[data-bot='start']").hidden = running;
  for (const name of ["restart", "kill"]) document.querySelector(`[data-bot='${name}']`).disabled = !running;
}

async function act(button) {
  button.setAttribute("aria-busy", "true");
  const answer = await attempt(() => tell("bot", { action: button.dataset.bot }));
  button.removeAttribute("aria-busy");
  if (answer?.running !== undefined) showBot(answer);
  else await attempt(async () => showBot(await read("bot")));
}

/** Replaces a list only when its words changed, so that it is read out once. */
function showList(list, lines) {
  const next = el("ul", {}, ...lines);
  if (next.textContent !== list.textContent) list.replaceChildren(...next.children);
}

function showFaults(pending, violations) {
  const names = Object.fromEntries([...byId("fault-kind").options].map((one) => [one.value, one.text]));
  const line = ({ kind, count }) => el("li", {}, el("span", {}, names[kind] || kind), el("b", {}, `× ${count}`));
  showList(byId("armed"), pending.map(line));
  showList(byId("violations"), violations.slice(-5).map((text) => el("li", {}, text)));
  byId("refused").hidden = violations.length === 0;
}

async function addFault() {
  const values = { kind: byId("fault-kind").value, count: Number(byId("fault-count").value) };
  if (await attempt(async () => (await tell("faults", values), true))) await poll();
}

/** Reads what may have changed by itself. Silent: the page already says when the line is lost. */
export async function poll() {
  try {
    showBot(await read("bot"));
    showFaults(await read("faults"), await read("violations"));
    await readClock();
    showClock();
  } catch {
    byId("presence").textContent = "no connection";
    byId("presence").classList.remove("up");
  }
}

function startShade() {
  const button = byId("shade");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = localStorage.getItem("shade");
  const set = (isDark) => {
    document.documentElement.dataset.shade = isDark ? "dark" : "light";
    button.setAttribute("aria-pressed", String(isDark));
  };
  set(kept ? kept === "dark" : dark.matches);
  dark.onchange = () => localStorage.getItem("shade") || set(dark.matches);
  button.onclick = () => {
    const isDark = document.documentElement.dataset.shade !== "dark";
    localStorage.setItem("shade", isDark ? "dark" : "light");
    set(isDark);
  };
}

function startDrawer() {
  const toggle = byId("bench-toggle");
  const set = (open) => {
    byId("bench").classList.toggle("open", open);
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.onclick = () => {
    set(toggle.getAttribute("aria-expanded") !== "true");
    if (byId("bench").classList.contains("open")) byId("bench").querySelector("button").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !byId("bench").classList.contains("open")) return;
    set(false);
    toggle.focus();
  });
}

export function start() {
  startShade();
  startDrawer();
  for (const button of document.querySelectorAll("[data-seconds]")) {
    button.onclick = () => moveTime(Number(button.dataset.seconds), button.textContent);
  }
  for (const button of document.querySelectorAll("[data-bot]")) button.onclick = () => act(button);
  byId("faults").onsubmit = (event) => {
    event.preventDefault();
    addFault();
  };
  setInterval(showClock, TICK_MS);
  setInterval(() => document.hidden || poll(), POLL_MS);
  poll();
}
