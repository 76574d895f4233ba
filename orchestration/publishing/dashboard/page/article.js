"use strict";
// One article with every span that a fact was read from: its whole text where that is published, else its published words.

async function openArticle(chosen) {
  const article = await entryOf("articles", chosen.article);
  const facts = (await Promise.all(article.chunks.map((number) => chunk("facts", number)))).flat().filter((fact) => fact.article === chosen.article && fact.evidence);
  const text = data.lengths.texts ? await entryOf("texts", chosen.article) : null;
  byId("article-title").textContent = article.title || "Article without a title";
  const meta = byId("article-meta");
  meta.replaceChildren([article.publisher, article.published, plural(article.facts, "fact", "facts")].filter(Boolean).join(" · "));
  if (/^https?:\/\//.test(article.uri || "")) {
    const link = element("a", "at its source");
    link.href = article.uri;
    link.rel = "noopener noreferrer";
    meta.append(" · ", link);
  }
  byId("article-text").replaceChildren(...(text ? wholeText(text, facts, chosen) : spansOnly(facts, chosen)));
  byId("article").showModal();
  const mark = byId("article-text").querySelector("mark.chosen");
  if (mark) mark.scrollIntoView({ block: "center" });
}

// Offsets count code points from 0, the end exclusive; overlapping spans share their marks.
function wholeText(text, facts, chosen) {
  const points = Array.from(text);
  const spans = facts.map((fact) => ({ start: fact.start || 0, end: (fact.start || 0) + Array.from(fact.evidence).length, fact }));
  const edges = [...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [start, end])])].filter((edge) => edge <= points.length).sort((a, b) => a - b);
  const pieces = edges.slice(1).map((end, index) => {
    const covering = spans.filter((span) => span.start <= edges[index] && span.end >= end).map((span) => span.fact);
    const words = points.slice(edges[index], end).join("");
    return covering.length ? marked(words, covering, chosen) : words;
  });
  const made = element("div", undefined, "text");
  made.append(...pieces);
  return [made];
}

function spansOnly(facts, chosen) {
  if (!facts.length) return [element("p", "The words of this article are not published.", "none")];
  const spans = new Map();
  for (const fact of facts.sort((a, b) => (a.start || 0) - (b.start || 0))) {
    const key = (fact.start || 0) + ":" + fact.evidence;
    spans.set(key, [...(spans.get(key) || []), fact]);
  }
  const lines = [...spans.values()].map((some) => {
    const line = element("p", undefined, "span");
    line.append(marked(some[0].evidence, some, chosen));
    for (const fact of some) line.append(element("small", capital(fact.cls) + ": " + fact.label, fact.cls));
    return line;
  });
  return [...lines, element("p", "Only the words that facts were read from are published, in the order of the article.", "none")];
}

function marked(text, facts, chosen) {
  const same = facts.some((fact) => fact.cls === chosen.cls && fact.start === chosen.start && fact.label === chosen.label);
  const mark = element("mark", text, same ? "chosen" : facts[0].cls);
  mark.title = facts.map((fact) => capital(fact.cls) + ": " + fact.label).join("\n");
  return mark;
}
