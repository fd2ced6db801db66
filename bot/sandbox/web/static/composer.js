/** The message field: writing, replying, editing, attaching, sending. */

import { tell, upload } from "./api.js";
import { asFile, attached, openPicker, setFiles, start as startAttaching } from "./attaching.js";
import { hide as hideCommands, start as startCommands, takeKey } from "./commands.js";
import { ask, byId, gist } from "./dom.js";
import { attempt, openMenu } from "./notices.js";

const draft = byId("draft");
const context = byId("context");

let chatId = () => null;
let about = null; // {kind: "reply" | "edit", view}

const path = (end) => `chats/${chatId()}/${end}`;

function fit() {
  draft.style.height = "auto";
  draft.style.height = `${Math.min(draft.scrollHeight, 160)}px`;
}

function setDraft(text) {
  draft.value = text;
  fit();
}

function setContext(kind, view) {
  about = view ? { kind, view } : null;
  context.hidden = !view;
  if (!view) return;
  const whose = view.from === "person" ? "your message" : "the bot";
  byId("context-title").textContent = kind === "edit" ? "Edit your message" : `Reply to ${whose}`;
  byId("context-text").textContent = gist(view);
  context.querySelector("use").setAttribute("href", kind === "edit" ? "#i-edit" : "#i-reply");
  draft.focus();
}

export const reply = (view) => {
  if (about?.kind === "edit") setDraft("");
  setContext("reply", view);
};

export function edit(view) {
  setFiles([]);
  setDraft(view.text || view.caption || "");
  setContext("edit", view);
}

/** Forgets what was being written (another person took the keyboard). */
export function reset() {
  setDraft("");
  setFiles([]);
  setContext(null, null);
  hideCommands();
}

function cancelContext() {
  if (about?.kind === "edit") setDraft("");
  setContext(null, null);
  draft.focus();
}

export const sendText = (text) => attempt(() => tell(path("text"), { text }));

function filesForm(files, caption, replyTo) {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  if (asFile()) form.append("as_file", "1");
  if (replyTo) form.append("reply_to", replyTo);
  return form;
}

/** The request for what is in the field now. */
function request(text, files) {
  if (about?.kind === "edit") return () => tell(path("edit"), { message_id: about.view.message_id, text });
  const replyTo = about?.view.message_id;
  if (files.length) {
    const form = filesForm(files, text, replyTo);
    return () => upload(path("files"), form);
  }
  return () => tell(path("text"), replyTo ? { text, reply_to: replyTo } : { text });
}

/** Sends; when it fails everything is put back into the field. */
async function submit() {
  const text = draft.value.trim();
  const files = attached();
  if (!text && !files.length) return;
  const kept = { about, asFile: asFile() };
  const work = request(text, files);
  const going = attempt(async () => (await work(), true));
  reset();
  if ((await going) || draft.value) return;
  setFiles(files);
  byId("as-file").checked = kept.asFile;
  setDraft(text);
  setContext(kept.about?.kind, kept.about?.view);
}

async function forward() {
  if (!(await ask(byId("forward")))) return;
  const values = { text: byId("forward-text").value, forward_from: byId("forward-from").value };
  await attempt(() => tell(path("text"), values));
}

const other = (kind, label) => ({ label, act: () => attempt(() => tell(path("other"), { kind })) });

function attachMenu(event) {
  openMenu(
    event.currentTarget,
    "Attach",
    { label: "Photos or files", act: openPicker },
    { label: "Forwarded text", act: forward },
    other("voice", "Voice message"),
    other("location", "Location"),
    other("contact", "Contact"),
    other("sticker", "Sticker"),
    other("poll", "Poll"),
    other("dice", "Dice"),
  );
}

/** Wires the field; `current` gives the person who writes. */
export function start(current) {
  chatId = () => current()?.id;
  startCommands(sendText, () => current()?.language);
  startAttaching(() => about?.kind !== "edit");
  draft.addEventListener("input", fit);
  draft.addEventListener("keydown", (event) => {
    if (event.isComposing || takeKey(event)) return;
    if (event.key === "Escape" && about) cancelContext();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    submit();
  });
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  byId("context-close").onclick = cancelContext;
  byId("attach").onclick = attachMenu;
  byId("start").onclick = () => sendText("/start");
}
