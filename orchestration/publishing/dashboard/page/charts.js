"use strict";
// What all drawn charts share, and the two by year. Each mark leads to its facts, and each chart is a table as well: a canvas
// is nothing to a keyboard or a screen reader.
const charts = {};
const MAX_YEARS = 26; // more columns than this cannot be told apart on a phone; what is older is one column

// Drawn when it comes near the screen: on a phone the network below would hold up all that is above it.
const waiting = new Map();
const nearby = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => drawNow(entry.target.id)), { rootMargin: "40%" });

// `told` is the chart in words, for those who do not see it; without it there is nothing to draw.
function draw(id, option, onClick, told) {
  const box = byId(id);
  const figure = box.parentElement;
  let none = figure.querySelector(":scope > .none");
  if (!none) { none = element("p", undefined, "none"); box.before(none); }
  none.textContent = told ? "" : nothing();
  figure.classList.toggle("nothing", !told);
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", figure.querySelector("h2").textContent + ": " + (told || nothing()));
  waiting.delete(id);
  nearby.unobserve(box);
  if (!told) return;
  waiting.set(id, [option, onClick]);
  nearby.observe(box);
}

function drawNow(id) {
  if (!waiting.has(id)) return;
  const [option, onClick] = waiting.get(id);
  waiting.delete(id);
  if (!charts[id]) charts[id] = window.echarts.init(byId(id), null, { renderer: "canvas" });
  const instance = charts[id];
  if (instance.getWidth() !== byId(id).clientWidth) instance.resize();
  instance.off("click");
  instance.setOption({ animation: false, textStyle: { color: css("--ink"), fontFamily: css("--sans"), fontSize: 12 }, ...option }, true);
  if (onClick) instance.on("click", onClick);
}

// Plain text, never HTML: names come from articles.
const tooltip = () => ({ renderMode: "richText", backgroundColor: css("--card"), borderColor: css("--line"), textStyle: { color: css("--ink"), fontSize: 12 }, confine: true });

// The same numbers as a table beside the chart, drawn when it is opened.
function tableOf(id, head, rows) {
  const chart = byId(id);
  let details = chart.nextElementSibling;
  if (!details) {
    details = element("details", undefined, "as-table");
    const summary = element("summary", "As a table");
    summary.append(element("span", ": " + chart.parentElement.querySelector("h2").textContent, "unseen"));
    details.append(summary, element("div", undefined, "scroll"));
    details.addEventListener("toggle", () => { if (details.open) details.fill(); });
    chart.after(details);
  }
  details.fill = () => {
    const table = element("table");
    table.setAttribute("aria-label", chart.parentElement.querySelector("h2").textContent);
    const top = element("tr");
    for (const name of head) { const cell = element("th", name); cell.scope = "col"; top.append(cell); }
    table.append(element("thead"), element("tbody"));
    table.tHead.append(top);
    for (const row of rows()) {
      const line = element("tr");
      for (const { text, act } of row) {
        const cell = element("td");
        cell.append(act ? button(text, "link", act) : String(text));
        line.append(cell);
      }
      table.tBodies[0].append(line);
    }
    details.lastElementChild.replaceChildren(table);
  };
  if (details.open) details.fill();
}

// Columns of the years that have something: [{name, from, to}], every year between the first and the last, the oldest as one.
function columns(list) {
  const seen = years.filter((year) => list.some((cell) => cell.year === year));
  if (!seen.length) return [];
  const last = seen[seen.length - 1];
  const first = Math.max(seen[0], last - MAX_YEARS + 1);
  const made = Array.from({ length: last - first + 1 }, (_, index) => ({ name: String(first + index), from: first + index, to: first + index }));
  return seen[0] < first ? [{ name: "before", from: null, to: first - 1 }, ...made] : made;
}

function byYear(id, list, groups, value, unit) {
  const at = columns(list);
  const inColumn = (cell, { from, to }) => cell.year !== NO_YEAR && (from === null || cell.year >= from) && cell.year <= to;
  const series = groups.map((group) => ({ ...group, totals: at.map((column) => sum(list.filter((cell) => group.has(cell) && inColumn(cell, column)), value)) }));
  draw(id, {
    tooltip: { ...tooltip(), trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: whole },
    legend: { textStyle: { color: css("--ink") }, left: 0, top: 0, itemWidth: 10, itemHeight: 10, icon: "roundRect" },
    grid: { left: 4, right: 4, bottom: 4, top: 36, containLabel: true },
    xAxis: { type: "category", data: at.map((column) => column.name), axisTick: { show: false }, axisLabel: { color: css("--muted"), hideOverlap: true }, axisLine: { lineStyle: { color: css("--line") } } },
    yAxis: { type: "value", axisLabel: { color: css("--muted"), formatter: whole }, splitLine: { lineStyle: { color: css("--line"), type: [2, 4] } } },
    series: series.map((group) => ({ name: group.name, type: "bar", stack: "all", barCategoryGap: "28%", cursor: "pointer", itemStyle: { color: group.color }, data: group.totals })),
  }, (mark) => lead({ ...series[mark.seriesIndex].change, from: at[mark.dataIndex].from, to: at[mark.dataIndex].to }),
  at.length && series.map((group) => group.name + " " + whole(sum(group.totals, (total) => total))).join(", ") + unit + ", from " + at.find((column) => column.from !== null).name + " to " + at[at.length - 1].name + (at[0].from === null ? " and before" : ""));
  tableOf(id, ["Year", ...series.map((group) => group.name)], () => at.map((column, index) => [{ text: column.name },
    ...series.map((group) => ({ text: whole(group.totals[index]), act: () => lead({ ...group.change, from: column.from, to: column.to }) }))]));
}

function drawTimeline(list) {
  const groups = ["agreement", "event", "partnership"].map((cls) => ({ name: CLASSES[cls], color: colorOf(cls), has: (cell) => cell.cls === cls, change: { classes: new Set([cls]) } }));
  byYear("timeline", list.filter((cell) => groups.some((group) => group.has(cell)) && cell.count), groups, (cell) => cell.count, "");
}

function drawMoney(list) {
  const money = list.filter((cell) => cell.cls === "investment" && cell.usd);
  const of = (cell) => cell.status || "unknown";
  const groups = STATUSES.filter((status) => money.some((cell) => of(cell) === status)).map((status) => ({ name: capital(status), color: css("--" + status), has: (cell) => of(cell) === status, change: { classes: new Set(["investment"]), status } }));
  byYear("money", money, groups, (cell) => cell.usd / 1e6, " million US dollars");
}
