// What is typed is kept on the server while it is typed, for the person alone; and put back when they return.

const dialog = document.getElementById("idle");
const note = document.getElementById("draft");
const PAUSE = 1500; // milliseconds after the last key
const changed = new Map(); // form: names changed since it was last kept
let waiting = 0;

const keeps = (form) => form?.method === "post" && !("noDraft" in form.dataset);
const fits = (field) => field.name && !["password", "file", "hidden", "submit", "button"].includes(field.type);
const place = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
const like = (form) => [...document.forms].filter((one) => keeps(one) && place(one) === place(form));
const key = (form) => place(form) + (like(form).indexOf(form) > 0 ? `#${like(form).indexOf(form)}` : "");
const fields = (form, name) => [...form.elements].filter((field) => field.name === name);

function texts(form, name) {
  return fields(form, name).flatMap((field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked ? [field.value] : [];
    if (field.type === "select-multiple") return [...field.selectedOptions].map((option) => option.value);
    return [field.value];
  });
}

function values(form) {
  const names = changed.get(form) ?? new Set();
  return Object.fromEntries([...names].map((name) => [name, texts(form, name)]));
}

async function keep() {
  clearTimeout(waiting);
  waiting = 0;
  for (const form of new Set([...changed.keys()].filter((one) => one.dirty))) {
    form.dirty = false;
    const body = JSON.stringify({ path: location.pathname, form: key(form), values: values(form) });
    const headers = { "X-CSRFToken": dialog.querySelector("[name=csrfmiddlewaretoken]").value };
    await fetch(dialog.dataset.typed, { method: "POST", headers, body, keepalive: body.length < 60_000 })
      .catch(() => { form.dirty = true; });
  }
}

function note_change(field) {
  const { form } = field;
  if (!keeps(form) || !fits(field)) return;
  if (!changed.has(form)) changed.set(form, new Set());
  changed.get(form).add(field.name);
  form.dirty = true;
  clearTimeout(waiting);
  waiting = setTimeout(keep, PAUSE);
}

// --- putting back ----------------------------------------------------------------------------------------------------

function put(field, wanted) {
  if (field.type === "checkbox" || field.type === "radio") {
    const on = wanted.includes(field.value);
    if (field.checked === on) return false;
    field.checked = on;
  } else if (field.type === "select-multiple") {
    for (const option of field.options) option.selected = wanted.includes(option.value);
  } else {
    if (!wanted.length || field.value === wanted[0]) return false;
    field.value = wanted.shift();
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function hidden_in_common(form, kept) {
  return [...form.elements].filter((one) => one.type === "hidden" && kept[one.name]?.includes(one.value)).length;
}

function restore() {
  let count = 0;
  for (const [where, kept] of Object.entries(JSON.parse(note.dataset.forms))) {
    const [path, number] = where.split("#");
    const candidates = [...document.forms].filter((form) => keeps(form) && place(form) === path);
    const ranked = candidates.toSorted((one, other) => hidden_in_common(other, kept) - hidden_in_common(one, kept));
    const form = number ? candidates[Number(number)] : ranked[0];
    if (!form) continue;
    for (const [name, wanted] of Object.entries(kept)) {
      const left = [...wanted];
      count += fields(form, name).filter(fits).filter((field) => put(field, left)).length;
    }
  }
  document.getElementById("draft-restored").hidden = count === 0;
}

if (note) restore();
document.addEventListener("input", (event) => note_change(event.target));
document.addEventListener("change", (event) => { if (event.isTrusted) note_change(event.target); });
window.addEventListener("namhoc:keep", keep);
document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
document.addEventListener("submit", (event) => { // what is sent needs no draft; what could not be sent is kept by the server
  changed.delete(event.target);
  clearTimeout(waiting);
}, { capture: false });
