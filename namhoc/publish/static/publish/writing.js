// Puts a figure where the editor is writing, and narrows the list of figures. Without it the page still works.

const places = [...document.querySelectorAll("[data-takes-figures]")];
let place = places.at(-1);
for (const one of places) one.addEventListener("focus", () => { place = one; });

for (const chip of document.querySelectorAll("[data-token]")) {
  chip.addEventListener("click", () => {
    place.setRangeText(chip.dataset.token, place.selectionStart, place.selectionEnd, "end");
    place.dispatchEvent(new Event("input", { bubbles: true }));
    place.focus();
  });
}

const fold = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
const among = document.getElementById("among");
if (among) {
  const rows = [...document.querySelectorAll(".cited > li")].map((row) => [row, fold(row.textContent)]);
  among.hidden = false;
  among.addEventListener("input", () => {
    const words = fold(among.value).split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
  });
}

// Leaving with something unsaved is asked about, once.
const form = document.getElementById("writing");
let changed = false;
form.addEventListener("input", () => { changed = true; });
form.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

// Whoever writes gives a sign of life; who was put in their place is said at once.
const hold = form.dataset.hold;
const token = form.elements.csrfmiddlewaretoken?.value;
async function sign() {
  const answer = await fetch(hold, { method: "POST", headers: { "X-CSRFToken": token, "X-Requested-With": "fetch" } }).catch(() => null);
  if (!answer?.ok || !answer.headers.get("content-type")?.includes("json")) return;
  const { mine, name } = await answer.json();
  let note = document.getElementById("taken");
  if (mine) { note?.remove(); return; }
  if (note || document.getElementById("locked")) return;
  note = Object.assign(document.createElement("p"), { id: "taken", className: "note note-warn", role: "alert" });
  note.textContent = form.dataset.taken.replace("{name}", name);
  form.before(note);
}
if (hold && token) setInterval(sign, 60_000);
