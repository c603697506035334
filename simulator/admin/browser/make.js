/** An element from its name, properties and children; text is text, never markup. */
export const make = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && name !== "list") element[name] = value;
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

/** The facts that the server wrote into the page. */
export const facts = JSON.parse(document.getElementById("frame-facts")?.textContent ?? "{}");

/** The app's frame. */
export const frame = document.getElementById("app-frame");

/** Sends an event to the app. */
export const sendEvent = (event, detail) => frame.contentWindow.postMessage({ from: "admin", event, detail }, facts.appWindow);

/** Asks the admin's server. @throws Error with the server's sentence. */
export async function api(name, body) {
  const response = await fetch(`/store/${facts.store}/frame/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer.value;
}
