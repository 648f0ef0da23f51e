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
