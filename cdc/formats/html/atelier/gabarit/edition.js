// A cell being edited, then saved: refused, overtaken, kept until the server is back.
import { ouvrirEditeur } from "./cases.js";
import { bloc, bouton, paragraphe } from "./elements.js";
import { envoyer } from "./envoi.js";
import { CASE, aller, attendre, cases, colonne, dire, lignes, montrer, section, voisine } from "./grille.js";
import { abandonner, ajouter, commencer } from "./nouvelles.js";
import { recharger } from "./relecture.js";

export let edition = null; // the cell being edited: { td, editeur }

export function editer(td, depart = null) {
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

export const vide = (td) => edition?.td === td && td.closest("tr").matches(".nouvelle:not([data-apres])") && !td.closest("tr").envoyee && !edition.editeur.texte().trim();

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

export function fermer() {
  const { td, editeur } = edition;
  edition = null;
  editeur.fermer();
  td.classList.remove("edite");
  td.removeAttribute("aria-invalid");
  return editeur.texte();
}

// Ends the editing: saves what changed, and goes `pas` cells further.
export function finir(pas = 0) {
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

// What is being typed goes on in the table that takes the place of the one it was typed in.
export function suspendre() {
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

export function enregistrer(td, texte) {
  const tr = td.closest("tr");
  if (tr.matches(".nouvelle")) return commencer(td, texte);
  if (texte === td.dataset.saisie) return undefined;
  montrer(td, texte.replaceAll("\n", " ; "));
  td.classList.add("envoi");
  return attendre(() => deposer(td, texte));
}

export async function deposer(td, texte, vu = td.dataset.saisie) {
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

export function refuser(td, texte, dit) {
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
