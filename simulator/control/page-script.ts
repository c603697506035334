/** Sends buttons and forms to the API as JSON, says what came back and shows the page anew. */
export const script = `
const said = document.getElementById("said");
function say(text, bad) { said.textContent = text; said.className = bad ? "said bad" : "said"; said.hidden = false; }
const before = sessionStorage.getItem("said");
if (before) { say(before, false); sessionStorage.removeItem("said"); }
const inWords = (answer) => (answer.look ? answer.look.join(" ") : answer.order ? "Done: order " + answer.order.name + "." : "Done.");
async function call(target, fields, element) {
  const [method, path] = target.split(" ");
  element.disabled = true;
  try {
    const body = method === "GET" ? undefined : JSON.stringify(fields);
    const response = await fetch(path, { method, headers: { "Content-Type": "application/json" }, body });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    sessionStorage.setItem("said", inWords(answer));
    location.reload();
  } catch (error) {
    say(error.message, true);
    element.disabled = false;
  }
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-call]");
  if (button) call(button.dataset.call, JSON.parse(button.dataset.fields), button);
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-call]");
  if (!form) return;
  event.preventDefault();
  const value = (input) => (input.type === "number" ? Number(input.value) : input.value);
  const fields = Object.fromEntries([...form.elements].filter((input) => input.name).map((input) => [input.name, value(input)]));
  call(form.dataset.call, fields, form.querySelector("button"));
});
`;
