"use strict";
// What is selected, and the cells of the cube that fit it. The cube is pre-aggregated: one cell for each class, kind, status,
// year and set of cities, with the chunks of facts it was made from.
const CLASSES = { agreement: "Agreements", event: "Events", investment: "Investments", partnership: "Partnerships", project: "Projects" };
const STATUSES = ["pledge", "commitment", "implementation", "completion", "suspended", "cancelled", "unknown"];
const NO_YEAR = 0;
const data = window.COOP;
const cells = data.cube.map(([cls, kind, status, year, cities, rows, count, usd, chunks]) =>
  ({ cls, kind, status, year, cities, rows, count, usd, chunks }));
const years = [...new Set(cells.map((cell) => cell.year))].filter((year) => year !== NO_YEAR).sort((a, b) => a - b);
const everything = () => ({ classes: new Set(Object.keys(CLASSES)), from: null, to: null, kind: null, status: null, cities: [], found: null });
const selection = everything();

function fits(item) {
  const narrowed = selection.from !== null || selection.to !== null;
  return selection.classes.has(item.cls)
    && (selection.kind === null || item.kind === selection.kind)
    && (selection.status === null || (item.status || "unknown") === selection.status)
    && selection.cities.every((city) => item.cities.includes(city))
    && (!narrowed || item.year !== NO_YEAR)
    && (selection.from === null || item.year >= selection.from)
    && (selection.to === null || item.year <= selection.to);
}

const selected = () => cells.filter(fits);
const sum = (list, value) => list.reduce((total, item) => total + value(item), 0);

// [[key, total]], greatest first, of what `keys` names in each cell.
function ranked(list, keys, value) {
  const totals = new Map();
  for (const cell of list) for (const key of keys(cell)) totals.set(key, (totals.get(key) || 0) + value(cell));
  return [...totals].filter(([, total]) => total > 0).sort((a, b) => b[1] - a[1]);
}

// Four charts ask for the pairs of one selection; over many facts they are the slowest thing to count.
const pairsKnown = new WeakMap();

function pairsOf(list) {
  if (!pairsKnown.has(list)) pairsKnown.set(list, countPairs(list));
  return pairsKnown.get(list);
}

function countPairs(list) {
  const all = (cell) => cell.cities.flatMap((a, i) => cell.cities.slice(i + 1).map((b) => a + ":" + b));
  return ranked(list, all, (cell) => cell.rows).map(([key, rows]) => {
    const [a, b] = key.split(":").map(Number);
    return { a, b, rows };
  });
}

function cityName(index) {
  const city = data.cities[index];
  return city.admin1 && city.admin1 !== city.name ? city.name + " (" + city.admin1 + ")" : city.name;
}
const shortName = (index) => data.cities[index].name;

// The selection in the address, so that a view can be linked and Back undoes a step.
function toHash() {
  const words = new URLSearchParams();
  if (selection.classes.size < Object.keys(CLASSES).length) words.set("facts", [...selection.classes].join(" "));
  for (const name of ["from", "to", "kind", "status"]) if (selection[name] !== null) words.set(name, selection[name]);
  for (const city of selection.cities) words.append("city", cityName(city));
  return words.toString();
}

function fromHash(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const year = (name) => (/^\d+$/.test(words.get(name) || "") ? Number(words.get(name)) : null);
  const classes = (words.get("facts") || "").split(" ").filter((cls) => cls in CLASSES);
  const cities = words.getAll("city").map((name) => data.cities.findIndex((_, index) => cityName(index) === name));
  return { ...everything(), ...(classes.length ? { classes: new Set(classes) } : {}), from: year("from"), to: year("to"), kind: words.get("kind"), status: words.get("status"), cities: cities.filter((index) => index >= 0) };
}
