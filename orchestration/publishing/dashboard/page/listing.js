"use strict";
// The facts behind the selection, with their evidence. Facts lie in chunks, scripts that are loaded by tag when they are needed:
// a page opened from disk may not fetch.
const PAGE = 20;
const loaded = new Map();
let listing = 0;

window.COOP_CHUNK = (number, facts) => { loaded.get(number).resolve(facts); };

function chunk(number) {
  if (!loaded.has(number)) {
    const entry = {};
    entry.facts = new Promise((resolve, reject) => {
      entry.resolve = resolve;
      const script = document.createElement("script");
      script.src = "data/facts-" + String(number).padStart(5, "0") + ".js";
      script.onerror = () => reject(new Error(script.src));
      document.head.append(script);
    });
    loaded.set(number, entry);
  }
  return loaded.get(number).facts;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function list(picked) {
  const turn = ++listing;
  const target = document.getElementById("fact-list");
  const more = document.getElementById("more");
  const note = document.getElementById("facts-note");
  const articles = selection.articles;
  const chunks = [...new Set(articles === null ? picked.flatMap((cell) => cell.chunks) : articles.flatMap((index) => data.articles[index].chunks))].sort((a, b) => a - b);
  const total = articles === null ? sum(picked, (cell) => cell.rows) : sum(articles, (index) => data.articles[index].facts);
  target.replaceChildren();
  note.textContent = total ? total.toLocaleString("en") + (total === 1 ? " statement" : " statements") + ", each with its words in the article." : "Nothing fits these filters.";
  let next = 0;
  let waiting = [];
  const show = async () => {
    while (waiting.length < PAGE && next < chunks.length) {
      const facts = await chunk(chunks[next]);
      if (turn !== listing) return;
      next += 1;
      waiting = waiting.concat(facts.filter((fact) => fits(fact) && (articles === null || articles.includes(fact.article))));
    }
    waiting.splice(0, PAGE).forEach((fact) => target.append(row(fact)));
    more.hidden = !waiting.length && next >= chunks.length;
  };
  more.onclick = show;
  try { await show(); } catch (error) { note.textContent = "The facts could not be loaded: " + error.message; }
}

function row(fact) {
  const item = element("li");
  item.append(element("div", fact.label, "what"));
  item.append(element("div", [CLASSES[fact.cls].replace(/s$/, ""), fact.kind, fact.status, fact.date, fact.money, fact.umbrella ? "umbrella, not summed" : null]
    .filter(Boolean).map((word) => String(word).replace(/_/g, " ")).join(" · "), "meta"));
  const quote = element("blockquote");
  quote.append(fact.before, element("mark", fact.evidence), fact.after);
  item.append(quote);
  const article = data.articles[fact.article];
  const source = element("div", undefined, "meta");
  source.append(element("cite", article.title), [article.publisher, article.published].filter(Boolean).map((word) => " · " + word).join(""));
  if (/^https?:\/\//.test(article.uri || "")) {
    const link = element("a", "source");
    link.href = article.uri;
    link.rel = "noopener noreferrer";
    source.append(" · ", link);
  }
  item.append(source);
  return item;
}
