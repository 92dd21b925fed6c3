// Whole rows: moved, copied, deleted once what names them was read.
import { bloc, bouton, paragraphe } from "./elements.js";
import { envoyer } from "./envoi.js";
import { aller, attendre, cases, dire, lignes, section } from "./grille.js";
import { recharger, remplacer } from "./relecture.js";

export const defaire = () => document.getElementById("annulation")?.requestSubmit();
const annuler = () => bouton("Annuler", defaire);

export async function agir(s, adresse, donnees, colonneVoulue = 0) {
  const dit = await envoyer(adresse, donnees);
  if (dit.etat === "cite") return citer(s, donnees, dit);
  if (dit.etat !== "enregistre") {
    if (dit.etat === "conflit") {
      const neuve = await recharger(s);
      dire(neuve, paragraphe("La liste a changé ailleurs : la voici. Recommencez sur la bonne ligne.")).classList.add("avertit");
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

export function deplacer(td, sens) {
  const tr = td.closest("tr"), s = section(td), rang = Number(tr.dataset.rang) + sens;
  if (!s.dataset.liste || tr.matches(".nouvelle") || rang < 0 || rang >= Number(s.dataset.total)) return;
  const { chemin, empreinte } = tr.dataset, n = cases(tr).indexOf(td);
  attendre(() => agir(section(td) ?? s, "/lignes/deplacer", { chemin, empreinte, rang, page: s.dataset.page, filtre: s.dataset.q }, n));
}

export function etat(s, formulaire) {
  const donnees = Object.fromEntries(formulaire);
  return { ...donnees, page: s.dataset.page ?? "1", filtre: s.dataset.q ?? "" };
}

export function menu(resume) {
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
  div.ontoggle = (evt) => { if (evt.newState === "closed") details.open = false; };
}
