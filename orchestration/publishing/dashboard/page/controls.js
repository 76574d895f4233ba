"use strict";
// Filters, and what is chosen. `select` is the one way to change what is shown; `lead` also goes to the facts.
let ownHash = location.hash;
let rendering = 0;

function select(change) {
  Object.assign(selection, { found: null }, change);
  ownHash = toHash() ? "#" + toHash() : "";
  if (location.hash !== ownHash) location.hash = ownHash;
  return render();
}

async function lead(change) {
  await select(change);
  byId("facts").focus({ preventScroll: true });
  byId("facts").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

async function render() {
  byId("year-from").value = selection.from === null ? "" : selection.from;
  byId("year-to").value = selection.to === null ? "" : selection.to;
  byId("kind").value = selection.kind === null ? "" : selection.kind;
  byId("city").value = selection.cities.length ? cityName(selection.cities[0]) : "";
  for (const toggle of document.querySelectorAll("#classes button")) toggle.setAttribute("aria-pressed", String(selection.classes.has(toggle.dataset.cls)));
  drawChosen();
  const turn = ++rendering;
  let picked;
  try { picked = await selected(); } catch (error) { fail(error); return; }
  if (turn !== rendering) return;
  drawTiles(picked);
  drawLists(picked);
  drawMap(picked);
  drawTimeline(picked);
  drawMoney(picked);
  drawNetwork(picked);
  listFacts(picked);
}

// Each choice as a button that takes it back.
function drawChosen() {
  const all = Object.keys(CLASSES);
  const without = [
    selection.classes.size < all.length && [[...selection.classes].map((cls) => CLASSES[cls]).join(", "), { classes: new Set(all) }],
    selection.from !== null && selection.from === selection.to && [String(selection.from), { from: null, to: null }],
    selection.from !== null && selection.from !== selection.to && ["from " + selection.from, { from: null }],
    selection.to !== null && selection.from !== selection.to && ["to " + selection.to, { to: null }],
    selection.kind !== null && [words(selection.kind), { kind: null }],
    selection.status !== null && [selection.status, { status: null }],
    ...selection.cities.map((city) => [cityName(city), { cities: selection.cities.filter((other) => other !== city) }]),
    selection.found && [selection.found.name, { found: null }],
  ].filter(Boolean);
  const chips = without.map(([name, change]) => {
    const chip = button(name, "chip", () => select(change));
    chip.setAttribute("aria-label", "Take back: " + name);
    return chip;
  });
  if (chips.length) chips.push(button("Clear all", "link", () => select(everything())));
  // Whoever took one back by keyboard stands at the next, not at the top of the page.
  const stoodHere = byId("chosen").contains(document.activeElement);
  byId("chosen").replaceChildren(...chips);
  if (stoodHere) (chips[0] || document.querySelector("#classes button")).focus();
}

function options(target, values, first) {
  target.replaceChildren(...[["", first], ...values.map((value) => [value, capital(words(value))])].map(([value, text]) => {
    const option = element("option", text);
    option.value = value;
    return option;
  }));
}

// Thousands of names are made when somebody wants them.
function listCities() {
  byId("city-names").replaceChildren(...data.cities.map((_, number) => {
    const option = element("option");
    option.value = cityName(number);
    return option;
  }));
}

function start() {
  window.echarts.registerMap("world", window.COOP_WORLD);
  byId("subtitle").append(plural(data.articles.count, "article", "articles") + " · " + plural(data.cities.length, "city", "cities"));
  if (data.articles.newest) byId("subtitle").append(" · newest of ", element("time", data.articles.newest));
  if (data.is_sample) byId("subtitle").append(" · sample articles that ship with the project");
  options(byId("year-from"), years, "first");
  options(byId("year-to"), [...years].reverse(), "last");
  options(byId("kind"), [...new Set(groups.map((cell) => cell.kind))].filter(Boolean).sort(), "any");
  // Whoever stirs is about to choose something: what a choice needs comes meanwhile.
  for (const sign of ["pointermove", "focusin"]) document.addEventListener(sign, cells, { once: true });
  byId("city").addEventListener("focus", listCities, { once: true });
  byId("classes").replaceChildren(...Object.entries(CLASSES).map(([cls, name]) => {
    const toggle = button(name, "toggle " + cls, () => {
      const classes = new Set(selection.classes);
      if (classes.has(cls)) classes.delete(cls); else classes.add(cls);
      select({ classes });
    });
    toggle.dataset.cls = cls;
    return toggle;
  }));
  const year = (event) => (event.target.value === "" ? null : Number(event.target.value));
  byId("year-from").addEventListener("change", (event) => select({ from: year(event) }));
  byId("year-to").addEventListener("change", (event) => select({ to: year(event) }));
  byId("kind").addEventListener("change", (event) => select({ kind: event.target.value || null }));
  byId("city").addEventListener("change", (event) => {
    const number = data.cities.findIndex((_, at) => cityName(at) === event.target.value);
    select({ cities: number < 0 ? [] : [number] });
  });
  byId("search").addEventListener("input", (event) => search(event.target.value));
  byId("search").addEventListener("keydown", onSearchKey);
  byId("search").addEventListener("blur", close);
  window.addEventListener("hashchange", () => { if (location.hash !== ownHash && location.hash !== "#facts") select(fromHash(location.hash)); });
  window.addEventListener("beforeprint", () => [...waiting.keys()].forEach(drawNow));
  window.addEventListener("resize", () => Object.values(charts).forEach((instance) => instance.resize()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  Object.assign(selection, fromHash(location.hash));
  drawQuality();
  render();
}

start();
