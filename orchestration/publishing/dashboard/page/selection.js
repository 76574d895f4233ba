"use strict";
// What is selected, and the cells of the cube that fit it. The cube is pre-aggregated: one cell for each class, kind, status,
// year and set of cities, with the chunks of facts it was made from.
const CLASSES = { agreement: "Agreements", event: "Events", investment: "Investments", partnership: "Partnerships", project: "Projects" };
const NO_YEAR = 0;
const data = window.COOP;
const selection = { classes: new Set(Object.keys(CLASSES)), from: null, to: null, kind: null, city: null, articles: null };
const cells = data.cube.map(([cls, kind, status, year, cities, rows, count, usd, chunks]) =>
  ({ cls, kind, status, year, cities, rows, count, usd, chunks }));
const years = [...new Set(cells.map((cell) => cell.year))].filter((year) => year !== NO_YEAR).sort();

function fits(item) {
  const narrowed = selection.from !== null || selection.to !== null;
  return selection.classes.has(item.cls)
    && (selection.kind === null || item.kind === selection.kind)
    && (selection.city === null || item.cities.includes(selection.city))
    && (!narrowed || item.year !== NO_YEAR)
    && (selection.from === null || item.year >= selection.from)
    && (selection.to === null || item.year <= selection.to);
}

function selected() { return cells.filter(fits); }

function sum(list, value) { return list.reduce((total, item) => total + value(item), 0); }

function pairsOf(list) {
  const pairs = new Map();
  for (const cell of list) {
    for (let i = 0; i < cell.cities.length; i += 1) {
      for (let j = i + 1; j < cell.cities.length; j += 1) {
        const a = Math.min(cell.cities[i], cell.cities[j]);
        const b = Math.max(cell.cities[i], cell.cities[j]);
        const key = a + ":" + b;
        const pair = pairs.get(key) || { a, b, rows: 0 };
        pair.rows += cell.rows;
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()].sort((p, q) => q.rows - p.rows);
}

function cityName(index) {
  const city = data.cities[index];
  return city.admin1 && city.admin1 !== city.name ? city.name + " (" + city.admin1 + ")" : city.name;
}
