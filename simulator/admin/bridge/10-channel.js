// The line to the admin around the frame. Messages out: {to: "admin", type, id, …}; in: {from: "admin", answers: id} or {from: "admin", event}.
const framed = window.parent !== window;
const waiting = new Map();
const listeners = new Map();
let lastMessage = 0;

// The frame may be there before the admin listens: messages wait until it says that it is ready.
let ready = false;
const queue = [];
const post = (message) => window.parent.postMessage({ to: "admin", ...message }, PLACES.admin);

/** Sends a message that needs no answer. */
const tell = (type, body = {}) => {
  if (!framed) return;
  if (ready) post({ type, ...body });
  else queue.push({ type, ...body });
};

/** Sends a message and waits for the answer; there is none outside the admin, as with the real script. */
const ask = (type, body = {}) =>
  new Promise((resolve, reject) => {
    if (!framed) return reject(new Error(`App Bridge: ${type} needs the Shopify admin around the page.`));
    const id = ++lastMessage;
    waiting.set(id, { resolve, reject });
    tell(type, { id, ...body });
  });

/** Registers what happens when the admin sends an event. */
const onEvent = (event, listener) => listeners.set(event, listener);

onEvent("ready", () => {
  ready = true;
  for (const message of queue.splice(0)) post(message);
});

window.addEventListener("message", (message) => {
  if (message.source !== window.parent || message.origin !== PLACES.admin || message.data?.from !== "admin") return;
  const { answers, value, error, event, detail } = message.data;
  if (event) return listeners.get(event)?.(detail);
  const waiter = waiting.get(answers);
  waiting.delete(answers);
  if (error) waiter?.reject(new Error(error));
  else waiter?.resolve(value);
});

const hello = () => {
  if (ready) return;
  post({ type: "hello" });
  setTimeout(hello, 100);
};
if (framed) hello();
