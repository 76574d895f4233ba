"use strict";
// Lists that are too long for the page lie in chunks, scripts that are loaded by tag when they are needed: a page opened from
// disk may not fetch.
const loaded = new Map();

window.COOP_CHUNK = (name, number, entries) => { loaded.get(name + number).resolve(entries); };

function chunk(name, number) {
  const key = name + number;
  if (!loaded.has(key)) {
    const entry = {};
    entry.list = new Promise((resolve, reject) => {
      entry.resolve = resolve;
      const script = document.createElement("script");
      script.src = "data/" + name + "-" + String(number).padStart(5, "0") + ".js";
      script.onerror = () => { loaded.delete(key); reject(new Error("data/" + name + " is not there")); };
      document.head.append(script);
    });
    loaded.set(key, entry);
  }
  return loaded.get(key).list;
}

// All entries of a list.
async function allOf(name) {
  const numbers = Array.from({ length: Math.ceil(data.lengths[name] / data.sizes[name]) }, (_, number) => number);
  return (await Promise.all(numbers.map((number) => chunk(name, number)))).flat();
}

async function entryOf(name, index) {
  const size = data.sizes[name];
  return (await chunk(name, Math.floor(index / size)))[index % size];
}
