// What is pasted from Word or from a page keeps its words, paragraphs, strong words and links, and loses its dress.
const NOTHING = new Set(["STYLE", "SCRIPT", "META", "LINK", "TITLE", "XML", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "SVG"]);
const PARAGRAPHS = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "DL", "DT", "DD", "TABLE", "BLOCKQUOTE", "PRE",
  "SECTION", "ARTICLE", "HEADER", "FOOTER", "FIGURE", "FIGCAPTION", "ADDRESS", "HR"]);
const BREAK = "\u0001";
const one = (words) => words.replace(/[\s\u00a0]+/g, " ");

const isStrong = (node) => {
  const weight = node.style?.fontWeight;
  if (weight) return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  return /^(B|STRONG|H\d)$/.test(node.tagName);
};

const around = (mark, words) => {
  const [, before, inner, after] = /^([\s\u0001]*)([^]*?)([\s\u0001]*)$/.exec(words);
  return inner && !inner.includes("**") && !inner.includes(BREAK) ? `${before}${mark}${inner}${mark}${after}` : words;
};

const linked = (node, words) => {
  const address = node.getAttribute("href") ?? "";
  const name = words.trim();
  if (!/^https?:\/\/[^\s()"'<>]+$/.test(address) || !name || /[[\]\u0001]/.test(name) || name === address) return words;
  return `[${name.replaceAll("**", "")}](${address})`;
};

const row = (node) => BREAK + [...node.cells].map((cell) => one(inside(cell).replaceAll(BREAK, " ")).trim()).join(" | ") + BREAK;

const inside = (node) => [...node.childNodes].map(read).join("");

function read(node) {
  if (node.nodeType === Node.TEXT_NODE) return one(node.data.replaceAll(BREAK, ""));
  if (node.nodeType !== Node.ELEMENT_NODE || NOTHING.has(node.tagName)) return "";
  if (node.tagName === "BR") return BREAK;
  if (node.tagName === "TR") return row(node);
  let words = inside(node);
  if (node.tagName === "A") words = linked(node, words);
  else if (isStrong(node)) words = around("**", words);
  if (node.tagName === "LI" && words.trim()) words = `- ${words.replace(/^[\s\u0001]+/, "")}`;
  return PARAGRAPHS.has(node.tagName) ? BREAK + words + BREAK : words;
}

// HTML as an editor would have typed it: an empty line between paragraphs, **strong**, [words](address).
export function typed(html) {
  const page = new DOMParser().parseFromString(html, "text/html");  // nothing in it is run or fetched
  const paragraphs = inside(page.body).split(BREAK).map((words) => one(words).trim().replaceAll("****", ""));
  return { text: paragraphs.filter(Boolean).join("\n\n"), pictures: page.querySelectorAll("img").length };
}

const leftOut = document.getElementById("left-out");
for (const place of document.querySelectorAll("textarea[data-takes-figures]")) {
  place.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    const { text, pictures } = html ? typed(html) : {};
    if (!text) return;
    event.preventDefault();
    if (!document.execCommand("insertText", false, text)) {  // the way that undo knows
      place.setRangeText(text, place.selectionStart, place.selectionEnd, "end");
      place.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (leftOut) leftOut.hidden = !pictures;
  });
}
