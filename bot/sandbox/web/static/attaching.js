/** Files waiting to be sent: picked, pasted or dropped. */

import { byId, el, icon, iconButton, sizeText } from "./dom.js";
import { toast } from "./notices.js";

const MOST = 10; // an album holds ten

const tray = byId("tray");
const list = byId("tray-list");
const pick = byId("pick");
const drop = byId("drop");
const draft = byId("draft");
const chat = byId("chat");

let files = [];
let open = () => true;

export const attached = () => files;
export const asFile = () => byId("as-file").checked;

/** Replaces what is in the tray. */
export function setFiles(chosen) {
  files = chosen;
  for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
  list.replaceChildren(...files.map(row));
  tray.hidden = files.length === 0;
  byId("as-file").closest("label").hidden = !files.some((file) => file.type.startsWith("image/"));
  if (!files.length) byId("as-file").checked = false;
  draft.placeholder = files.length ? "Add a caption" : "Message";
}

function add(more) {
  if (!more.length || !open()) return;
  if (files.length + more.length > MOST) toast(`Up to ${MOST} files at once.`);
  setFiles([...files, ...more].slice(0, MOST));
  draft.focus();
}

function row(file) {
  const picture = file.type.startsWith("image/");
  const face = picture ? el("img", { src: URL.createObjectURL(file), alt: "" }) : icon("file");
  const words = el("span", { class: "tray-words" }, el("span", {}, file.name), el("span", { class: "quiet" }, sizeText(file.size)));
  const off = iconButton("close", `Remove ${file.name}`, () => setFiles(files.filter((other) => other !== file)));
  return el("li", {}, face, words, off);
}

const carriesFiles = (transfer) => [...(transfer?.types || [])].includes("Files");

/** Wires the file field, paste and drop; `allowed` says whether files may be added now. */
export function start(allowed) {
  open = allowed;
  pick.onchange = () => {
    add([...pick.files]);
    pick.value = "";
  };
  document.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files || [])];
    if (!pasted.length) return;
    event.preventDefault();
    add(pasted);
  });
  chat.addEventListener("dragover", (event) => {
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  chat.addEventListener("dragleave", (event) => {
    if (!chat.contains(event.relatedTarget)) drop.hidden = true;
  });
  chat.addEventListener("drop", (event) => {
    drop.hidden = true;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
}

export const openPicker = () => pick.click();
