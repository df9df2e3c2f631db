// The browser keeps the token of its seat for the day: no link carries it, no other site's page can have it sent.
export default function ({ data }) {
  const { name, token, seconds } = JSON.parse(new TextDecoder().decode(data));
  const kept = `${name}=${token}`;
  if (!/^[\w-]+$/.test(token) || (!seconds && !document.cookie.split("; ").includes(kept))) return;
  document.cookie = `${kept}; path=/; max-age=${seconds}; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;
}
