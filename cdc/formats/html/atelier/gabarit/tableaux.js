// Tables and matrices, edited in place as in a spreadsheet; each cell is saved by itself.
import { envoyer } from "./envoi.js";
import { bloc, ouvrirEditeur } from "./cases.js";

const CASE = "td[role=gridcell]:not(.actes)";
let suite = Promise.resolve(); // one change after the other: each knows what the one before made
let edition = null; // the cell being edited: { td, editeur }

const section = (e) => e.closest(".tableau");
const lignes = (s) => [...s.querySelectorAll(":scope > .defile > table > tbody > tr[data-chemin], :scope > .defile > table > tbody > tr.nouvelle")];
const cases = (tr) => [...tr.querySelectorAll(`:scope > ${CASE}`)];
const arrets = (tr) => [...cases(tr), ...tr.querySelectorAll(":scope > .actes > .ouvrir, :scope > .actes > details > summary")];
const attendre = (faire) => (suite = suite.then(faire, faire));

export function colonnes(s) {
  const modele = s.querySelector(":scope > .modele-colonnes");
  return [...modele.content.querySelectorAll("span")].map((c) => ({
    ...c.dataset,
    premiere: "premiere" in c.dataset,
    options: [...c.querySelectorAll("option")].map((o) => ({ valeur: o.value, libelle: o.textContent, sens: o.title })),
  }));
}

function colonne(td) {
  const toutes = colonnes(section(td));
  return toutes.length === 1 && section(td).dataset.matrice ? toutes[0] : toutes[cases(td.parentElement).indexOf(td)];
}

function dire(s, ...dits) {
  const p = s.querySelector(":scope > .message");
  p.className = "message";
  p.replaceChildren(...dits);
  return p;
}

function bouton(nom, faire) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "petit";
  b.textContent = nom;
  b.addEventListener("click", faire);
  return b;
}

function paragraphe(texte) {
  const p = document.createElement("p");
  p.textContent = texte;
  return p;
}

const defaire = () => document.getElementById("annulation")?.requestSubmit();
const annuler = () => bouton("Annuler", defaire);

// ---- moving from cell to cell

function aller(element) {
  if (!element) return false;
  element.focus();
  return true;
}

function voisine(td, dx, dy) {
  const s = section(td), toutes = lignes(s);
  const tr = toutes[toutes.indexOf(td.closest("tr")) + dy];
  if (!tr) return null;
  if (!dx) return cases(tr)[Math.min(cases(td.closest("tr")).indexOf(td), cases(tr).length - 1)] ?? null;
  const ici = arrets(tr);
  return ici[ici.indexOf(td) + dx] ?? null;
}

function naviguer(evt, ici) {
  const tr = ici.closest("tr");
  const vers = {
    ArrowUp: () => voisine(ici, 0, -1), ArrowDown: () => voisine(ici, 0, 1),
    ArrowLeft: () => voisine(ici, -1, 0), ArrowRight: () => voisine(ici, 1, 0),
    Home: () => arrets(evt.ctrlKey ? lignes(section(ici))[0] : tr)[0],
    End: () => { const t = evt.ctrlKey ? lignes(section(ici)).at(-1) : tr; return cases(t).at(-1); },
  }[evt.key];
  if (!vers) return false;
  evt.preventDefault();
  aller(vers());
  return true;
}

function surCase(evt, td) {
  if (evt.altKey && (evt.key === "ArrowUp" || evt.key === "ArrowDown")) {
    evt.preventDefault();
    return deplacer(td, evt.key === "ArrowUp" ? -1 : 1);
  }
  if (evt.ctrlKey && evt.key === "Enter") { evt.preventDefault(); return ajouter(section(td), td.closest("tr")); }
  if ((evt.ctrlKey || evt.metaKey) && evt.key.toLowerCase() === "z") {
    evt.preventDefault();
    retenir(td);
    return defaire();
  }
  if (evt.altKey || naviguer(evt, td)) return undefined;
  if (evt.key === "Enter" || evt.key === "F2") { evt.preventDefault(); return editer(td); }
  if (evt.key === "Delete" || evt.key === "Backspace") { evt.preventDefault(); return enregistrer(td, ""); }
  if (evt.key.length === 1 && !evt.ctrlKey && !evt.metaKey) { evt.preventDefault(); return editer(td, evt.key); }
  return undefined;
}

