"use strict";
// Elements and words. Whatever comes from an article goes in as text, never as markup.
const byId = (id) => document.getElementById(id);
const words = (name) => String(name).replace(/_/g, " ");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const whole = (number) => Math.round(number).toLocaleString("en");

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function button(text, className, act) {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function dollars(usd) {
  if (usd >= 1e9) return "$" + (usd / 1e9).toFixed(usd >= 1e10 ? 1 : 2) + " bn";
  if (usd >= 1e6) return "$" + (usd / 1e6).toFixed(usd >= 1e7 ? 0 : 1) + " m";
  return "$" + whole(usd);
}
// As people type it: without accents, capitals or not.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const isNarrow = () => window.innerWidth < 600;
const plural = (number, one, many) => whole(number) + " " + (number === 1 ? one : many);

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colorOf = (cls) => css("--" + cls);
