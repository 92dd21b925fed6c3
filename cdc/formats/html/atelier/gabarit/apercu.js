// The preview (told of each save by the event `cdc:enregistre` of the document): what the document will say of this sub-section, made again after each save.
import { montrer } from "./cadre.js";

const cote = document.getElementById("apercu");
const vue = document.getElementById("vue");
const choix = document.getElementById("diffusion");
const BLOCS = "tr, li, p, figure, blockquote, .definitions > div, .fiche dl > div, h3, h4, h5, h6";

let feuille = null;
let tour = 0;
let chemin = "";
let constats = [];

// What is scrolled sideways is scrolled by the keyboard too; sizes are known once styles are there and the panel is shown.
const defilants = new ResizeObserver((vus) => {
  for (const cadre of new Set(vus.map((vu) => vu.target.closest(".defile")))) {
    if (cadre && cadre.scrollWidth > cadre.clientWidth + 1) cadre.tabIndex = 0;
    else cadre?.removeAttribute("tabindex");
  }
});

if (cote && vue) {
  // Its own tree: the styles of the document and those of the page do not meet.
  const ombre = vue.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/apercu.css";
  feuille = document.createElement("div");
  feuille.className = "apercu";
  ombre.append(style, feuille);

  choix.value = sessionStorage.getItem("diffusion") ?? "prestataire";
  choix.addEventListener("change", () => {
    sessionStorage.setItem("diffusion", choix.value);
    rafraichir();
  });
  for (const dit of ["cdc:enregistre", "cdc:relu"]) document.addEventListener(dit, rafraichir);
  document.addEventListener("cdc:constats", (e) => { constats = e.detail; souligner(); });
  document.addEventListener("focusin", (e) => {
    const champ = e.target.closest?.("[data-chemin]");
    if (champ && champ.closest("#questions")) suivre(champ.dataset.chemin);
  });
  feuille.addEventListener("click", (e) => {
    const mot = e.target.closest("[data-chemin]");
    if (mot && !getSelection().toString()) aller(mot.dataset.chemin);
  });
  rafraichir();
}

async function rafraichir() {
  const mien = ++tour;
  const adresse = new URL(`/apercu/${cote.dataset.section}`, location.href);
  adresse.searchParams.set("diffusion", choix.value);
  adresse.searchParams.set("autour", /^exigences\[([^\]]+)\]/.exec(chemin)?.[1] ?? "");
  const lien = document.getElementById("plein-ecran");
  lien.search = `?diffusion=${choix.value}`;
  let reponse = null;
  try {
    reponse = await fetch(adresse);
  } catch { /* said below */ }
  if (mien !== tour) return;
  const etat = document.getElementById("etat-apercu");
  if (!reponse?.ok) {
    etat.textContent = "L’aperçu n’a pas pu être refait : il montre l’état d’avant.";
    return;
  }
  etat.textContent = "";
  feuille.innerHTML = await reponse.text();
  for (const figure of feuille.querySelectorAll("figure")) figure.prepend(agrandir(figure));
  defilants.disconnect();
  for (const cadre of feuille.querySelectorAll(".defile")) for (const e of [cadre, ...cadre.children]) defilants.observe(e);
  souligner();
  marquer();
}

// A picture is small beside the form: it opens over the whole page.
function agrandir(figure) {
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "agrandir";
  bouton.textContent = "Agrandir";
  bouton.addEventListener("click", () => {
    const dessin = figure.querySelector(".defile");
    const place = document.createComment("");
    const cadre = document.createElement("dialog");
    const fermer = document.createElement("button");
    cadre.className = "apercu agrandi";
    cadre.setAttribute("aria-label", figure.querySelector("figcaption")?.textContent ?? "Figure");
    fermer.type = "button";
    fermer.className = "agrandir";
    fermer.textContent = "Fermer";
    fermer.addEventListener("click", () => cadre.close());
    dessin.replaceWith(place);
    cadre.append(fermer, dessin);
    cadre.addEventListener("close", () => { place.replaceWith(dessin); cadre.remove(); bouton.focus(); });
    feuille.parentNode.append(cadre);
    cadre.showModal();
  });
  return bouton;
}

function suivre(nouveau) {
  const ailleurs = /^exigences\[/.test(nouveau) && !trouver(nouveau).length;
  chemin = nouveau;
  if (ailleurs) rafraichir();
  else marquer();
}

// What stands at a path, or below it; failing that, at the record that holds it.
function trouver(voulu) {
  const tous = [...feuille.querySelectorAll("[data-chemin]")];
  const dedans = (autre) => autre === voulu || /^[.[#]/.test(autre.slice(voulu.length))
    && autre.startsWith(voulu);
  return tous.filter((e) => dedans(e.dataset.chemin));
}

function marquer() {
  for (const marque of feuille.querySelectorAll(".en-cours")) marque.classList.remove("en-cours");
  if (!chemin) return;
  const blocs = new Set(trouver(chemin).map((e) => e.closest(BLOCS) ?? e));
  for (const bloc of blocs) bloc.classList.add("en-cours");
  const [premier] = blocs;
  if (premier) amener(premier);
}

function amener(bloc) {
  const cadre = vue.getBoundingClientRect();
  const place = bloc.getBoundingClientRect();
  if (place.top >= cadre.top && place.bottom <= cadre.bottom) return;
  vue.scrollTo({ top: vue.scrollTop + place.top - cadre.top - cadre.height / 3 });
}

// From the document back to the field: the closest one that holds the value.
function aller(voulu) {
  const champs = [...document.querySelectorAll("#questions [data-chemin]")];
  const tient = (c) => voulu === c || (voulu.startsWith(c) && /^[.[#]/.test(voulu.slice(c.length)));
  const champ = champs
    .filter((c) => tient(c.dataset.chemin))
    .sort((a, b) => b.dataset.chemin.length - a.dataset.chemin.length)[0];
  if (!champ) return;
  montrer("questions");
  const saisie = champ.matches("input, select, textarea") ? champ
    : champ.querySelector(".controle, input:not([type=hidden]), select, textarea");
  (saisie ?? champ).focus({ preventScroll: true });
  champ.scrollIntoView({ block: "center" });
}

// The words that a finding speaks of, where the preview says them.
function souligner() {
  for (const ancien of feuille.querySelectorAll(".constat")) ancien.replaceWith(...ancien.childNodes);
  feuille.normalize();
  for (const constat of constats) {
    if (constat.mots) trouver(constat.chemin).some((e) => envelopper(e, constat));
  }
}

function envelopper(element, constat) {
  const uni = (texte) => texte.replace(/\s/gu, " ").toLowerCase();
  const marche = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let noeud = marche.nextNode(); noeud; noeud = marche.nextNode()) {
    const rang = uni(noeud.data).indexOf(uni(constat.mots));
    if (rang < 0) continue;
    const passage = document.createRange();
    passage.setStart(noeud, rang);
    passage.setEnd(noeud, rang + constat.mots.length);
    const souligne = document.createElement("span");
    souligne.className = "constat";
    souligne.title = constat.titre || constat.message;
    passage.surroundContents(souligne);
    return true;
  }
  return false;
}