// Undoing shows the page again: the keyboard comes back to its cell.
function retenir(td) {
  const tr = td.closest("tr"), place = { id: section(td).id, rang: lignes(section(td)).indexOf(tr), n: cases(tr).indexOf(td), page: location.pathname };
  try { sessionStorage.setItem("cdc:case", JSON.stringify(place)); } catch { /* only the place is lost */ }
}

function revenir() {
  let place = null;
  try { place = JSON.parse(sessionStorage.getItem("cdc:case")); sessionStorage.removeItem("cdc:case"); } catch { /* refused */ }
  const s = place && place.page === location.pathname && document.getElementById(place.id);
  const toutes = s ? lignes(s) : [];
  const tr = toutes[Math.min(place?.rang ?? 0, toutes.length - 1)];
  if (tr) aller(cases(tr)[place.n]);
}

// ---- editing a cell

function editer(td, depart = null) {
  if (edition?.td === td) return;
  if (edition) finir();
  td.classList.add("edite");
  const editeur = ouvrirEditeur(td, colonne(td), depart);
  edition = { td, editeur };
  editeur.element.addEventListener("keydown", (evt) => surEditeur(evt, td));
  editeur.element.addEventListener("focusout", (evt) => {
    if (edition?.td !== td || editeur.element.contains(evt.relatedTarget)) return;
    if (vide(td) && evt.relatedTarget?.closest(".ajouter") && section(evt.relatedTarget) === section(td)) return; // asked for twice
    finir();
  });
}

const vide = (td) => edition?.td === td && td.closest("tr").matches(".nouvelle:not([data-apres])") && !td.closest("tr").envoyee && !edition.editeur.texte().trim();

function surEditeur(evt, td) {
  if (edition?.td !== td) return;
  evt.stopPropagation();
  if (evt.key === "Escape") {
    evt.preventDefault();
    fermer();
    if (td.isConnected && td.closest("tr").matches(".nouvelle")) abandonner(td.closest("tr"));
    else aller(td);
  } else if (evt.key === "Enter" && !evt.altKey && !evt.shiftKey) {
    evt.preventDefault();
    const tr = td.closest("tr");
    if (tr.matches(".nouvelle")) return finir(1);
    const dessous = voisine(td, 0, 1);
    finir();
    aller(dessous ?? td);
  } else if (evt.key === "Tab") {
    evt.preventDefault();
    finir(evt.shiftKey ? -1 : 1);
  }
}

function fermer() {
  const { td, editeur } = edition;
  edition = null;
  editeur.fermer();
  td.classList.remove("edite");
  td.removeAttribute("aria-invalid");
  return editeur.texte();
}

// Ends the editing: saves what changed, and goes `pas` cells further.
function finir(pas = 0) {
  if (!edition) return;
  const { td } = edition, texte = fermer(), tr = td.closest("tr");
  const ici = cases(tr), prochaine = ici[ici.indexOf(td) + pas];
  if (tr.matches(".nouvelle") && !tr.envoyee && !texte.trim()) { if (pas && prochaine) editer(prochaine); else abandonner(tr); return; }
  const change = texte !== td.dataset.saisie;
  if (change) enregistrer(td, texte);
  if (!pas) return;
  if (prochaine) editer(prochaine);
  else if (pas > 0) {
    const suivante = lignes(section(td))[lignes(section(td)).indexOf(tr) + 1];
    if (suivante) editer(cases(suivante)[0]);
    else if (section(td).dataset.liste) ajouter(section(td));
  } else aller(td);
}

function montrer(td, affichee) {
  td.querySelector(":scope > .lu").textContent = affichee || "—";
}

function enregistrer(td, texte) {
  const tr = td.closest("tr");
  if (tr.matches(".nouvelle")) return commencer(td, texte);
  if (texte === td.dataset.saisie) return undefined;
  montrer(td, texte.replaceAll("\n", " ; "));
  td.classList.add("envoi");
  return attendre(() => deposer(td, texte));
}

