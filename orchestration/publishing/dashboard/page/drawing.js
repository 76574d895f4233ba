"use strict";
// The charts. Each click narrows the selection, so that every mark leads to its facts.
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const SHOWN_PAIRS = 400; // more lines than this are one grey cloud
const SHOWN_CITIES = 15;
const STATUSES = ["pledge", "commitment", "implementation", "completion", "suspended", "cancelled", "unknown"];
// Told apart in both schemes and by people who confuse red and green (Okabe and Ito).
const COLORS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a8a8a"];
const charts = {};

function chart(id) {
  if (!charts[id]) charts[id] = window.echarts.init(document.getElementById(id), null, { renderer: "canvas" });
  return charts[id];
}

function draw(id, option, onClick) {
  const instance = chart(id);
  instance.off("click");
  instance.setOption({ animation: false, color: COLORS, aria: { enabled: true }, textStyle: { color: css("--ink"), fontFamily: "system-ui" }, ...option }, true);
  if (onClick) instance.on("click", onClick);
}

const axis = () => ({ axisLabel: { color: css("--muted") }, axisLine: { lineStyle: { color: css("--line") } }, splitLine: { lineStyle: { color: css("--line") } } });
// Plain text, never HTML: names come from articles.
const tooltip = () => ({ renderMode: "richText", backgroundColor: css("--panel"), textStyle: { color: css("--ink") } });

function drawMap(list) {
  const pairs = pairsOf(list).filter((pair) => located(pair.a) && located(pair.b)).slice(0, SHOWN_PAIRS);
  const points = new Map();
  for (const cell of list) for (const city of cell.cities) if (located(city)) points.set(city, (points.get(city) || 0) + cell.rows);
  const most = Math.max(1, ...points.values());
  draw("map", {
    tooltip: tooltip(),
    geo: { map: "world", roam: true, silent: true, itemStyle: { areaColor: css("--panel"), borderColor: css("--line") }, ...bounds([...points.keys()]) },
    series: [
      { type: "lines", coordinateSystem: "geo", lineStyle: { color: css("--accent"), opacity: 0.45, curveness: 0.2 },
        data: pairs.map((pair) => ({ coords: [place(pair.a), place(pair.b)], pair, lineStyle: { width: Math.min(6, 1 + Math.log2(pair.rows)) } })),
        tooltip: { formatter: (at) => cityName(at.data.pair.a) + " – " + cityName(at.data.pair.b) + ": " + at.data.pair.rows } },
      { type: "scatter", coordinateSystem: "geo", itemStyle: { color: css("--accent") },
        data: [...points].map(([city, rows]) => ({ name: cityName(city), city, value: [...place(city), rows], symbolSize: 5 + 14 * Math.sqrt(rows / most) })),
        tooltip: { formatter: (at) => at.name + ": " + at.value[2] } },
    ],
  }, (at) => select({ city: at.data.pair ? at.data.pair.a : at.data.city }));
}

const located = (index) => data.cities[index].lat !== null;
const place = (index) => [data.cities[index].lon, data.cities[index].lat];

// Fit the map to the cities shown, with a margin; alone on the whole world a dozen Chinese cities would be one dot.
function bounds(shown) {
  if (!shown.length) return { boundingCoords: [[-170, 80], [180, -55]] };
  const lons = shown.map((index) => data.cities[index].lon);
  const lats = shown.map((index) => data.cities[index].lat);
  const margin = 6;
  return { boundingCoords: [[Math.min(...lons) - margin, Math.min(82, Math.max(...lats) + margin)], [Math.max(...lons) + margin, Math.max(...lats.map(() => -58), Math.min(...lats) - margin)]] };
}

function stacked(id, groups, value, names) {
  const shown = years.filter((year) => [...groups.values()].some((list) => list.some((cell) => cell.year === year)));
  draw(id, {
    tooltip: { ...tooltip(), trigger: "axis" }, legend: { textStyle: { color: css("--ink") }, top: 0, type: "plain" },
    grid: { left: 8, right: 8, bottom: 8, top: 48, containLabel: true },
    xAxis: { type: "category", data: shown.map(String), ...axis() }, yAxis: { type: "value", ...axis() },
    series: [...groups].map(([name, list]) => ({ name: names ? names[name] : name, type: "bar", stack: "all", data: shown.map((year) => value(list.filter((cell) => cell.year === year))) })),
  }, (at) => select({ from: Number(at.name), to: Number(at.name) }));
}

function drawTimeline(list) {
  const groups = new Map(["agreement", "event", "partnership"].map((cls) => [cls, list.filter((cell) => cell.cls === cls)]));
  stacked("timeline", groups, (some) => sum(some, (cell) => cell.count), CLASSES);
}

function drawMoney(list) {
  const money = list.filter((cell) => cell.cls === "investment" && cell.usd);
  const groups = new Map(STATUSES.map((status) => [status, money.filter((cell) => (cell.status || "unknown") === status)]).filter(([, some]) => some.length));
  stacked("money", groups, (some) => Math.round(sum(some, (cell) => cell.usd) / 1e4) / 100);
}

function drawNetwork(list) {
  const pairs = pairsOf(list).slice(0, 150);
  const nodes = new Map();
  for (const pair of pairs) for (const city of [pair.a, pair.b]) nodes.set(city, (nodes.get(city) || 0) + pair.rows);
  draw("network", {
    tooltip: tooltip(),
    series: [{ type: "graph", layout: "force", roam: true, force: { repulsion: Math.max(24, 1800 / (nodes.size + 1)), edgeLength: [20, 90], gravity: 0.2, layoutAnimation: false }, label: { color: css("--ink"), position: "right", fontSize: 11 },
      itemStyle: { color: css("--accent") }, lineStyle: { color: css("--muted"), opacity: 0.6 },
      data: [...nodes].map(([city, rows]) => ({ id: String(city), name: cityName(city), city, value: rows, symbolSize: 6 + 5 * Math.log2(1 + rows), label: { show: nodes.size < 40 || rows > 3 } })),
      links: pairs.map((pair) => ({ source: String(pair.a), target: String(pair.b), value: pair.rows })) }],
  }, (at) => { if (at.dataType === "node") select({ city: at.data.city }); });
}

function drawCities(list) {
  const rows = new Map();
  for (const cell of list) for (const city of cell.cities) rows.set(city, (rows.get(city) || 0) + cell.rows);
  const top = [...rows].sort((a, b) => b[1] - a[1]).slice(0, SHOWN_CITIES).reverse();
  draw("cities", {
    tooltip: tooltip(), grid: { left: 8, right: 24, bottom: 8, top: 8, containLabel: true },
    xAxis: { type: "value", ...axis() }, yAxis: { type: "category", data: top.map(([city]) => cityName(city)), ...axis() },
    series: [{ type: "bar", itemStyle: { color: css("--accent") }, data: top.map(([city, value]) => ({ value, city })) }],
  }, (at) => select({ city: at.data.city }));
}
