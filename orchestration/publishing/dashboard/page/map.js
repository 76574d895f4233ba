"use strict";
// The map of city pairs, in the Equal Earth projection: areas are true, and the north does not outgrow everything else.
const NAMED_CITIES = () => (isNarrow() ? 6 : 14);
const POLYNOMIAL = [1.340264, -0.081106, 0.000893, 0.003796]; // Šavrič, Patterson, Jenny 2018
const SCALE = 180 / Math.PI;

const equalEarth = {
  project([lon, lat]) {
    const [a, b, c, d] = POLYNOMIAL;
    const at = Math.asin((Math.sqrt(3) / 2) * Math.sin(lat / SCALE));
    const t = at * at;
    const x = (lon / SCALE) * Math.cos(at) / ((Math.sqrt(3) / 2) * (a + 3 * b * t + t * t * t * (7 * c + 9 * d * t)));
    return [x * SCALE, -at * (a + b * t + t * t * t * (c + d * t)) * SCALE];
  },
  unproject([x, y]) {
    const [a, b, c, d] = POLYNOMIAL;
    let at = -y / SCALE;
    for (let turn = 0; turn < 8; turn += 1) {
      const t = at * at;
      at -= (at * (a + b * t + t * t * t * (c + d * t)) + y / SCALE) / (a + 3 * b * t + t * t * t * (7 * c + 9 * d * t));
    }
    const t = at * at;
    const lon = ((Math.sqrt(3) / 2) * (x / SCALE) * (a + 3 * b * t + t * t * t * (7 * c + 9 * d * t))) / Math.cos(at);
    return [lon * SCALE, Math.asin(Math.max(-1, Math.min(1, (2 / Math.sqrt(3)) * Math.sin(at)))) * SCALE];
  },
};

const located = (index) => data.cities[index].lat !== null && data.cities[index].lon !== null;
const place = (index) => [data.cities[index].lon, data.cities[index].lat];

// Fit the map to the cities shown, with a margin; alone on the whole world a dozen cities of one country would be one dot.
function bounds(shown) {
  const lons = shown.map((index) => data.cities[index].lon);
  const lats = shown.map((index) => data.cities[index].lat);
  const wide = shown.length ? Math.max(...lons) - Math.min(...lons) : 360;
  if (wide > 150) return [[-168, 78], [178, -54]];
  const margin = Math.max(4, wide / 8);
  return [[Math.min(...lons) - margin, Math.min(80, Math.max(...lats) + margin)], [Math.max(...lons) + margin, Math.max(-56, Math.min(...lats) - margin)]];
}

function drawMap(list) {
  const pairs = pairsOf(list).filter((pair) => located(pair.a) && located(pair.b)).reverse();
  const points = citiesOf(list).filter(([city]) => located(city));
  const named = NAMED_CITIES();
  const most = points.length ? points[0][1] : 1;
  const heaviest = pairs.length ? pairs[pairs.length - 1].rows : 1;
  draw("map", {
    tooltip: tooltip(),
    geo: { map: "world", roam: "move", projection: equalEarth, silent: true, left: 0, right: 0, top: 0, bottom: 0, preserveAspect: "contain", boundingCoords: bounds(points.map(([city]) => city)), itemStyle: { areaColor: css("--land"), borderColor: css("--coast"), borderWidth: 0.6 } },
    series: [
      { type: "lines", coordinateSystem: "geo", cursor: "pointer",
        data: pairs.map((pair) => ({ coords: [place(pair.a), place(pair.b)], pair, lineStyle: { color: css("--accent"), curveness: 0.22, width: 0.8 + 3.2 * Math.sqrt(pair.rows / heaviest), opacity: 0.25 + 0.5 * (pair.rows / heaviest) } })),
        emphasis: { lineStyle: { opacity: 1, width: 4 } },
        tooltip: { formatter: (at) => cityName(at.data.pair.a) + " – " + cityName(at.data.pair.b) + "\n" + plural(at.data.pair.rows, "statement", "statements") } },
      { type: "scatter", coordinateSystem: "geo", cursor: "pointer", itemStyle: { color: css("--accent"), borderColor: css("--sea"), borderWidth: 1 },
        data: points.map(([city, rows], index) => ({ name: cityName(city), city, value: [...place(city), rows], symbolSize: 4 + 14 * Math.sqrt(rows / most),
          ...(index < named && { label: { show: true, formatter: () => shortName(city), position: "right", color: css("--ink"), fontSize: 11, textBorderColor: css("--sea"), textBorderWidth: 3 } }) })),
        labelLayout: { hideOverlap: true },
        tooltip: { formatter: (at) => at.name + "\n" + plural(at.value[2], "statement", "statements") } },
    ],
  }, (at) => lead({ cities: at.data.pair ? [at.data.pair.a, at.data.pair.b] : [at.data.city] }),
  points.length && plural(points.length, "city", "cities") + ", most is said of " + cityName(points[0][0]) + "; " + plural(pairs.length, "pair", "pairs"));
  tableOf("map", ["City", "City", "Statements"], () => pairsOf(list).map(({ a, b, rows }) => [
    { text: cityName(a), act: () => lead({ cities: [a] }) }, { text: cityName(b), act: () => lead({ cities: [b] }) }, { text: whole(rows), act: () => lead({ cities: [a, b] }) }]));
}