// A row is made with the first cell that is filled; the next ones are typed while it is being made.
function commencer(td, texte) {
  const tr = td.closest("tr"), { id } = section(td), n = cases(tr).indexOf(td);
  tr.envoyee = true;
  td.dataset.saisie = texte;
  montrer(td, texte.replaceAll("\n", " ; "));
  return attendre(() => {
    const faite = tr.faite && lignes(document.getElementById(id)).find((t) => t.dataset.chemin === tr.faite);
    return faite ? deposer(cases(faite)[n], texte) : creer(td, texte, id);
  });
}

async function deposer(td, texte, vu = td.dataset.saisie) {
  const tr = td.closest("tr"), s = section(td);
  if (!s) return;
  const donnees = { chemin: td.dataset.chemin, texte, vu };
  if (tr.dataset.empreinte) Object.assign(donnees, { ligne: tr.dataset.chemin, empreinte: tr.dataset.empreinte });
  const dit = await envoyer("/lignes/case", donnees);
  td.classList.remove("envoi", "perdu");
  if (dit.etat === "enregistre") {
    td.dataset.saisie = dit.case.saisie;
    td.classList.toggle("manque-case", dit.case.manque);
    if (dit.case.empreinte) tr.dataset.empreinte = dit.case.empreinte;
    montrer(td, dit.case.affichee);
    dire(s);
  } else if (dit.etat === "conflit") opposer(td, texte, dit);
  else if (dit.etat === "injoignable") { td.classList.add("perdu"); td.dataset.attend = texte; }
  else refuser(td, texte, dit);
}

function refuser(td, texte, dit) {
  const s = section(td);
  montrer(td, td.dataset.lu ?? td.dataset.saisie.replaceAll("\n", " ; "));
  const p = dire(s, paragraphe(`« ${td.dataset.titre} » n’est pas enregistré. ${dit.message}`));
  p.classList.add("erreur");
  editer(td, null);
  edition.editeur.poser(texte);
  td.setAttribute("aria-invalid", "true");
}

function opposer(td, texte, dit) {
  const s = section(td);
  montrer(td, dit.actuelle.replaceAll("\n", " ; "));
  const p = dire(
    s,
    paragraphe(`« ${td.dataset.titre} » a changé ailleurs pendant que vous écriviez. Dans le projet : « ${dit.actuelle || "rien"} ». Votre version : « ${texte || "rien"} ».`),
    bloc("reponses",
      bouton("Garder celle du projet", async () => { await recharger(s); }),
      bouton("Garder la vôtre", async () => {
        const { rang } = td.closest("tr").dataset, n = cases(td.closest("tr")).indexOf(td);
        const neuve = await recharger(s);
        const autre = cases(lignes(neuve).find((t) => t.dataset.rang === rang) ?? td.closest("tr"))[n];
        if (autre) attendre(() => deposer(autre, texte, autre.dataset.saisie));
      })),
  );
  p.classList.add("avertit");
  p.querySelector("button").focus();
}

document.addEventListener("cdc:retrouve", () => {
  for (const td of document.querySelectorAll(`${CASE}[data-attend]`)) {
    const texte = td.dataset.attend;
    delete td.dataset.attend;
    attendre(() => deposer(td, texte));
  }
});

// ---- rows

function ajouter(s, apres = null) {
  if (!apres && edition && section(edition.td) === s && vide(edition.td)) { edition.editeur.ouvert(); return; }
  const corps = assurer(s), defs = colonnes(s);
  for (const autre of s.querySelectorAll("tr.nouvelle")) if (!autre.envoyee) autre.remove();
  const tr = document.createElement("tr");
  tr.className = "nouvelle";
  if (apres) tr.dataset.apres = apres.dataset.rang;
  for (const c of defs) {
    const td = document.createElement("td"), lu = document.createElement("span");
    td.setAttribute("role", "gridcell");
    td.tabIndex = -1;
    td.className = c.forme + (c.premiere ? " nomme" : "");
    Object.assign(td.dataset, { titre: c.titre, cles: c.cles, saisie: "" });
    lu.className = "lu";
    lu.textContent = "—";
    td.append(lu);
    tr.append(td);
  }
  tr.append(Object.assign(document.createElement("td"), { className: "actes" }));
  if (apres) apres.after(tr); else corps.append(tr);
  tr.scrollIntoView({ block: "nearest" });
  editer(cases(tr)[Math.max(0, defs.findIndex((c) => c.premiere))]);
}

