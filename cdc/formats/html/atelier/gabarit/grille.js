// Where things stand in a table: its rows, its cells, what is beside a cell; what is said below it.

export const CASE = "td[role=gridcell]:not(.actes)";

export const section = (e) => e.closest(".tableau");
export const lignes = (s) => [...s.querySelectorAll(":scope > .defile > table > tbody > tr[data-chemin], :scope > .defile > table > tbody > tr.nouvelle")];
export const cases = (tr) => [...tr.querySelectorAll(`:scope > ${CASE}`)];
export const arrets = (tr) => [...cases(tr), ...tr.querySelectorAll(":scope > .actes > .ouvrir, :scope > .actes > details > summary")];

let suite = Promise.resolve(); // one change after the other: each knows what the one before made
export const attendre = (faire) => (suite = suite.then(faire, faire));

export function colonnes(s) {
  const modele = s.querySelector(":scope > .modele-colonnes");
  return [...modele.content.querySelectorAll("span")].map((c) => ({
    ...c.dataset,
    premiere: "premiere" in c.dataset,
    options: [...c.querySelectorAll("option")].map((o) => ({ valeur: o.value, libelle: o.textContent, sens: o.title })),
  }));
}

export function colonne(td) {
  const toutes = colonnes(section(td));
  return toutes.length === 1 && section(td).dataset.matrice ? toutes[0] : toutes[cases(td.parentElement).indexOf(td)];
}

export function dire(s, ...dits) {
  const p = s.querySelector(":scope > .message");
  p.className = "message";
  p.replaceChildren(...dits);
  return p;
}

export function montrer(td, affichee) {
  td.querySelector(":scope > .lu").textContent = affichee || "—";
}

export function aller(element) {
  if (!element) return false;
  element.focus();
  return true;
}

export function voisine(td, dx, dy) {
  const s = section(td), toutes = lignes(s);
  const tr = toutes[toutes.indexOf(td.closest("tr")) + dy];
  if (!tr) return null;
  if (!dx) return cases(tr)[Math.min(cases(td.closest("tr")).indexOf(td), cases(tr).length - 1)] ?? null;
  const ici = arrets(tr);
  return ici[ici.indexOf(td) + dx] ?? null;
}
