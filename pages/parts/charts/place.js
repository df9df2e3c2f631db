// Where a figure stands. It is drawn when it comes near what can be seen and told anew, not made anew, when a reader
// chooses something else: a page of twenty charts draws the two or three in view, then, when nothing else is to do, those
// that are near.
const NEAR = "600px";
const CORNERS = "M2 2h9v4H6v5H2zM21 2h9v9h-4V6h-5zM2 21h4v5h5v4H2zM26 21h4v9h-9v-4h5z";

let library;
const drawer = source => (library ??= new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement("script"), { src: source, onload: () => done(window.Plotly), onerror: failed }));
}));

const places = new Set();
const watched = (is, more) => new IntersectionObserver(told => {
  for (const { target, isIntersecting } of told) {
    target[is] = isIntersecting;
    if (isIntersecting) come(target);
  }
}, more);
const seen = watched("isSeen"), near = watched("isNear", { rootMargin: NEAR, scrollMargin: NEAR });
const idly = window.requestIdleCallback ?? (work => setTimeout(work, 50));
const come = place => (place.isSeen ? draw(place) : idly(() => place.isNear && draw(place), { timeout: 500 }));
const sized = new ResizeObserver(told => {
  for (const { target } of told) if (target.drawn && target.clientWidth && target.clientWidth !== target.drawnWidth) draw(target, true);
});
window.addEventListener("beforeprint", () => places.forEach(place => draw(place)));

const buttons = ({ png, whole, picture }) => [[
  { name: png, title: png, icon: window.Plotly.Icons.camera, click: place => window.Plotly.downloadImage(place, picture) },
  {
    name: whole, title: whole, icon: { width: 32, height: 32, path: CORNERS },
    click: place => (document.fullscreenElement ? document.exitFullscreen() : place.requestFullscreen()),
  },
]];

function draw(place, isAnew = false) {
  const { text, wanted } = place;
  if (!window.Plotly || !wanted || (place.drawn === text && !isAnew) || !place.isConnected) return;
  const { figure, config, bar, picks } = wanted;
  const height = document.fullscreenElement === place ? window.innerHeight : figure.layout.height;
  const isFirst = place.drawn === undefined;
  Object.assign(place, { drawn: text, drawnWidth: place.clientWidth });
  window.Plotly.react(place, figure.data, { ...figure.layout, height, width: place.clientWidth }, bar ? { ...config, modeBarButtons: buttons(bar) } : config);
  place.removeAttribute("data-waiting");
  if (isFirst && picks) place.on("plotly_click", ({ points }) => place.pick(points[0].customdata ?? null));
}

const written = (parent, tag, name) => parent.appendChild(Object.assign(document.createElement(tag), { className: name, hidden: true }));

function begin(parent) {
  const title = written(parent, "h3", "finding-title"), question = written(parent, "p", "finding-told");
  const place = written(parent, "div", "figure");
  const told = written(parent, "p", "finding-told"), asks = written(parent, "div", "finding-asks");
  place.setAttribute("role", "figure");
  place.addEventListener("fullscreenchange", () => draw(place, true));
  places.add(place);
  seen.observe(place);
  near.observe(place);
  sized.observe(place);
  return { title, question, place, told, asks };
}

function leave(parent) {
  if (parent.isConnected || !parent.parts) return;
  const { place } = parent.parts;
  seen.unobserve(place);
  near.unobserve(place);
  sized.unobserve(place);
  places.delete(place);
  window.Plotly?.purge(place);
}

function say(line, text) {
  line.hidden = !text;
  if (line.textContent !== text) line.textContent = text;
}

// Buttons are told anew, not made anew: the one that holds the focus keeps it.
function offer(box, asks, opened, ask) {
  box.hidden = !asks.length;
  while (box.children.length > asks.length) box.lastChild.remove();
  asks.forEach(([name, label], at) => {
    const button = box.children[at] ?? box.appendChild(Object.assign(document.createElement("button"), { type: "button" }));
    button.onclick = () => ask(name);
    button.setAttribute("aria-expanded", name === opened);
    if (button.textContent !== label) button.textContent = label;
  });
}

function show(place, wanted, text) {
  place.hidden = !wanted.figure;
  if (!wanted.figure || place.text === text) return;
  Object.assign(place, { text, wanted });
  place.classList.toggle("is-for-wide", wanted.isForWide);
  place.style.height = `${wanted.figure.layout.height}px`;
  place.setAttribute("aria-label", wanted.alt);
  place.setAttribute("data-waiting", "");
  drawer(wanted.source).then(() => come(place), () => { place.textContent = wanted.unable; });
}

export default function ({ data, parentElement: parent, setTriggerValue }) {
  const text = new TextDecoder().decode(data);
  const parts = parent.parts ??= begin(parent);
  parts.place.pick = told => setTriggerValue("picked", told);
  parent.ask = name => setTriggerValue("asked", name);
  if (parent.text !== text) {
    const wanted = JSON.parse(text);
    parent.text = text;
    say(parts.title, wanted.title);
    say(parts.question, wanted.question);
    say(parts.told, wanted.told);
    offer(parts.asks, wanted.asks, wanted.opened, name => parent.ask(name));
    show(parts.place, wanted, text);
  }
  return () => leave(parent);
}
