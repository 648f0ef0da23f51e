// The grid as a sheet: keys move between cells, a block from Excel can be pasted, sums follow, 50 steps can be taken
// back, what is not saved is marked. Without this the page is a table of inputs with a button.

const STEPS = 50;
const form = document.getElementById("fill");
const was = JSON.parse(form.elements.was.value);
const status = form.querySelector("[data-status]");
const before = status.textContent;
const language = document.documentElement.lang;
const done = [];
const undone = [];
let saving = false;

// --- where a cell stands ---------------------------------------------------------------------------------------------

const tables = [...form.querySelectorAll("[data-grid]")].map((table) =>
  [...table.tBodies[0].rows].filter((row) => !row.classList.contains("about")).map((row) =>
    [...row.cells].slice(1).map((cell) => cell.querySelector("input"))));
const places = new Map(tables.flatMap((lines, table) => lines.flatMap((line, down) =>
  line.map((input, across) => [input, { table, down, across }]).filter(([input]) => input))));
const inputs = [...places.keys()];

function at(table, down, across) {
  return tables[table]?.[down]?.[across];
}

function step(from, downwards, sideways) {
  let { table, down, across } = places.get(from);
  for (;;) {
    down += downwards;
    across += sideways;
    if (at(table, down, across) === undefined) return null;
    if (at(table, down, across)) return at(table, down, across);
  }
}

function go(input) {
  if (!input) return false;
  input.focus();
  input.select();
  return true;
}

// --- changes, which can be taken back --------------------------------------------------------------------------------

const shown = new Map(inputs.map((input) => [input, input.value]));

function change(pairs) {
  const real = pairs.map(([input, to]) => ({ input, from: shown.get(input), to })).filter(({ from, to }) => from !== to);
  if (!real.length) return;
  put(real, "to");
  done.push(real);
  undone.length = 0;
  if (done.length > STEPS) done.shift();
}

function put(changes, which) {
  for (const one of changes) {
    one.input.value = one[which];
    shown.set(one.input, one[which]);
  }
  look();
}

function takeBack(from, to, which) {
  const changes = from.pop();
  if (!changes) return;
  put(changes, which);
  to.push(changes);
  go(changes[0].input);
}

// --- what is to be seen ----------------------------------------------------------------------------------------------

const unsaved = (input) => input.value.trim() !== (was[input.name] ?? "");

function look() {
  const waiting = inputs.filter((input) => {
    input.closest("td").classList.toggle("unsaved", unsaved(input));
    return unsaved(input);
  }).length;
  status.textContent = waiting ? form.dataset.unsaved.replace("{n}", waiting) : before;
  status.classList.toggle("soon", waiting > 0);
  addUp();
}

function addUp() {
  form.querySelectorAll("[data-grid]").forEach((table, number) => {
    table.querySelectorAll("[data-sum]").forEach((cell) => {
      const counts = tables[number].map((line) => line[cell.cellIndex - 1]?.value.trim()).filter((text) => /^\d{1,15}$/.test(text));
      cell.textContent = counts.reduce((sum, text) => sum + Number(text), 0).toLocaleString(language);
    });
  });
}

// --- keys, pasting, leaving ------------------------------------------------------------------------------------------

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function atEdge(input, sideways) {
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const edge = sideways < 0 ? 0 : input.value.length;
  return all || (input.selectionStart === edge && input.selectionEnd === edge);
}

form.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!places.has(input) || event.isComposing || event.altKey) return;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && "zys".includes(key) && key.length === 1) {
    event.preventDefault();
    if (key === "s") form.requestSubmit();
    else if (key === "y" || event.shiftKey) takeBack(undone, done, "to");
    else takeBack(done, undone, "from");
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    go(step(input, event.shiftKey ? -1 : 1, 0));
  } else if (event.key === "Escape") {
    change([[input, was[input.name] ?? ""]]);
  } else if (event.key in MOVES && !event.shiftKey) {
    const [downwards, sideways] = MOVES[event.key];
    if ((!sideways || atEdge(input, sideways)) && go(step(input, downwards, sideways))) event.preventDefault();
  }
});

form.addEventListener("input", (event) => {
  const input = event.target;
  if (places.has(input)) change([[input, input.value]]);
});

form.addEventListener("focusin", (event) => { if (places.has(event.target)) event.target.select(); });

form.addEventListener("paste", (event) => {
  const input = event.target;
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  if (!places.has(input) || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const { table, down, across } = places.get(input);
  change(text.split(/\r?\n/).flatMap((line, below) => line.split("\t").map((value, beside) =>
    [at(table, down + below, across + beside), value.trim()])).filter(([cell]) => cell));
});

form.addEventListener("submit", () => { saving = true; });
window.addEventListener("pageshow", () => { saving = false; look(); });
window.addEventListener("beforeunload", (event) => { if (!saving && inputs.some(unsaved)) event.preventDefault(); });

document.querySelector(".with-script").hidden = false;
look();
if (location.hash) go(inputs.find((input) => `#${input.id}` === location.hash));
window.addEventListener("hashchange", () => go(inputs.find((input) => `#${input.id}` === location.hash)));
