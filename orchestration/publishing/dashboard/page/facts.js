"use strict";
// The facts behind the selection, with their evidence, twenty at a time.
const PAGE = 20;
let listing = 0;

async function listFacts(picked) {
  const turn = ++listing;
  const note = byId("facts-note");
  const more = byId("more");
  const found = selection.found;
  more.hidden = true;
  try {
    const articles = found && await Promise.all(found.articles.map((index) => entryOf("articles", index)));
    if (turn !== listing) return;
    const chunks = [...new Set((articles || picked).flatMap((item) => item.chunks))].sort((a, b) => a - b);
    const wanted = found && new Set(found.articles);
    const rows = articles ? sum(articles, (article) => article.facts) : sum(picked, (cell) => cell.rows);
    note.textContent = summary(rows, picked, articles);
    byId("announce").textContent = note.textContent;
    byId("fact-list").replaceChildren();
    let next = 0;
    let waiting = [];
    const show = async () => {
      while (waiting.length < PAGE && next < chunks.length) {
        const facts = await chunk("facts", chunks[next]);
        if (turn !== listing) return;
        next += 1;
        waiting = waiting.concat(facts.filter((fact) => (wanted ? wanted.has(fact.article) : fits(fact))));
      }
      const lines = await Promise.all(waiting.splice(0, PAGE).map(factLine));
      if (turn !== listing) return;
      byId("fact-list").append(...lines);
      more.hidden = !waiting.length && next >= chunks.length;
    };
    more.onclick = async () => {
      const line = byId("fact-list").children.length;
      await show();
      const first = byId("fact-list").children[line];
      if (first) first.querySelector("button").focus();
    };
    await show();
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  byId("facts-note").textContent = "The facts could not be loaded: " + error.message;
  byId("announce").textContent = byId("facts-note").textContent;
}

function summary(rows, picked, articles) {
  if (!rows) return nothing();
  if (articles) return plural(rows, "statement", "statements") + " in " + plural(articles.length, "article", "articles") + " on " + selection.found.name + ".";
  return plural(rows, "statement", "statements") + ", each with the words that make it. What several articles say of one thing is counted once.";
}

async function factLine(fact) {
  const article = await entryOf("articles", fact.article);
  const item = element("li", undefined, fact.cls);
  const head = element("p", undefined, "meta");
  head.append(element("span", capital(fact.cls), "badge"), [fact.kind, fact.status, fact.date || (fact.year ? "told " + fact.year : null), fact.money].filter(Boolean).map((word) => words(word)).join(" · "));
  if (fact.umbrella) head.append(element("span", "summary amount, not added up", "flag"));
  else if (!fact.counts) head.append(element("span", "told elsewhere too, not counted again", "flag"));
  else if (fact.counts > 1) head.append(element("span", "stands for " + whole(fact.counts), "flag"));
  item.append(head, element("h3", fact.label));
  const quote = element("blockquote");
  quote.append(fact.evidence ? element("mark", fact.evidence) : element("em", "The words are not published."));
  const source = element("p", undefined, "meta source");
  source.append(button(article.title || "Article without a title", "link", () => openArticle(fact)), article.publisher ? " · " + article.publisher : "");
  if (article.published) source.append(" · ", element("time", article.published));
  item.append(quote, source);
  return item;
}
