"use strict";
// The search box: names of cities, organizations and persons, and titles, found anywhere in them, without regard to accents.
const HITS = 12;
let index = null;

async function names() {
  if (!index) {
    index = (await allOf("names")).map(([name, what, target]) => ({ name, what, target, plain: plain(name) }));
  }
  return index;
}

async function search(text) {
  const wanted = plain(text.trim());
  const known = wanted.length < 2 ? [] : await names();
  if (wanted !== plain(byId("search").value.trim())) return;
  const hits = known.filter((entry) => entry.plain.includes(wanted));
  // Names that begin so come before those that only hold it; otherwise cities, bodies, persons, titles.
  const first = [...hits.filter((entry) => entry.plain.startsWith(wanted)), ...hits.filter((entry) => !entry.plain.startsWith(wanted))].slice(0, HITS);
  byId("found").replaceChildren(...first.map((entry, number) => {
    const item = element("li", entry.name, entry.what);
    item.id = "hit-" + number;
    item.setAttribute("role", "option");
    item.append(" ", element("small", entry.what === "city" ? cityName(entry.target).slice(entry.name.length + 1) || "city" : entry.what));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); follow(entry); });
    item.follow = () => follow(entry);
    return item;
  }));
  byId("found").hidden = !first.length;
  byId("search").setAttribute("aria-expanded", String(first.length > 0));
  byId("found-note").textContent = wanted.length < 2 ? "" : plural(hits.length, "name found", "names found");
  point(first.length ? 0 : -1);
}

function follow(entry) {
  close();
  byId("search").value = "";
  lead(entry.what === "city" ? { ...everything(), cities: [entry.target] } : { ...everything(), found: { name: entry.name, articles: entry.target } });
}

function close() {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function point(number) {
  const items = [...byId("found").children];
  items.forEach((item, at) => item.setAttribute("aria-selected", String(at === number)));
  if (items[number]) { byId("search").setAttribute("aria-activedescendant", items[number].id); items[number].scrollIntoView({ block: "nearest" }); }
}

function onSearchKey(event) {
  const items = [...byId("found").children];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") close();
  else if (event.key === "ArrowDown" && items.length) { event.preventDefault(); point((at + 1) % items.length); }
  else if (event.key === "ArrowUp" && items.length) { event.preventDefault(); point((at - 1 + items.length) % items.length); }
  else if (event.key === "Enter" && items[at]) { event.preventDefault(); items[at].follow(); }
}