// A list without any row has no table yet.
function assurer(s) {
  const corps = s.querySelector(":scope > .defile > table > tbody");
  if (corps) return corps;
  const defile = bloc("defile"), table = document.createElement("table");
  table.className = "grille";
  table.setAttribute("role", "grid");
  table.setAttribute("aria-labelledby", `${s.id}-nom`);
  const tete = table.createTHead().insertRow();
  for (const c of colonnes(s)) tete.append(Object.assign(document.createElement("th"), { scope: "col", textContent: c.titre, className: c.forme }));
  tete.append(Object.assign(document.createElement("th"), { className: "actes" }));
  defile.append(table);
  s.querySelector(":scope > .message").before(defile);
  return table.createTBody();
}

function abandonner(tr) {
  const s = section(tr);
  const avant = cases(tr.previousElementSibling ?? tr)[0];
  tr.remove();
  if (lignes(s).length) aller(avant); else s.querySelector(":scope > .defile")?.remove();
  if (!lignes(s).length) s.querySelector(":scope > .ajouter button").focus();
}

async function creer(td, texte, id) {
  const tr = td.closest("tr"), s = document.getElementById(id);
  const donnees = { liste: s.dataset.liste, cles: td.dataset.cles, texte, filtre: "" };
  if (tr.dataset.apres) donnees.apres = tr.dataset.apres;
  const n = cases(tr).indexOf(td), dit = await envoyer("/lignes/ajouter", donnees);
  if (dit.etat !== "enregistre") {
    tr.envoyee = false;
    td.dataset.saisie = "";
    return refuser(td, texte, dit);
  }
  tr.faite = dit.ligne;
  const seul = document.activeElement === document.body || tr.contains(document.activeElement);
  const neuve = remplacer(s, dit.fragment), faite = lignes(neuve).find((t) => t.dataset.chemin === dit.ligne);
  if (!edition && seul && faite) aller(cases(faite)[n]);
}

function etat(s, formulaire) {
  const donnees = Object.fromEntries(formulaire);
  return { ...donnees, page: s.dataset.page ?? "1", filtre: s.dataset.q ?? "" };
}

async function agir(s, adresse, donnees, colonneVoulue = 0) {
  const dit = await envoyer(adresse, donnees);
  if (dit.etat === "cite") return citer(s, donnees, dit);
  if (dit.etat !== "enregistre") {
    if (dit.etat === "conflit") {
      const neuve = await recharger(s);
      dire(neuve, paragraphe("La liste a changé ailleurs : la voici. Recommencez sur la bonne ligne.")).classList.add("avertit");
      return neuve;
    }
    dire(s, paragraphe(dit.message)).classList.add("erreur");
    return s;
  }
  const rang = Number(donnees.rang ?? 0), neuve = remplacer(s, dit.fragment);
  if (dit.message) dire(neuve, paragraphe(dit.message), annuler());
  const tr = lignes(neuve).find((t) => t.dataset.chemin === dit.ligne) ?? lignes(neuve)[Math.min(rang, lignes(neuve).length - 1)];
  if (tr) aller(cases(tr)[colonneVoulue]); else neuve.querySelector(".ajouter button")?.focus();
  return neuve;
}

function citer(s, donnees, dit) {
  const liste = document.createElement("ul");
  for (const nom of [...dit.renvois, ...(dit.autres ? [`et ${dit.autres} autres`] : [])]) {
    liste.append(Object.assign(document.createElement("li"), { textContent: nom }));
  }
  const combien = dit.renvois.length + dit.autres;
  const p = dire(
    s,
    paragraphe(combien > 1 ? `${combien} autres données citent « ${dit.nom} » et ne désigneront plus rien :` : `Une autre donnée cite « ${dit.nom} » et ne désignera plus rien :`),
    liste,
    bloc("reponses",
      bouton("Supprimer quand même", () => agir(s, "/lignes/supprimer", { ...donnees, confirme: "oui" })),
      bouton("Garder", () => { dire(s); })),
  );
  p.classList.add("avertit");
  p.querySelector("button:last-of-type").focus();
}

