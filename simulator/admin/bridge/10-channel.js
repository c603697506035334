// The line to the admin around the frame. Messages out: {to: "admin", type, id, …}; in: {from: "admin", answers: id} or {from: "admin", event}.
const framed = window.parent !== window;
const waiting = new Map();
const listeners = new Map();
let lastMessage = 0;

/** Sends a message that needs no answer. */
const tell = (type, body = {}) => {
  if (framed) window.parent.postMessage({ to: "admin", type, ...body }, PLACES.admin);
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

window.addEventListener("message", (message) => {
  if (message.source !== window.parent || message.origin !== PLACES.admin || message.data?.from !== "admin") return;
  const { answers, value, error, event, detail } = message.data;
  if (event) return listeners.get(event)?.(detail);
  const waiter = waiting.get(answers);
  waiting.delete(answers);
  if (error) waiter?.reject(new Error(error));
  else waiter?.resolve(value);
});
