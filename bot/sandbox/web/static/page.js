/** The chat page: joins the parts and turns the server's events into changes on screen. */

import { follow, read, tell } from "./api.js";
import * as bench from "./bench.js";
import { settleKeys } from "./bubbles.js";
import * as composer from "./composer.js";
import { readClock } from "./clock.js";
import { byId } from "./dom.js";
import { alertBox, attempt, copy, openMenu, toast } from "./notices.js";
import * as people from "./people.js";
import * as thread from "./thread.js";

const DOING_MS = 5500;
const MARKS = ["👍", "👎", "❤️", "🙏", "🤔", "🔥"];
const CAPTIONED = new Set(["photo", "document", "video", "voice"]);
const DOING = {
  typing: "The bot is typing…",
  upload_photo: "The bot is sending a picture…",
  upload_document: "The bot is sending a file…",
  upload_video: "The bot is sending a video…",
  record_voice: "The bot is recording…",
};

let unfollow = () => {};
let early = null; // events that came while the list was being read
let stale = false; // the list being read may already be old
let lastSeq = null;
let doingTimer = null;

function showDoing(action) {
  clearTimeout(doingTimer);
  byId("doing").textContent = action ? DOING[action] || "The bot is working…" : "";
  doingTimer = action && setTimeout(showDoing, DOING_MS);
}

const HANDLERS = {
  message(event) {
    if (event.from === "bot") showDoing(null);
    thread.put(event);
  },
  edited(event) {
    settleKeys();
    thread.put(event);
  },
  deleted: (event) => thread.remove(event.message_id),
  reaction: (event) => thread.amend(event.message_id, { reactions: event.emoji }),
  toast(event) {
    settleKeys();
    if (event.text) (event.alert ? alertBox : toast)(event.text);
  },
  pinned: () => reload(),
  action: (event) => showDoing(event.action),
};

/** The whole MessageView, beside `seq` and `kind` or under `message`. */
function unpack({ seq, kind, message, ...rest }) {
  return { seq, kind, event: message || rest };
}

function take(packet) {
  const { kind, event } = unpack(packet);
  HANDLERS[kind]?.(event);
}

/** An event from the line: once, in order, and after the list it belongs to. */
function arrived(packet) {
  if (lastSeq !== null && packet.seq <= lastSeq) return;
  lastSeq = packet.seq;
  if (early) early.push(packet);
  else take(packet);
}

/** Reads the list; whatever the line brings meanwhile is applied after it. */
async function reload() {
  stale = Boolean(early);
  if (early) return;
  early = [];
  const id = people.currentId();
  const list = await attempt(() => read(`chats/${id}/messages`));
  const waiting = early;
  early = null;
  if (id !== people.currentId()) return reload();
  if (list) thread.load(list);
  waiting.forEach(take);
  if (stale) await reload();
}

function lineOpened() {
  lastSeq = null;
  byId("lost").hidden = true;
  people.refresh().catch(lineLost);
  reload();
  bench.poll();
}

function lineLost() {
  byId("lost").textContent = "The sandbox does not answer. Trying again…";
  byId("lost").hidden = false;
}

/** A sandbox that came back empty no longer knows this person: then another one is chosen. */
function lineBroke() {
  lineLost();
  bench.poll();
  people.refresh().catch(lineLost);
}

const editable = (view) => view.text || CAPTIONED.has(view.media?.kind);

function more(view, anchor) {
  const mark = (emoji) => ({
    label: emoji,
    says: `React with ${emoji}`,
    act: () => attempt(() => tell(`chats/${people.currentId()}/react`, { message_id: view.message_id, emoji })),
  });
  const text = view.text || view.caption;
  const off = { ...mark(""), label: "✕", says: "Take my reaction back" };
  const marks = view.reactions?.length ? [...MARKS.map(mark), off] : MARKS.map(mark);
  const rows = [marks, { label: "Reply", act: () => composer.reply(view) }];
  if (text) rows.push({ label: "Copy the text", act: () => copy(text) });
  if (view.from === "person" && editable(view)) rows.push({ label: "Edit", act: () => composer.edit(view) });
  openMenu(anchor, "More for this message", ...rows);
}

async function press(view, button) {
  const values = { message_id: view.message_id, data: button.data };
  const done = await attempt(async () => (await tell(`chats/${people.currentId()}/press`, values), true));
  if (!done) settleKeys();
}

function personChanged(person) {
  unfollow();
  showDoing(null);
  composer.reset();
  thread.clear({ press, more, reply: composer.reply });
  unfollow = follow(person.id, { opened: lineOpened, event: arrived, lost: lineBroke });
}

async function begin() {
  try {
    await readClock(); // dates are written against the sandbox's time
    await people.refresh();
  } catch {
    lineLost();
    setTimeout(begin, 1000);
  }
}

bench.start();
composer.start(people.person);
people.start(personChanged);
begin();
