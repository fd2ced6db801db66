/** What a message carries besides words: pictures, files, sound and the rest. */

import { fileUrl } from "./api.js";
import { el, icon, sizeText } from "./dom.js";
import { showPicture } from "./notices.js";

const NAMES = {
  sticker: "Sticker",
  poll: "Poll",
  location: "Location",
  contact: "Contact",
  dice: "Dice",
  venue: "Place",
  video_note: "Round video",
};

/** The element for a message's media. */
export function mediaNode(media) {
  const draw = KINDS[media.kind];
  return draw ? draw(media) : thing(media);
}

const KINDS = {
  photo: picture,
  document: fileRow,
  video: (media) => el("video", { class: "video", src: fileUrl(media.file_id), controls: true, preload: "metadata" }),
  animation: (media) => el("video", { class: "video", src: fileUrl(media.file_id), controls: true, loop: true }),
  voice: sound,
  audio: sound,
};

function picture(media) {
  const src = fileUrl(media.file_id);
  const alt = media.name ? `Photo ${media.name}` : "Photo";
  const image = el("img", { src, alt });
  const open = () => showPicture(src, alt);
  const button = el("button", { type: "button", class: "photo", "aria-label": `Open: ${alt}`, onclick: open }, image);
  image.onerror = () => button.replaceChildren(el("span", { class: "gone" }, "This picture cannot be shown"));
  return button;
}

function fileRow(media) {
  const name = media.name || "File";
  const detail = [sizeText(media.size), media.mime].filter(Boolean).join(" · ");
  return el(
    "a",
    { class: "file", href: fileUrl(media.file_id), download: name },
    el("span", { class: "file-mark" }, icon("file")),
    el("span", { class: "file-words" }, el("span", { class: "file-name" }, name), el("span", { class: "quiet" }, detail)),
  );
}

function sound(media) {
  return el("audio", { class: "sound", src: fileUrl(media.file_id), controls: true, preload: "metadata" });
}

function thing(media) {
  const name = NAMES[media.kind] || media.kind;
  return el("p", { class: "thing" }, el("span", { class: "thing-mark" }, name), media.name || "");
}
