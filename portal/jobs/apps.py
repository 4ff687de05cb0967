"""Application configuration."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The `jobs` part of the ground floor."""

    name = "portal.jobs"
    label = "jobs"
