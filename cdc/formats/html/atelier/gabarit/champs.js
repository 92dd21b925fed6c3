// Fields: each is saved by itself, says where it is, and never loses what is typed.
import { garder, oublier } from "./brouillons.js";
import { bloc as cadrer, bouton } from "./elements.js";
import { envoyer } from "./envoi.js";

const PAUSE = 900;
// What is half typed there is no value yet: these wait until the field is left.
const ENTIERS = new Set(["nombre", "date", "duree", "reference", "references"]);
const etats = new WeakMap();

export const controles = (bloc) => [...bloc.querySelectorAll(":scope > .saisie [name=texte]")];
export const lire = (bloc) => new FormData(bloc.querySelector(":scope > .saisie")).getAll("texte").filter((t) => t.trim());
export const pareil = (a, b) => a.length === b.length && a.every((t, n) => t === b[n]);
export const partie = (bloc, nom) => bloc.querySelector(`:scope > .saisie > ${nom}`);

export function etat(bloc) {
  if (!etats.has(bloc)) etats.set(bloc, { su: lire(bloc), attente: 0, enCours: null, faute: false, refuses: [] });
  return etats.get(bloc);
}

export function ecrire(bloc, textes) {
  for (const c of controles(bloc)) {
    if (c.type === "checkbox" || c.type === "radio") c.checked = textes.includes(c.value) || (c.value === "" && !textes.length);
    else if (c.closest(".ajout")) c.value = textes.filter((t) => !controles(bloc).some((x) => x !== c && x.value === t)).join(" ; ");
    else c.value = textes.join("\n");
    grandir(c);
  }
}

function dire(bloc, texte, classe = "") {
  const p = bloc.querySelector(":scope > .saisie .etat");
  p.className = `etat ${classe}`;
  p.textContent = texte;
}

function fauter(bloc, dit) {
  const faute = partie(bloc, ".faute");
  etat(bloc).faute = Boolean(dit);
  faute.hidden = !dit;
  faute.replaceChildren();
  for (const c of controles(bloc)) c.toggleAttribute("aria-invalid", false);
  if (!dit) return;
  for (const c of controles(bloc)) c.setAttribute("aria-invalid", "true");
  faute.append(dit.message);
  const creations = (dit.creations ?? []).map((c) => bouton(
    `Créer « ${dit.reponse} » : ${c.nom}`, () => creer(bloc, dit.reponse, c.cible),
  ));
  if (creations.length) faute.append(cadrer("actions", ...creations));
}

async function creer(bloc, nom, cible) {
  const dit = await envoyer("/creer", { chemin: bloc.dataset.chemin, nom, cible });
  if (dit.etat !== "enregistre") return fauter(bloc, dit);
  const ajout = bloc.querySelector(".ajout input") ?? controles(bloc)[0];
  ajout.value = dit.cree;
  fauter(bloc, null);
  await enregistrer(bloc);
  ajout.focus();
}

// The block as the server shows it now; what is being typed stays.
export function fondre(bloc, html, { tout = false } = {}) {
  const neuf = new DOMParser().parseFromString(html, "text/html").querySelector(".champ");
  if (!neuf) return;
  const actif = document.activeElement;
  const dedans = bloc.contains(actif) ? actif.id : "";
  bloc.dataset.vu = neuf.dataset.vu;
  bloc.className = neuf.className;
  bloc.querySelector("input[name=vu]").value = neuf.dataset.vu;
  remplacer(bloc, neuf, ":scope > .temoins", null);
  remplacer(bloc, neuf, ":scope > .saisie > .note", partie(bloc, ".conflit"));
  if (tout || !["texte", "texte_long", "textes"].includes(bloc.dataset.forme) || !dedans) {
    for (const nom of [".choix", ".ajout"]) remplacer(bloc, neuf, `:scope > .saisie > ${nom}`, partie(bloc, ".faute"));
    const ici = controles(bloc), la = controles(neuf);
    ici.forEach((c, n) => { if (la[n] && !["checkbox", "radio"].includes(c.type)) { c.value = la[n].value; grandir(c); } });
  }
  etat(bloc).su = lire(bloc);
  if (dedans) document.getElementById(dedans)?.focus();
  else if (!document.activeElement || document.activeElement === document.body) (bloc.contains(actif) ? null : actif)?.focus?.();
}

