"use strict";
// What is selected, and the cells that fit it. All facts are summed in the page: a cell for each class, kind, status and year,
// its group, with the chunks of facts it was made from. A filter asks for the cube, whose cells are of one set of cities each.
const CLASSES = { agreement: "Agreements", event: "Events", investment: "Investments", partnership: "Partnerships", project: "Projects" };
const STATUSES = ["pledge", "commitment", "implementation", "completion", "suspended", "cancelled", "unknown"];
const NO_YEAR = 0;
const data = window.COOP;
data.cities = data.cities.map(([name, admin1, country, lat, lon]) => ({ name, admin1, country, lat, lon }));
const groups = data.groups.map(([cls, kind, status, year, rows, count, usd, chunks]) =>
  ({ cls, kind, status, year, cities: [], rows, count, usd, chunks }));
const years = [...new Set(groups.map((cell) => cell.year))].filter((year) => year !== NO_YEAR).sort((a, b) => a - b);
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

let cube = null;

function cells() {
  cube = cube || allOf("cube").then((list) => list.map(([group, cities, rows, count, usd, chunks]) => ({ ...groups[group], cities, rows, count, usd, chunks })));
  cube.catch(() => { cube = null; });
  return cube;
}

const isEverything = () => toHash() === "";
const nothing = () => (groups.length ? "Nothing fits these filters." : "There are no facts yet.");
const selected = async () => (isEverything() ? groups : (await cells()).filter(fits));
const sum = (list, value) => list.reduce((total, item) => total + value(item), 0);

// [[key, total]], greatest first, of what `keys` names in each cell.
function ranked(list, keys, value) {
  const totals = new Map();
  for (const cell of list) for (const key of keys(cell)) totals.set(key, (totals.get(key) || 0) + value(cell));
  return [...totals].filter(([, total]) => total > 0).sort((a, b) => b[1] - a[1]);
}

// What some cells come to by city and by pair of cities, greatest first. Several charts ask for it, and over many facts it is
// the slowest thing to count; what all facts come to stands in the page.
function counted(count, ofAll) {
  const known = new WeakMap([[groups, ofAll]]);
  return (list) => {
    if (!known.has(list)) known.set(list, count(list));
    return known.get(list);
  };
}

const citiesOf = counted((list) => ranked(list, (cell) => cell.cities, (cell) => cell.rows), data.opening.cities);
const investedOf = counted((list) => ranked(list, (cell) => cell.cities, (cell) => cell.usd), data.opening.invested);
const pairsOf = counted(countPairs, data.opening.pairs.map(([a, b, rows]) => ({ a, b, rows })));

function countPairs(list) {
  const all = (cell) => cell.cities.flatMap((a, i) => cell.cities.slice(i + 1).map((b) => a + ":" + b));
  return ranked(list, all, (cell) => cell.rows).slice(0, data.max_pairs).map(([key, rows]) => {
    const [a, b] = key.split(":").map(Number);
    return { a, b, rows };
  });
}

function cityName(index) {
  const city = data.cities[index];
  return city.admin1 && plain(city.admin1) !== plain(city.name) ? city.name + " (" + city.admin1 + ")" : city.name;
}
const namesakes = new Map();
for (const { name } of data.cities) namesakes.set(name, (namesakes.get(name) || 0) + 1);
const shortName = (index) => (namesakes.get(data.cities[index].name) > 1 ? cityName(index) : data.cities[index].name);

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