function deplacer(td, sens) {
  const tr = td.closest("tr"), s = section(td), rang = Number(tr.dataset.rang) + sens;
  if (!s.dataset.liste || tr.matches(".nouvelle") || rang < 0 || rang >= Number(s.dataset.total)) return;
  const { chemin, empreinte } = tr.dataset, n = cases(tr).indexOf(td);
  attendre(() => agir(section(td) ?? s, "/lignes/deplacer", { chemin, empreinte, rang, page: s.dataset.page, filtre: s.dataset.q }, n));
}

// ---- what the server shows again

function remplacer(s, html) {
  const neuve = new DOMParser().parseFromString(html, "text/html").querySelector(".tableau");
  const niveau = s.querySelector(".nom")?.tagName;
  if (niveau && neuve.querySelector(".nom").tagName !== niveau) {
    const nom = neuve.querySelector(".nom"), bon = document.createElement(niveau);
    bon.className = nom.className;
    bon.id = nom.id;
    bon.append(...nom.childNodes);
    nom.replaceWith(bon);
  }
  if (edition && s.contains(edition.td) && section(edition.td) !== s) finir();
  const reprendre = s.contains(edition?.td ?? null) ? suspendre() : null;
  const attendues = lignes(s).filter((tr) => tr.matches(".nouvelle") && !tr.faite);
  s.replaceWith(neuve);
  if (attendues.length) assurer(neuve).append(...attendues);
  preparer(neuve);
  reprendre?.(neuve);
  return neuve;
}

// What is being typed goes on in the table that takes the place of the one it was typed in.
function suspendre() {
  const { td, editeur } = edition, tr = td.closest("tr"), n = cases(tr).indexOf(td), texte = editeur.texte();
  fermer();
  return (neuve) => {
    const chemin = tr.faite ?? tr.dataset.chemin;
    const ici = neuve.contains(tr) ? tr : lignes(neuve).find((t) => chemin && t.dataset.chemin === chemin);
    if (!ici) return;
    editer(cases(ici)[n]);
    edition.editeur.poser(texte);
  };
}

async function recharger(s, { page = s.dataset.page, filtre = s.dataset.q } = {}) {
  if (s.dataset.matrice) { location.reload(); return s; }
  const adresse = `/tableau?${new URLSearchParams({ liste: s.dataset.liste, page, filtre })}`;
  const reponse = await fetch(adresse).catch(() => null);
  if (!reponse?.ok) return s;
  return remplacer(s, await reponse.text());
}

let attente = 0;
document.addEventListener("input", (evt) => {
  if (!evt.target.closest(".filtre")) return;
  clearTimeout(attente);
  attente = setTimeout(async () => {
    const champ = evt.target, neuve = await recharger(section(champ), { page: 1, filtre: champ.value });
    const autre = neuve.querySelector(".filtre input[type=search]");
    if (!autre) return;
    autre.value = champ.value;
    autre.focus();
    autre.setSelectionRange(champ.value.length, champ.value.length);
  }, 250);
});

// ---- a row as a form, beneath it

async function ouvrir(lien) {
  const tr = lien.closest("tr"), ouverte = tr.nextElementSibling?.matches(".fiche-ligne") ? tr.nextElementSibling : null;
  if (ouverte) {
    ouverte.remove();
    lien.setAttribute("aria-expanded", "false");
    await recharger(section(tr));
    return;
  }
  const reponse = await fetch(`${lien.href}&fragment=1`).catch(() => null);
  if (!reponse?.ok) { location.href = lien.href; return; }
  const ligne = document.createElement("tr"), td = document.createElement("td");
  ligne.className = "fiche-ligne";
  td.colSpan = tr.cells.length;
  td.innerHTML = await reponse.text();
  ligne.append(td);
  tr.after(ligne);
  lien.setAttribute("aria-expanded", "true");
  for (const s of td.querySelectorAll(".tableau")) preparer(s);
  td.querySelector("input:not([type=hidden]), textarea, select, a, button")?.focus();
}

