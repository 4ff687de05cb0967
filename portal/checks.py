"""House rules that Django's system checks hold."""

from django.core.checks import Error, register

REQUIRED = ("parent_page_types", "subpage_types", "page_description")


def page_type_errors(model):
    """Return the faults of one page type, as a list of `Error`."""
    from portal.models import PortalPage

    name = model._meta.label
    if not issubclass(model, PortalPage):
        return [
            Error(
                f"{name} is not a PortalPage.",
                hint="Its audience and its gate come with it.",
                id="portal.E001",
            )
        ]
    errors = [
        Error(f"{name} does not state {attribute}.", hint="Every page type states it.", id="portal.E002")
        for attribute in REQUIRED
        if attribute not in vars(model)
    ]
    if any("serve" in vars(base) for base in model.mro()[: model.mro().index(PortalPage)]):
        errors.append(
            Error(
                f"{name} overrides serve().",
                hint="Override respond(): serve() is the gate.",
                id="portal.E003",
            )
        )
    if not hasattr(model.objects.none(), "visible_to"):
        errors.append(
            Error(f"{name}.objects has no visible_to().", hint="Keep PortalPageManager.", id="portal.E004")
        )
    return errors


@register
def check_page_types(app_configs, **kwargs):
    """Fail a page type that forgets its tree rules or its gate."""
    from wagtail.models import Page, get_page_models

    from portal.models import PortalPage

    return [
        error
        for model in get_page_models()
        if model not in (Page, PortalPage)
        for error in page_type_errors(model)
    ]
