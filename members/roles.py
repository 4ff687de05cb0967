"""The roles, as a table: what each group may do in the admin. `setup_roles` applies it."""

from dataclasses import dataclass, field

READ_MEMBERS = "portal.read_members"
ENTER_ADMIN = "wagtailadmin.access_admin"
MANAGE_PRIVACY = "members.manage_privacy"
LOOK_AFTER_MEMBERS = "members.look_after_members"
LOOK_AFTER_EVENTS = "webinars.look_after_events"
MODERATE_DEPOSITS = "deposits.moderate_deposits"
LOOK_AFTER_TOOLS = "tools.look_after_tools"
TAKE_PART = "spaces.take_part"
OPEN_SPACES = "spaces.open_spaces"
QUESTIONS = "search.view_askedquestion"
PROBLEMS = [f"documents.{verb}_problemreport" for verb in ("change", "delete", "view")]
VOCABULARIES = [
    f"{app}.{verb}_{model}"
    for app, model in (
        ("portal", "theme"),
        ("portal", "region"),
        ("tools", "situation"),
        ("search", "synonymgroup"),
        ("search", "firstanswer"),
    )
    for verb in ("add", "change", "delete", "view")
]
CHARTER = [f"members.{verb}_charterversion" for verb in ("add", "change", "delete", "view", "publish")]
REPLIES = [f"members.{verb}_preparedreply" for verb in ("add", "change", "delete", "view")]
ORGANISATIONS = [
    f"members.{verb}_{model}"
    for model in ("organisation", "service", "servedpeople")
    for verb in ("add", "change", "delete", "view")
]
SERIES = [f"webinars.{verb}_eventseries" for verb in ("add", "change", "delete", "view")]
PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
# Wagtail gives the rights on custom libraries through its own models.
IMAGES = ("add_image", "change_image", "choose_image")
FILES = ("add_document", "change_document", "choose_document")


@dataclass(frozen=True)
class Role:
    """A group and its rights.

    Args:
        name: the group's name, as the team reads it.
        permissions: "app.codename" of its rights over whole models.
        pages: codenames of its rights over all the pages of the site.
        library: codenames of its rights over images and files.
    """

    name: str
    permissions: list[str] = field(default_factory=list)
    pages: tuple[str, ...] = ()
    library: tuple[str, ...] = ()


MEMBER = Role("Membre", [READ_MEMBERS, TAKE_PART])
FACILITATOR = Role(
    "Animatrice",
    [
        READ_MEMBERS,
        ENTER_ADMIN,
        "portal.change_sitesettings",
        "members.choose_pivots",
        "members.help_sign_in",
        "members.decide_application",
        *REPLIES,
        *CHARTER,
        "members.settle_message_reports",
        LOOK_AFTER_MEMBERS,
        LOOK_AFTER_EVENTS,
        MODERATE_DEPOSITS,
        LOOK_AFTER_TOOLS,
        TAKE_PART,
        OPEN_SPACES,
        *SERIES,
        "wagtail_localize.submit_translation",
        *VOCABULARIES,
        *ORGANISATIONS,
        QUESTIONS,
        *PROBLEMS,
    ],
    PAGES,
    (*IMAGES, *FILES),
)
EDITOR = Role(
    "Rédactrice",
    [
        READ_MEMBERS,
        ENTER_ADMIN,
        "wagtail_localize.submit_translation",
        *VOCABULARIES,
        *ORGANISATIONS,
        QUESTIONS,
        *PROBLEMS,
    ],
    PAGES,
    (*IMAGES, *FILES),
)
# She works on the portal's own pages: the admin would show her every draft.
PRIVACY_OFFICER = Role("Responsable de la vie privée", [READ_MEMBERS, MANAGE_PRIVACY])
ROLES = [MEMBER, FACILITATOR, EDITOR, PRIVACY_OFFICER]
