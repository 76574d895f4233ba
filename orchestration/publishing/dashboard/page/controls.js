"use strict";
// Filters, search, tiles and tables; `select` is the one way to change what is shown.
const byId = (id) => document.getElementById(id);

function select(change) {
  Object.assign(selection, { articles: null }, change);
  byId("year-from").value = selection.from === null ? "" : selection.from;
  byId("year-to").value = selection.to === null ? "" : selection.to;
  byId("kind").value = selection.kind === null ? "" : selection.kind;
  byId("city").value = selection.city === null ? "" : cityName(selection.city);
  for (const box of document.querySelectorAll("#classes input")) box.checked = selection.classes.has(box.value);
  render();
}

function render() {
  const picked = selected();
  tiles(picked);
  drawMap(picked);
  drawTimeline(picked);
  drawMoney(picked);
  drawNetwork(picked);
  drawCities(picked);
  const pairs = pairsOf(picked).slice(0, 200).map((pair) => {
    const line = element("tr");
    line.append(element("td", cityName(pair.a)), element("td", cityName(pair.b)), element("td", String(pair.rows)));
    return line;
  });
  byId("pair-rows").replaceChildren(...pairs);
  list(picked);
}

const dollars = (usd) => "$" + (usd >= 1e9 ? (usd / 1e9).toFixed(1) + " bn" : (usd / 1e6).toFixed(1) + " m");

function tiles(picked) {
  const of = (cls) => picked.filter((cell) => cell.cls === cls);
  const made = Object.entries(CLASSES).map(([cls, name]) => {
    const some = of(cls);
    const value = cls === "investment" ? dollars(sum(some, (cell) => cell.usd)) : sum(some, (cell) => cell.count).toLocaleString("en");
    const tile = element("button", undefined, "tile");
    tile.type = "button";
    tile.append(element("b", value), element("span", cls === "investment" ? "invested, counted once" : name));
    tile.addEventListener("click", () => { select({ classes: new Set([cls]), kind: null }); byId("facts").focus(); });
    return tile;
  });
  byId("tiles").replaceChildren(...made);
}

function options(target, values, first) {
  target.replaceChildren(...[["", first], ...values.map((value) => [value, String(value).replace(/_/g, " ")])].map(([value, text]) => {
    const option = element("option", text);
    option.value = value;
    return option;
  }));
}

function search(words) {
  const found = byId("found");
  const wanted = words.trim().toLowerCase();
  const hits = wanted.length < 2 ? [] : data.search.filter((entry) => entry[0].toLowerCase().includes(wanted)).slice(0, 30);
  found.hidden = !hits.length;
  found.replaceChildren(...hits.map(([name, what, target]) => {
    const button = element("button", name + " ");
    button.type = "button";
    button.append(element("small", what));
    button.addEventListener("click", () => {
      found.hidden = true;
      if (what === "city") select({ city: target }); else select({ city: null, kind: null, from: null, to: null, classes: new Set(Object.keys(CLASSES)), articles: target });
      byId("facts").focus();
    });
    const item = element("li");
    item.append(button);
    return item;
  }));
}

function quality() {
  const failed = data.quality.filter((check) => !check[4]);
  const freshest = data.articles.map((article) => article.published || "").sort().pop();
  const facts = [["Checks", data.quality.length], ["Failed", failed.length], ["Newest article", freshest || "undated"], ["Loaded", data.loaded_at || "unknown"]];
  byId("quality-tiles").replaceChildren(...facts.map(([name, value]) => {
    const tile = element("div", undefined, "tile");
    tile.append(element("b", String(value)), element("span", name));
    return tile;
  }));
  const ordered = [...failed, ...data.quality.filter((check) => check[4])];
  byId("quality-rows").replaceChildren(...ordered.slice(0, 100).map((check) => {
    const line = element("tr");
    line.append(...check.slice(0, 4).map((cell) => element("td", cell === null ? "" : String(cell))), element("td", check[4] ? "passed" : "failed", check[4] ? "good" : "bad"));
    return line;
  }));
  byId("score-rows").replaceChildren(...data.scores.map((score) => {
    const line = element("tr");
    line.append(...score.map((cell) => element("td", typeof cell === "number" && cell <= 1 ? cell.toFixed(3) : String(cell))));
    return line;
  }));
}

function start() {
  window.echarts.registerMap("world", window.COOP_WORLD);
  byId("subtitle").textContent = data.articles.length.toLocaleString("en") + " articles, " + data.cities.length.toLocaleString("en") + " cities" + (data.is_sample ? " · sample articles that ship with the project" : "");
  options(byId("year-from"), years, "first year");
  options(byId("year-to"), years, "last year");
  options(byId("kind"), [...new Set(cells.map((cell) => cell.kind))].filter(Boolean).sort(), "any");
  byId("city-names").replaceChildren(...data.cities.map((_, index) => { const option = element("option"); option.value = cityName(index); return option; }));
  const legend = byId("classes").firstElementChild;
  byId("classes").replaceChildren(legend, ...Object.entries(CLASSES).map(([cls, name]) => {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.value = cls;
    box.checked = true;
    box.addEventListener("change", () => {
      const classes = new Set(selection.classes);
      if (box.checked) classes.add(cls); else classes.delete(cls);
      select({ classes });
    });
    label.append(box, " " + name);
    return label;
  }));
  const number = (value) => (value === "" ? null : Number(value));
  byId("year-from").addEventListener("change", (event) => select({ from: number(event.target.value) }));
  byId("year-to").addEventListener("change", (event) => select({ to: number(event.target.value) }));
  byId("kind").addEventListener("change", (event) => select({ kind: event.target.value || null }));
  byId("city").addEventListener("change", (event) => {
    const index = data.cities.findIndex((_, at) => cityName(at) === event.target.value);
    select({ city: index < 0 ? null : index });
  });
  byId("reset").addEventListener("click", () => select({ classes: new Set(Object.keys(CLASSES)), from: null, to: null, kind: null, city: null }));
  byId("search").addEventListener("input", (event) => search(event.target.value));
  byId("search").addEventListener("keydown", (event) => { if (event.key === "Escape") byId("found").hidden = true; });
  window.addEventListener("resize", () => Object.values(charts).forEach((instance) => instance.resize()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  quality();
  render();
}

start();
