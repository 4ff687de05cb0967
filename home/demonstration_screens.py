"""Which screens the guides show: `home.demonstration_pictures` takes them."""

QUESTION = "intervenantes prostitution"
PUBLIC = {
    "fr": {
        "accueil": "/fr/",
        "recherche": f"/fr/documentation/?q={QUESTION}",
        "notice": "notice",
        "citer": "notice#cite-title",
        "dossiers": "/fr/dossiers/",
        "organismes": "/fr/organismes/?region=estrie",
        "webinaires": "/fr/webinaires/",
        "agenda": "/fr/agenda/",
        "outils": "/fr/outils/",
        "actualites": "/fr/actualites/",
        "bibliographie": "/fr/ma-bibliographie/",
        "adhesion": "/fr/adhesion/",
        "connexion": "/fr/compte/connexion/",
    },
    "en": {
        "accueil": "/en/",
        "recherche": f"/en/documentation/?q={QUESTION}",
        "notice": "notice",
        "citer": "notice#cite-title",
        "dossiers": "/en/guides/",
        "organismes": "/en/organisations/?region=estrie",
        "webinaires": "/en/webinars/",
        "agenda": "/en/calendar/",
        "outils": "/en/tools/",
        "actualites": "/en/news/",
        "bibliographie": "/en/my-bibliography/",
        "adhesion": "/en/join/",
        "connexion": "/en/account/sign-in/",
    },
}
LAW = "code criminel"
ADMIN = {
    "problemes": "/admin/problems/",
    "synonymes": "/admin/snippets/search/synonymgroup/",
    "questions": "/admin/reports/questions/",
}
REFERENCES = """
@techreport{avis2012, title={La prostitution, il est temps d'agir : avis}, year={2012},
  author={{Conseil du statut de la femme}}, pages={154}}
@book{exemple, title={Un guide pour la démonstration}, author={Démonstration, Intervenante de}, year={2026}}
@misc{sanstitre, year={2019}}
"""
NEW_PROMISE = {
    "fr": "Je préviens avant un récit difficile.",
    "en": "I give a warning before a difficult story.",
}
EDITOR = "redactrice@demo.example"
FACILITATOR = "animatrice@demo.example"
# What people see once signed in: address: {picture: {language: path}}.
THEIRS = {
    "membre@demo.example": {
        "membres": {"fr": "/fr/membres/", "en": "/en/members/"},
        "questions-evenement": {
            "fr": "/fr/webinaires/prendre-soin-de-soi/#questions",
            "en": "/en/webinars/prendre-soin-de-soi/#questions",
        },
        "inscription": {"fr": "/fr/webinaires/premier-contact/", "en": "/en/webinars/premier-contact/"},
        "revoir": {
            "fr": "/fr/webinaires/reconnaitre-les-signes/",
            "en": "/en/webinars/reconnaitre-les-signes/",
        },
        "propositions": {"fr": "/fr/webinaires/propositions/", "en": "/en/webinars/proposals/"},
        "proposer": {"fr": "/fr/outils/proposer/", "en": "/en/tools/propose/"},
        "contributions": {"fr": "/fr/compte/contributions/", "en": "/en/account/contributions/"},
        "profil": {"fr": "/fr/compte/profil/", "en": "/en/account/profile/"},
        "mes-donnees": {"fr": "/fr/compte/mes-donnees/", "en": "/en/account/my-data/"},
    },
    "vieprivee@demo.example": {
        "bureau-vie-privee": {"fr": "/fr/bureau-vie-privee/", "en": "/en/privacy-desk/"},
        "brouillon-avis": {
            "fr": "/fr/bureau-vie-privee/incidents/1/avis-personnes/#notice",
            "en": "/en/privacy-desk/incidents/1/notice-people/#notice",
        },
    },
}
