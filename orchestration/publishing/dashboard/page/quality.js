"use strict";
// What is known of the data themselves: how fresh they are, which checks they passed, how well the parser reads.

function drawQuality() {
  const failed = data.checks.filter((check) => !check[5]);
  const box = byId("freshness");
  const facts = element("dl");
  for (const [name, value] of [["Newest article", data.articles.newest || (data.articles.count ? "undated" : "none")], ["Loaded", data.loaded_at ? data.loaded_at.replace("T", " ") + " UTC" : "never"], ["Articles", whole(data.articles.count)], ["Parser", data.parser_version || "not scored"]]) {
    facts.append(element("dt", name), element("dd", value));
  }
  const verdict = element("p", undefined, "verdict" + (failed.length ? " bad" : data.checks.length ? " good" : ""));
  verdict.append(element("b", failed.length ? plural(failed.length, "check failed", "checks failed") : data.checks.length ? "All checks passed" : "No checks yet"), failed.length ? " of " + whole(data.checks.length) : data.checks.length ? " " + whole(data.checks.length) + " of them, on " + whole(new Set(data.checks.map((check) => check[1])).size) + " tables" : "");
  box.replaceChildren(element("h3", "Freshness and checks"), facts, verdict);
  if (failed.length) box.append(checkTable(failed));
  if (data.checks.length) {
    const details = element("details", undefined, "as-table");
    details.append(element("summary", "Every check"));
    details.addEventListener("toggle", () => { if (details.children.length < 2) details.append(checkTable(data.checks)); });
    box.append(details);
  }
  byId("scores-note").textContent = data.scores.length ? "Against annotated articles: how much of what it reads is right, and how much of what is there it reads." : "Not scored yet.";
  byId("scores").hidden = !data.scores.length;
  byId("scores").tBodies[0].replaceChildren(...data.scores.map(([cls, precision, recall, f1, annotated]) => {
    const line = element("tr");
    const head = element("th", capital(words(cls)));
    head.scope = "row";
    line.append(head, ...[precision, recall, f1].map(score), element("td", whole(annotated)));
    return line;
  }));
}

function score(value) {
  const cell = element("td", value.toFixed(2));
  cell.style.setProperty("--ratio", value);
  cell.className = "score";
  return cell;
}

function checkTable(checks) {
  const box = element("div", undefined, "scroll");
  const table = element("table");
  table.setAttribute("aria-label", "Checks");
  table.innerHTML = "<thead><tr><th scope='col'>Check</th><th scope='col'>Table</th><th scope='col'>Rows</th><th scope='col'>Failures</th><th scope='col'>Result</th></tr></thead>";
  const body = element("tbody");
  for (const [name, on, severity, rows, failures, passed] of checks) {
    const line = element("tr");
    line.append(element("td", words(name)), element("td", on), element("td", rows === null ? "" : whole(rows)), failureCell(line, name, on, failures), element("td", passed ? "passed" : severity === "error" ? "failed" : "warning", passed ? "good" : "bad"));
    body.append(line);
  }
  table.append(body);
  box.append(table);
  return box;
}

// The count of what a check doubts, which opens the rows themselves below its line.
function failureCell(line, name, on, failures) {
  const cell = element("td", failures ? undefined : failures === null ? "" : "0");
  if (!failures) return cell;
  const opener = button(whole(failures), "link", async () => {
    const isOpen = opener.getAttribute("aria-expanded") === "true";
    opener.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) line.nextSibling.remove();
    else line.after(await failingRows(name, on, failures));
  });
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-label", whole(failures) + " rows that " + words(name) + " doubts in " + on);
  cell.append(opener);
  return cell;
}

async function failingRows(name, on, failures) {
  const line = element("tr", undefined, "failing");
  const cell = element("td");
  cell.colSpan = 5;
  const rows = (await allOf("failures")).filter(([check, table]) => check === name && table === on);
  const list = element("ul");
  for (const [, , key, row, article] of rows) {
    const item = element("li", row || key || "");
    if (article !== null) item.append(" ", button((await entryOf("articles", article)).title || "Article without a title", "link", () => openArticle({ article })));
    list.append(item);
  }
  cell.append(rows.length ? list : "Which rows they are is not kept.");
  if (rows.length && rows.length < failures) cell.append(element("p", "The first " + whole(rows.length) + "; all are in rpt_data_quality_failures."));
  line.append(cell);
  return line;
}
