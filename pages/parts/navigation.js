// The pages of the app, as one element: Streamlit's own links are worked out several times each at every click of a reader.
// A link goes where it says in a tab of its own; in this one it is a step of the browser's history, which Streamlit follows.
// On a phone the list lies over the page: it goes away once one is chosen.
const PHONE = "(max-width: 768px)";

function follow(event) {
  const link = event.target.closest("a");
  if (!link || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate"));
  if (matchMedia(PHONE).matches) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

const made = (tag, more = {}, ...inside) => {
  const one = Object.assign(document.createElement(tag), more);
  one.append(...inside);
  return one;
};

function list(nav, sections) {
  nav.replaceChildren(...sections.flatMap(([section, pages], at) => {
    const name = made("p", { textContent: section, id: `pages-${at}` });
    const links = made("ul", {}, ...pages.map(([page]) => made("li", {}, made("a", { textContent: page }))));
    links.setAttribute("aria-labelledby", name.id);
    return [name, links];
  }));
}

// Going back, a page stands where it was left: its place is noted at each click and key, and found again once the page is as tall.
const MOST_TRIES = 80, HELD = 10, EVERY_MS = 100;

function rememberPlaces() {
  if (window.placesLeft) return;
  const left = (window.placesLeft = new Map());
  const main = () => document.querySelector('[data-testid="stMain"]');
  const title = () => main()?.querySelector("h1")?.textContent;
  let returns = 0;
  const note = event => {
    returns = 0;
    if (event.isTrusted && main()) left.set(location.pathname, main().scrollTop);
  };
  for (const way of ["pointerdown", "keydown"]) addEventListener(way, note, true);
  for (const way of ["wheel", "touchmove"]) addEventListener(way, () => (returns = 0), { capture: true, passive: true });
  addEventListener("popstate", event => {
    const place = left.get(location.pathname), from = title(), mine = (returns = Math.random());
    if (!event.isTrusted || !place) return;
    let tries = 0, held = 0;
    const timer = setInterval(() => {
      const page = main();
      if (returns !== mine || ++tries > MOST_TRIES || held >= HELD) return clearInterval(timer);
      if (!page || !title() || title() === from || page.scrollHeight - page.clientHeight < place) return;
      if (Math.abs(page.scrollTop - place) > 2) page.scrollTop = place;
      else held += 1;
    }, EVERY_MS);
  });
}

// Links are told anew, not made anew: the one that holds the focus keeps it.
export default function ({ data, parentElement: parent }) {
  rememberPlaces();
  const { label, sections } = JSON.parse(new TextDecoder().decode(data));
  const nav = parent.nav ??= parent.appendChild(made("nav", { className: "pages", onclick: follow }));
  nav.setAttribute("aria-label", label);
  const names = JSON.stringify(sections.map(([section, pages]) => [section, pages.map(([page]) => page)]));
  if (nav.names !== names) list(nav, sections);
  nav.names = names;
  const links = nav.querySelectorAll("a");
  sections.flatMap(([, pages]) => pages).forEach(([, address, isOpen], at) => {
    if (links[at].getAttribute("href") !== address) links[at].setAttribute("href", address);
    if (isOpen) links[at].setAttribute("aria-current", "page");
    else links[at].removeAttribute("aria-current");
  });
}
