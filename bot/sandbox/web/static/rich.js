/** Formatted text: the server's HTML, rebuilt from a short list of tags. */

import { el, icon } from "./dom.js";
import { copy } from "./notices.js";
import { fullText, timeText } from "./clock.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "BR"]);
const BLOCKS = new Set(["BLOCKQUOTE", "PRE"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** The address when a link may be followed, else null. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Nodes for a message's HTML. Tags that are not known keep their text only. */
export function rich(html) {
  const source = new DOMParser().parseFromString(html, "text/html");
  return [...source.body.childNodes].map(rebuild);
}

function rebuild(node) {
  if (node.nodeType === Node.TEXT_NODE) return textAfter(node.previousSibling, node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (PLAIN.has(node.tagName)) return el(node.tagName, {}, ...inside(node));
  const special = SPECIAL[node.tagName];
  if (special) return special(node);
  const plain = document.createDocumentFragment();
  if (node.tagName !== "SCRIPT" && node.tagName !== "STYLE") plain.append(...inside(node));
  return plain;
}

/** A block ends its own line: the line break after it makes no empty one. */
const textAfter = (before, text) => (BLOCKS.has(before?.tagName) ? text.replace(/^\n/, "") : text);

const inside = (node) => [...node.childNodes].map(rebuild);

const SPECIAL = {
  A: link,
  CODE: inlineCode,
  PRE: codeBlock,
  BLOCKQUOTE: (node) => (node.hasAttribute("expandable") ? longQuote(node) : el("blockquote", {}, ...inside(node))),
  "TG-TIME": moment,
  TIME: moment,
  SPAN: (node) => (node.className.includes("spoiler") ? spoiler(node) : el("span", {}, ...inside(node))),
  "TG-SPOILER": spoiler,
};

function link(node) {
  const href = safeUrl(node.getAttribute("href"));
  if (!href) return el("span", {}, ...inside(node));
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...inside(node));
}

/** Runs `act` on a click and on Enter or Space. */
function pressable(node, act) {
  node.tabIndex = 0;
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return node;
}

function inlineCode(node) {
  const text = node.textContent;
  const code = el("code", { role: "button", "aria-label": `Copy ${text}`, title: "Copy" }, text);
  return pressable(code, () => copy(text));
}

function codeBlock(node) {
  const text = node.textContent;
  const done = async () => {
    if (getSelection().toString()) return; // the reader is selecting by hand
    if (!(await copy(text))) return;
    label.textContent = "Copied";
    setTimeout(() => (label.textContent = "Copy"), 2000);
  };
  const label = el("span", {}, "Copy");
  const button = el("button", { type: "button", class: "copy-code", onclick: done }, icon("copy"), label);
  return el("div", { class: "code" }, button, el("pre", { onclick: done }, text));
}

const clamped = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.classList.contains("open")) continue;
    target.nextElementSibling.hidden = target.scrollHeight <= target.clientHeight + 2;
  }
});

function longQuote(node) {
  const quote = el("blockquote", {}, ...inside(node));
  const more = el("button", { type: "button", class: "plain", "aria-expanded": "false" }, "Show more");
  more.onclick = () => {
    const open = quote.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "Show less" : "Show more";
  };
  clamped.observe(quote);
  return el("div", { class: "long-quote" }, quote, more);
}

function moment(node) {
  const unix = Number(node.getAttribute("unix")) || Date.parse(node.getAttribute("datetime")) / 1000;
  const words = node.textContent;
  if (!unix) return words;
  const format = node.getAttribute("format") || node.dataset.format || "";
  const time = el("time", { title: fullText(unix), "data-unix": unix, "data-format": format });
  time.dateTime = new Date(unix * 1000).toISOString();
  time.textContent = timeText(unix, format, words);
  return time;
}

function spoiler(node) {
  const hidden = el("span", { class: "spoiler", role: "button", "aria-label": "Hidden text, show it" }, ...inside(node));
  return pressable(hidden, () => {
    hidden.className = "";
    for (const name of ["role", "aria-label", "tabindex"]) hidden.removeAttribute(name);
  });
}