function remplacer(bloc, neuf, choix, avant) {
  const ancien = bloc.querySelector(choix), nouveau = neuf.querySelector(choix);
  if (ancien && nouveau) ancien.replaceWith(nouveau);
  else if (ancien) ancien.remove();
  else if (nouveau && avant) avant.before(nouveau);
  else if (nouveau) bloc.append(nouveau);
}

function opposer(bloc, dit) {
  const cadre = partie(bloc, ".conflit"), mien = lire(bloc);
  cadre.hidden = !dit;
  cadre.replaceChildren();
  if (!dit) return;
  const titre = document.createElement("h3");
  titre.textContent = "Cette donnée a changé ailleurs pendant que vous écriviez";
  cadre.append(titre, cadrer(
    "versions",
    version("Dans le projet", dit.actuelle, bouton("Garder celle du projet", () => rendre(bloc))),
    version("La vôtre", mien.join("\n"), bouton("Garder la vôtre", () => imposer(bloc, dit.actuelle))),
  ));
  if (bloc.dataset.forme === "texte_long" && dit.actuelle) {
    cadre.append(cadrer("actions", bouton("Mettre les deux dans le champ", () => joindre(bloc, dit.actuelle))));
  }
  cadre.querySelector("button").focus({ preventScroll: true });
  cadre.scrollIntoView({ block: "nearest" });
}

function version(nom, texte, choix) {
  const fort = document.createElement("strong"), cite = document.createElement("blockquote");
  fort.textContent = nom;
  cite.textContent = texte || "Rien";
  return cadrer("", fort, cite, choix);
}

function joindre(bloc, actuelle) {
  const [c] = controles(bloc);
  c.value = `${actuelle}\n\n${c.value}`;
  grandir(c);
  imposer(bloc, actuelle);
  c.focus();
}

function imposer(bloc, actuelle) {
  bloc.dataset.vu = actuelle;
  opposer(bloc, null);
  enregistrer(bloc, true);
  controles(bloc)[0].focus();
}

async function rendre(bloc) {
  const chemin = bloc.dataset.chemin;
  try {
    const reponse = await fetch(`/champ?chemin=${encodeURIComponent(chemin)}`, { headers: { accept: "application/json" } });
    const dit = await reponse.json();
    if (!reponse.ok) return fauter(bloc, dit);
    oublier(chemin);
    // First: the button that goes leaves the field, which would be saved as it stood.
    fondre(bloc, dit.fragment, { tout: true });
    opposer(bloc, null);
    dire(bloc, "C’est la version du projet.");
    controles(bloc)[0].focus();
  } catch { dire(bloc, "Le serveur ne répond pas. Les deux versions sont gardées.", "perdu"); }
}

export async function enregistrer(bloc, force = false) {
  const e = etat(bloc), chemin = bloc.dataset.chemin;
  clearTimeout(e.attente);
  if (e.enCours) { await e.enCours; }
  const textes = lire(bloc);
  if (!force && e.faute && pareil(textes, e.refuses)) return;
  if (!force && !e.faute && pareil(textes, e.su)) {
    oublier(chemin);
    if (!bloc.querySelector(":scope > .saisie .etat.ok")) dire(bloc, "");
    return;
  }
  if (!partie(bloc, ".conflit").hidden) return;
  dire(bloc, "Enregistrement…");
  e.enCours = deposer(bloc, textes);
  await e.enCours;
  e.enCours = null;
}

async function deposer(bloc, textes) {
  const e = etat(bloc), chemin = bloc.dataset.chemin;
  const donnees = new FormData();
  donnees.set("chemin", chemin);
  donnees.set("vu", bloc.dataset.vu);
  for (const t of textes) donnees.append("texte", t);
  const dit = await envoyer("/champ", donnees);
  if (dit.etat === "enregistre") {
    fauter(bloc, null);
    const inchange = pareil(lire(bloc), textes);
    if (inchange) { oublier(chemin); fondre(bloc, dit.fragment); }
    else { e.su = textes; bloc.dataset.vu = new DOMParser().parseFromString(dit.fragment, "text/html").querySelector(".champ").dataset.vu; }
    dire(bloc, `Enregistré à ${dit.enregistre_a}`, "ok");
    if (!inchange) prevoir(bloc);
  } else if (dit.etat === "conflit") {
    dire(bloc, "Pas enregistré : à vous de choisir.", "perdu");
    opposer(bloc, dit);
  } else if (dit.etat === "injoignable") {
    dire(bloc, `Pas enregistré : ${dit.message}. Votre texte est gardé ici.`, "perdu");
  } else {
    e.refuses = textes;
    dire(bloc, "Pas enregistré", "perdu");
    fauter(bloc, dit);
  }
}

