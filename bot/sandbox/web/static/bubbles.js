/** One message, or one album, as an element. */

import { hourText } from "./clock.js";
import { el, gist, icon, iconButton } from "./dom.js";
import { mediaNode } from "./media.js";
import { copy } from "./notices.js";
import { rich, safeUrl } from "./rich.js";

const PRESS_MS = 15000;

/**
 * The element of one turn: a message, or the messages of an album.
 * `acts` has press, reply, more, jump (functions of a MessageView) and find (a view by its id).
 */
export function turnNode(views, acts) {
  const first = views[0];
  const mine = first.from === "person";
  const line = el("div", { class: "line" }, bubble(views, acts), tools(first, acts));
  return el(
    "article",
    {
      class: mine ? "turn mine" : "turn",
      "aria-label": `${mine ? "You" : "Bot"}, ${hourText(first.date)}`,
      "data-ids": views.map((view) => view.message_id).join(" "),
      tabIndex: -1,
    },
    line,
    keyboard(views.at(-1), acts),
  );
}

function bubble(views, acts) {
  const first = views[0];
  const worded = views.find((view) => view.html || view.text || view.caption);
  const bare = !worded && views.every((view) => view.media?.kind === "photo");
  return el(
    "div",
    { class: bare ? "bubble bare" : "bubble" },
    first.forwarded_from ? el("p", { class: "forwarded" }, "Forwarded from ", el("b", {}, first.forwarded_from)) : null,
    quoted(first, acts),
    views.length > 1 ? album(views, acts) : first.media && mediaNode(first.media),
    worded ? words(worded) : null,
    foot(views),
  );
}

function words(view) {
  const html = view.html || null;
  const content = html ? rich(html) : [view.text || view.caption];
  return el("div", { class: "words", dir: "auto" }, ...content);
}

function quoted(view, acts) {
  if (!view.reply_to) return null;
  const original = acts.find(view.reply_to);
  const whose = original ? (original.from === "person" ? "You" : "Bot") : "Earlier";
  const open = () => acts.jump(view.reply_to);
  return el(
    "button",
    { type: "button", class: "quoted", "aria-label": `In reply to ${whose}: ${original ? gist(original) : "a message"}`, onclick: open },
    el("b", {}, whose),
    el("span", {}, original ? gist(original) : "A message that is not here"),
  );
}

/** Pictures of an album in a grid, each with its own reply button and reactions. */
function album(views, acts) {
  const pictures = views.every((view) => view.media?.kind === "photo" || view.media?.kind === "video");
  const tiles = views.map((view, index) =>
    el(
      "div",
      { class: "tile" },
      mediaNode(view.media),
      index ? iconButton("reply", `Reply to picture ${index + 1}`, () => acts.reply(view)) : null,
      index ? reactions(view) : null,
    ),
  );
  const shape = pictures ? `album of-${Math.min(views.length, 4)}` : "album files";
  return el("div", { class: shape, role: "group", "aria-label": `Album of ${views.length}` }, ...tiles);
}

function foot(views) {
  const edited = views.some((view) => view.edited);
  return el(
    "p",
    { class: "foot-line" },
    reactions(views[0]),
    el("span", { class: "stamp" }, edited ? el("span", { class: "edited" }, "edited · ") : "", hourText(views[0].date)),
  );
}

function reactions(view) {
  if (!view.reactions?.length) return null;
  const label = `Reactions: ${view.reactions.join(" ")}`;
  const marks = view.reactions.map((emoji) => el("span", {}, emoji));
  return el("span", { class: "reactions", role: "img", "aria-label": label }, ...marks);
}

function tools(view, acts) {
  const whose = view.from === "person" ? "your message" : "the bot's message";
  return el(
    "div",
    { class: "tools" },
    iconButton("reply", `Reply to ${whose}`, () => acts.reply(view)),
    iconButton("more", `More for ${whose}`, (event) => acts.more(view, event.currentTarget)),
  );
}

function keyboard(view, acts) {
  if (!view.buttons?.length) return null;
  const rows = view.buttons.map((row) => el("div", { class: "keys" }, ...row.map((button) => key(view, button, acts))));
  return el("div", { class: "keyboard", role: "group", "aria-label": "Answers" }, ...rows);
}

function key(view, button, acts) {
  const tone = button.style ? `key ${button.style}` : "key";
  if (button.url) return urlKey(button, tone);
  if (button.copy !== undefined) return copyKey(button, tone);
  const node = el("button", { type: "button", class: tone }, el("span", {}, button.text));
  node.onclick = () => {
    node.setAttribute("aria-busy", "true");
    setTimeout(() => node.removeAttribute("aria-busy"), PRESS_MS);
    acts.press(view, button);
  };
  return node;
}

function urlKey(button, tone) {
  const href = safeUrl(button.url);
  const face = [el("span", {}, button.text), icon("link")];
  if (!href) return el("span", { class: tone, title: "This address cannot be opened" }, ...face);
  return el("a", { class: tone, href, target: "_blank", rel: "noopener noreferrer" }, ...face);
}

function copyKey(button, tone) {
  const label = el("span", {}, button.text);
  const onclick = async () => {
    if (!(await copy(button.copy))) return;
    label.textContent = "Copied ✓";
    setTimeout(() => (label.textContent = button.text), 2000);
  };
  return el("button", { type: "button", class: tone, onclick }, label, icon("copy"));
}

/** Buttons stop showing that they wait: the bot has answered the tap. */
export function settleKeys() {
  for (const node of document.querySelectorAll(".key[aria-busy]")) node.removeAttribute("aria-busy");
}
