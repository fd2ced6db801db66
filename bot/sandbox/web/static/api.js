/** The sandbox's control API, as functions. */

/** An answer that was not a yes; its message is shown to the person. */
export class Refusal extends Error {}

async function call(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { cache: "no-store", ...options });
  } catch {
    throw new Refusal("The sandbox does not answer.");
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refusal(body?.error || `The sandbox said ${answer.status}.`);
  return body;
}

export const read = (path) => call(`/sandbox/${path}`);

export const tell = (path, values) =>
  call(`/sandbox/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });

export const upload = (path, form) => call(`/sandbox/${path}`, { method: "POST", body: form });

export const fileUrl = (fileId) => `/sandbox/files/${encodeURIComponent(fileId)}`;

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;

/**
 * Follows a chat's events and connects again, with growing pauses, when the line breaks.
 * `opened` is called at every connection: what happened before it must be read as a list.
 * Returns the function that stops following.
 */
export function follow(chatId, { opened, event, lost }) {
  let source = null;
  let timer = null;
  let wait = FIRST_WAIT;

  function connect() {
    source = new EventSource(`/sandbox/chats/${chatId}/events`);
    source.onopen = () => {
      wait = FIRST_WAIT;
      opened();
    };
    source.onmessage = (message) => event(JSON.parse(message.data));
    source.onerror = () => {
      source.close();
      lost();
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  }

  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
