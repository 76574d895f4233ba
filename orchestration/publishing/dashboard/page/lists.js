"use strict";
// Tiles and ranked lists: charts that are buttons, for eyes, keyboards and screen readers alike.
const SHOWN = 10;
const SPARK_YEARS = 16;

function bars(id, entries, empty) {
  const most = Math.max(1, ...entries.map((entry) => entry.value));
  const lines = entries.slice(0, SHOWN).map((entry) => {
    const made = button(undefined, "bar", entry.act);
    const fill = element("i");
    fill.style.width = Math.max(1, (100 * entry.value) / most) + "%";
    if (entry.cls) fill.style.background = "var(--" + entry.cls + ")";
    const label = element("span", entry.label);
    if (entry.of) label.append(" ", element("small", entry.of));
    made.append(label, element("b", entry.text || whole(entry.value)), fill);
    const line = element("li");
    line.append(made);
    return line;
  });
  byId(id).replaceChildren(...(lines.length ? lines : [element("li", (groups.length && empty) || nothing(), "none")]));
}

function drawLists(list) {
  bars("pairs", pairsOf(list).map(({ a, b, rows }) => ({ label: shortName(a) + " – " + shortName(b), value: rows, act: () => lead({ cities: [a, b] }) })));
  bars("cities", citiesOf(list).map(([city, value]) => ({ label: cityName(city), value, act: () => lead({ cities: [city] }) })));
  bars("invested", investedOf(list).map(([city, value]) => ({ label: cityName(city), value, cls: "investment", text: dollars(value), act: () => lead({ cities: [city], classes: new Set(["investment"]) }) })), "No amounts in US dollars here.");
  bars("kinds", ranked(list, (cell) => (cell.kind ? [cell.cls + ":" + cell.kind] : []), (cell) => cell.count).map(([key, value]) => {
    const [cls, kind] = key.split(":");
    return { label: capital(words(kind)), of: cls, value, cls, act: () => lead({ kind, classes: new Set([cls]) }) };
  }));
}

function drawTiles(list) {
  byId("tiles").replaceChildren(...Object.entries(CLASSES).map(([cls, name]) => {
    const some = list.filter((cell) => cell.cls === cls);
    const isMoney = cls === "investment";
    const value = isMoney ? dollars(sum(some, (cell) => cell.usd)) : whole(sum(some, (cell) => cell.count));
    const tile = button(undefined, "tile " + cls, () => lead({ classes: new Set([cls]), kind: null }));
    const told = isMoney ? "Invested" : name;
    const statements = plural(sum(some, (cell) => cell.rows), "statement", "statements");
    tile.setAttribute("aria-label", told + ": " + value + ", " + statements);
    tile.append(element("span", told, "name"), element("b", value), element("span", statements, "of"));
    if (some.length) tile.append(spark(some, (cell) => (isMoney ? cell.usd : cell.count)));
    return tile;
  }));
}

// The last years as a line without axes: whether there is more or less of it.
function spark(some, value) {
  const last = years[years.length - 1] || 0;
  const points = Array.from({ length: SPARK_YEARS }, (_, index) => sum(some.filter((cell) => cell.year === last - SPARK_YEARS + 1 + index), value));
  const most = Math.max(...points) || 1;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 " + (SPARK_YEARS - 1) * 10 + " 30");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const at = points.map((point, index) => index * 10 + " " + (28 - (26 * point) / most).toFixed(1));
  for (const [kind, d] of [["area", "M0 30 L" + at.join(" L") + " L" + (SPARK_YEARS - 1) * 10 + " 30 Z"], ["line", "M" + at.join(" L")]]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    path.setAttribute("class", kind);
    svg.append(path);
  }
  return svg;
}
