/** The sandbox's time, and dates written for the reader. */

import { read } from "./api.js";

let offset = 0; // milliseconds the sandbox is ahead of this browser
let ahead = 0; // seconds the sandbox was moved

/** The sandbox's present, in milliseconds. */
export const now = () => Date.now() + offset;

/** Takes an answer of /sandbox/clock. */
export function setClock(answer) {
  offset = answer.now * 1000 - Date.now();
  ahead = answer.offset;
  rewriteTimes();
}

export const readClock = async () => setClock(await read("clock"));

/** "3 days 1 h ahead of your clock". */
export function aheadText() {
  if (!ahead) return "Same as your clock";
  const days = Math.floor(ahead / 86400);
  const hours = Math.floor((ahead % 86400) / 3600);
  const minutes = Math.floor((ahead % 3600) / 60);
  const parts = [
    days && `${days} ${days === 1 ? "day" : "days"}`,
    hours && `${hours} h`,
    minutes && `${minutes} min`,
  ].filter(Boolean);
  return `${parts.join(" ") || `${ahead} s`} ahead of your clock`;
}

const write = (instant, options) => new Intl.DateTimeFormat(undefined, options).format(instant);

export const clockText = () =>
  write(now(), { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export const hourText = (unix) => write(unix * 1000, { hour: "2-digit", minute: "2-digit" });

/** The day of a message: "Today", "Yesterday" or the date. */
export function dayText(unix) {
  const day = (instant) => new Date(instant).toDateString();
  if (day(unix * 1000) === day(now())) return "Today";
  if (day(unix * 1000) === day(now() - 86400000)) return "Yesterday";
  return write(unix * 1000, { weekday: "long", day: "numeric", month: "long" });
}

const LETTERS = {
  w: { weekday: "long" },
  d: { day: "2-digit", month: "2-digit", year: "2-digit" },
  D: { day: "numeric", month: "long", year: "numeric" },
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function relative(unix) {
  const left = unix - now() / 1000;
  const [unit, seconds] = UNITS.find(([, size]) => Math.abs(left) >= size) || UNITS.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.trunc(left / seconds), unit);
}

/** A date in the reader's own zone; `format` is r or w?[dD]?[tT]?, empty keeps the words given. */
export function timeText(unix, format, words) {
  if (!format) return words;
  if (format === "r") return relative(unix);
  return write(unix * 1000, Object.assign({}, ...[...format].map((letter) => LETTERS[letter])));
}

export const fullText = (unix) => write(unix * 1000, { dateStyle: "full", timeStyle: "short" });

/** Relative dates move when the clock moves. */
function rewriteTimes() {
  for (const node of document.querySelectorAll("time[data-format='r']")) {
    node.textContent = relative(Number(node.dataset.unix));
  }
}