function prevoir(bloc) {
  const e = etat(bloc);
  clearTimeout(e.attente);
  e.attente = setTimeout(() => enregistrer(bloc), PAUSE);
}

export function grandir(c) {
  if (c.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  c.style.height = "auto";
  c.style.height = `${c.scrollHeight + 2}px`;
}

const champDe = (cible) => cible.closest?.("form.saisie")?.closest(".champ[data-chemin]");

// What the project holds is noted before anything is typed, also in a block that came later.
document.addEventListener("focusin", (evt) => { const bloc = champDe(evt.target); if (bloc) etat(bloc); });
document.addEventListener("input", (evt) => {
  const bloc = champDe(evt.target);
  if (!bloc) return;
  grandir(evt.target);
  garder(bloc.dataset.chemin, lire(bloc), bloc.dataset.vu);
  if (evt.target.type === "radio" || evt.target.type === "checkbox" || evt.target.tagName === "SELECT") return;
  dire(bloc, "");
  if (!ENTIERS.has(bloc.dataset.forme)) prevoir(bloc);
});
// A long list of names is asked for as one types.
let demande = 0;
document.addEventListener("input", (evt) => {
  const liste = evt.target.list;
  if (!liste?.dataset.suite) return;
  clearTimeout(demande);
  demande = setTimeout(async () => {
    const q = new URLSearchParams({ chemin: liste.dataset.suite, q: evt.target.value });
    const reponse = await fetch(`/options?${q}`, { headers: { accept: "application/json" } }).catch(() => null);
    if (!reponse?.ok) return;
    liste.replaceChildren(...(await reponse.json()).options.map((nom) => new Option(nom, nom)));
  }, 150);
});
// A short text is one line, however long it grows.
document.addEventListener("keydown", (evt) => {
  if (evt.key !== "Enter" || evt.isComposing || !evt.target.matches?.("textarea.texte")) return;
  const bloc = champDe(evt.target);
  if (!bloc) return;
  evt.preventDefault();
  enregistrer(bloc);
});
document.addEventListener("change", (evt) => { const bloc = champDe(evt.target); if (bloc) enregistrer(bloc); });
document.addEventListener("focusout", (evt) => {
  const bloc = champDe(evt.target);
  if (bloc && etats.has(bloc) && !pareil(lire(bloc), etat(bloc).su) && !etat(bloc).faute) enregistrer(bloc);
});
document.addEventListener("submit", async (evt) => {
  const bloc = champDe(evt.target);
  if (bloc) { evt.preventDefault(); enregistrer(bloc); return; }
  const temoins = evt.target.closest(".temoins");
  if (!temoins) return;
  evt.preventDefault();
  const donnees = new FormData(evt.target);
  donnees.set("motif", temoins.querySelector(".motif input")?.value ?? "");
  await retenir(temoins.closest(".champ"), donnees);
});

async function retenir(bloc, donnees) {
  dire(bloc, "Enregistrement…");
  const dit = await envoyer("/retenir", donnees);
  if (dit.etat === "enregistre") {
    fauter(bloc, null);
    oublier(bloc.dataset.chemin);
    opposer(bloc, null);
    fondre(bloc, dit.fragment, { tout: true });
    dire(bloc, `Enregistré à ${dit.enregistre_a}, avec sa source`, "ok");
    controles(bloc)[0].focus();
  } else if (dit.etat === "injoignable") dire(bloc, `Pas enregistré : ${dit.message}.`, "perdu");
  else if (dit.etat === "conflit") {
    await rendre(bloc);
    dire(bloc, "Cette donnée a changé ailleurs : voici ce qu’elle dit. Choisissez à nouveau.", "perdu");
  } else { dire(bloc, "Pas enregistré", "perdu"); fauter(bloc, dit); }
}