document.addEventListener("keydown", (evt) => {
  const fiche = evt.key === "Escape" && !edition && evt.target.closest?.(".fiche-ligne");
  if (!fiche) return;
  evt.stopPropagation();
  const lien = fiche.previousElementSibling.querySelector(".ouvrir");
  lien.focus();
  ouvrir(lien);
});

// ---- pasting and copying

function lireBloc(texte) {
  const lignesLues = [[""]];
  let cite = false;
  for (let i = 0; i < texte.length; i += 1) {
    const c = texte[i], rangee = lignesLues.at(-1);
    if (cite && c === '"' && texte[i + 1] === '"') { rangee[rangee.length - 1] += '"'; i += 1; }
    else if (cite && c === '"') cite = false;
    else if (!cite && c === '"' && !rangee.at(-1)) cite = true;
    else if (!cite && c === "\t") rangee.push("");
    else if (!cite && c === "\n") lignesLues.push([""]);
    else if (c !== "\r") rangee[rangee.length - 1] += c;
  }
  if (lignesLues.length > 1 && lignesLues.at(-1).every((t) => !t)) lignesLues.pop();
  return lignesLues;
}

document.addEventListener("paste", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (!td || !section(td)) return;
  const texte = evt.clipboardData.getData("text/plain"), lu = lireBloc(texte);
  const seule = lu.length === 1 && lu[0].length === 1;
  if (edition && (seule || (edition.editeur.longue && !texte.includes("\t")))) return;
  evt.preventDefault();
  if (edition) fermer();
  if (seule) enregistrer(td, lu[0][0]);
  else coller(td, lu);
});

function coller(td, lu) {
  const s = section(td), tr = td.closest("tr"), n = cases(tr).indexOf(td);
  if (s.dataset.matrice) return collerLettres(td, lu);
  if (s.dataset.q) { dire(s, paragraphe("Retirez d’abord le filtre : un bloc se colle dans des lignes qui se suivent.")).classList.add("avertit"); return; }
  const defs = colonnes(s).slice(n), titres = defs.map((c) => c.titre.toLowerCase());
  const sans = lu[0].every((t, k) => t.trim().toLowerCase() === titres[k]) ? lu.slice(1) : lu;
  const rang = tr.matches(".nouvelle") ? s.dataset.total : tr.dataset.rang;
  const large = Math.min(defs.length, Math.max(...sans.map((r) => r.length)));
  attendre(() => agir(s, "/lignes/coller", {
    liste: s.dataset.liste, rang, page: s.dataset.page,
    colonnes: JSON.stringify(defs.slice(0, large).map((c) => c.cles)),
    bloc: JSON.stringify(sans.map((r) => r.slice(0, large))),
  }, n));
}

function collerLettres(td, lu) {
  const toutes = lignes(section(td)), haut = toutes.indexOf(td.closest("tr")), gauche = cases(td.closest("tr")).indexOf(td);
  lu.forEach((rangee, y) => rangee.forEach((texte, x) => {
    const autre = toutes[haut + y] && cases(toutes[haut + y])[gauche + x];
    if (autre) enregistrer(autre, texte.trim());
  }));
}

document.addEventListener("copy", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (!td || edition || String(getSelection())) return;
  evt.preventDefault();
  evt.clipboardData.setData("text/plain", td.dataset.saisie ? td.querySelector(".lu").textContent : "");
});

// ---- what people do

document.addEventListener("keydown", (evt) => {
  const td = evt.target.matches?.(CASE) ? evt.target : null;
  if (td) surCase(evt, td);
  else if (evt.target.matches?.(".actes > .ouvrir, .actes > details > summary")) {
    if (/^Arrow(Left|Right)$/.test(evt.key)) { evt.preventDefault(); aller(voisine(evt.target, evt.key === "ArrowLeft" ? -1 : 1, 0)); }
  }
});

