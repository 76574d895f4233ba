"use strict";
// The network: cities that hang together through more than one tie. Pairs that touch nothing else are on the map; here they
// would only hide the hubs.
const MAX_CITIES = () => (isNarrow() ? 30 : 90);
const countryNames = new Intl.DisplayNames(["en"], { type: "region" });
const countryName = (code) => (/^[A-Z]{2}$/.test(code) ? countryNames.of(code) : code);

function componentsOf(pairs) {
  const links = new Map();
  for (const { a, b } of pairs) for (const [x, y] of [[a, b], [b, a]]) links.set(x, [...(links.get(x) || []), y]);
  const seen = new Set();
  const found = [];
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    const members = [];
    const waiting = [start];
    seen.add(start);
    while (waiting.length) {
      const city = waiting.pop();
      members.push(city);
      for (const next of links.get(city)) if (!seen.has(next)) { seen.add(next); waiting.push(next); }
    }
    found.push(members);
  }
  return found.sort((p, q) => q.length - p.length);
}

function drawNetwork(list) {
  const pairs = pairsOf(list);
  const components = componentsOf(pairs);
  const shown = new Set();
  const most = MAX_CITIES();
  for (const members of components.length > 1 ? components.filter((some) => some.length > 2) : components) {
    if (shown.size && shown.size + members.length > most) break;
    members.slice(0, most).forEach((city) => shown.add(city));
  }
  const links = pairs.filter(({ a, b }) => shown.has(a) && shown.has(b));
  const degree = new Map(ranked(links, ({ a, b }) => [a, b], () => 1));
  const countries = ranked([...shown], (city) => (data.cities[city].country ? [data.cities[city].country] : []), () => 1).slice(0, 6).map(([country]) => country);
  const palette = ["--accent", "--event", "--partnership", "--investment", "--project", "--agreement-soft"].map(css);
  const categories = [...countries.map(countryName), "Other"].map((name, index) => ({ name, itemStyle: { color: palette[index] || css("--muted") } }));
  byId("network-note").textContent = links.length
    ? plural(shown.size, "city", "cities") + " that hang together through more than one tie, coloured by country; " + plural(pairs.length - links.length, "other pair is", "other pairs are") + " on the map only."
    : "Cities that hang together through more than one tie.";
  draw("network", {
    tooltip: tooltip(),
    legend: { data: categories.map((category) => category.name), textStyle: { color: css("--ink") }, left: 0, top: 0, itemWidth: 10, itemHeight: 10, icon: "circle" },
    series: [{ type: "graph", layout: "force", top: isNarrow() ? 84 : 56, bottom: 32, left: 32, right: 96, zoom: 0.76, roam: "move", cursor: "pointer", categories,
      force: { initLayout: "circular", repulsion: Math.min(isNarrow() ? 120 : 400, 9000 / (shown.size + 1)), edgeLength: [24, 56], gravity: 0.16, friction: 0.2, layoutAnimation: false },
      label: { position: "right", color: css("--ink"), fontSize: 11, textBorderColor: css("--card"), textBorderWidth: 3 }, labelLayout: { hideOverlap: true },
      lineStyle: { color: css("--muted"), opacity: 0.5, curveness: 0.08 }, emphasis: { focus: "adjacency", lineStyle: { color: css("--accent"), opacity: 1 } },
      data: [...shown].map((city) => ({ id: String(city), name: cityName(city), city, value: degree.get(city) || 0, category: countries.includes(data.cities[city].country) ? countries.indexOf(data.cities[city].country) : categories.length - 1,
        symbolSize: 6 + 4.5 * Math.sqrt(degree.get(city) || 0), label: { show: true, formatter: () => shortName(city), fontWeight: (degree.get(city) || 0) > 3 ? 600 : 400 } })),
      links: links.map(({ a, b, rows }) => ({ source: String(a), target: String(b), value: rows, pair: [a, b], lineStyle: { width: 0.8 + Math.log2(rows) } })) }],
  }, (at) => lead({ cities: at.dataType === "node" ? [at.data.city] : at.data.pair }),
  links.length && plural(shown.size, "city", "cities") + ", " + plural(links.length, "tie", "ties") + "; most has " + cityName([...degree.keys()][0]));
  tableOf("network", ["City", "Ties"], () => [...degree].map(([city, ties]) => [{ text: cityName(city), act: () => lead({ cities: [city] }) }, { text: whole(ties), act: () => lead({ cities: [city] }) }]));
}
