// The name of a browser.
/** "Firefox, Windows" out of what a browser calls itself. */
export function browser(agent) {
  const find = (names) => names.find(([sign]) => agent?.includes(sign))?.[1];
  const name = find([["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"], ["curl/", "curl"]]);
  const system = find([["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS", "macOS"], ["Linux", "Linux"]]);
  return [name, system].filter(Boolean).join(", ");
}