document.addEventListener("click", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (td && section(td) && edition?.td !== td && !evt.target.closest(".panneau")) { editer(td); return; }
  const lien = evt.target.closest?.(".actes > .ouvrir");
  if (lien && !evt.ctrlKey && !evt.metaKey) { evt.preventDefault(); ouvrir(lien); return; }
  const page = evt.target.closest?.(".pages a");
  if (page) { evt.preventDefault(); recharger(section(page), { page: page.dataset.page }).then((s) => aller(lignes(s)[0] && cases(lignes(s)[0])[0])); return; }
  const resume = evt.target.closest?.(".menu-ligne > summary");
  if (resume) { evt.preventDefault(); menu(resume); }
});

function menu(resume) {
  const details = resume.parentElement, div = details.querySelector("div");
  details.open = true;
  div.popover = "auto";
  div.showPopover();
  const place = resume.getBoundingClientRect();
  div.style.left = `${Math.max(8, place.right - div.offsetWidth)}px`;
  div.style.top = `${Math.min(place.bottom, innerHeight - div.offsetHeight - 8)}px`;
  const boutons = [...div.querySelectorAll("button")];
  boutons[0].focus();
  div.onkeydown = (evt) => {
    const pas = { ArrowDown: 1, ArrowUp: -1 }[evt.key];
    if (!pas) return;
    evt.preventDefault();
    evt.stopPropagation();
    boutons[(boutons.indexOf(document.activeElement) + pas + boutons.length) % boutons.length].focus();
  };
  div.addEventListener("toggle", (evt) => { if (evt.newState === "closed") details.open = false; }, { once: false });
}

document.addEventListener("submit", (evt) => {
  const s = evt.target.closest?.(".tableau");
  if (!s || evt.target.matches(".saisie")) return;
  if (evt.target.matches(".filtre")) { evt.preventDefault(); return; }
  if (evt.target.matches(".ajouter")) {
    evt.preventDefault();
    if (s.dataset.matrice) ajouterLigne(s, evt.target); else ajouter(s);
  } else if (evt.target.closest(".menu-ligne")) {
    evt.preventDefault();
    evt.target.closest("[popover]")?.hidePopover();
    const adresse = new URL(evt.target.action).pathname, donnees = etat(s, new FormData(evt.target));
    if (donnees.rang === undefined) donnees.rang = lignes(s).indexOf(evt.target.closest("tr"));
    attendre(() => agir(s, adresse, donnees));
  }
});

// A row of a matrix that people word themselves is written with its first cell.
function ajouterLigne(s, formulaire) {
  const champ = formulaire.querySelector("input[name=ligne]"), nom = champ.value.trim();
  const modele = lignes(s)[0] ?? null;
  if (!nom) return;
  if (!modele) { location.href = `/ligne?${new URLSearchParams({ matrice: s.dataset.matrice, ligne: nom })}`; return; }
  const tr = modele.cloneNode(true);
  tr.querySelector("th").replaceChildren(nom);
  const cle = `[${JSON.stringify(nom)}]`;
  tr.dataset.chemin = s.dataset.matrice + cle;
  for (const td of cases(tr)) {
    td.dataset.chemin = tr.dataset.chemin + td.dataset.chemin.slice(modele.dataset.chemin.length);
    td.dataset.saisie = "";
    montrer(td, "");
  }
  modele.parentElement.append(tr);
  champ.value = "";
  aller(cases(tr)[0]);
}

function preparer(s) {
  const premiere = s.querySelector(CASE);
  if (premiere) premiere.tabIndex = 0;
}

document.addEventListener("focusin", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (!td || td !== evt.target) return;
  for (const autre of section(td).querySelectorAll(`${CASE}[tabindex="0"]`)) autre.tabIndex = -1;
  td.tabIndex = 0;
});

// Another tab may have written: tables where nobody writes are shown anew.
document.addEventListener("cdc:relu", (evt) => {
  for (const s of document.querySelectorAll("#questions > .tableau, #questions > details > .tableau")) {
    const la = evt.detail.getElementById(s.id);
    if (!la || s.contains(document.activeElement) || s.querySelector(".fiche-ligne") || s.dataset.q || s.dataset.page > 1) continue;
    if (la.outerHTML !== s.outerHTML) remplacer(s, la.outerHTML);
  }
});

for (const s of document.querySelectorAll(".tableau")) preparer(s);
revenir();
