"""What follows when others can first read a message, whenever that is."""

from django.dispatch import receiver

from spaces.mail.tasks import tell_followers
from spaces.questions.deeds import note_answer
from spaces.signals import post_published


@receiver(post_published, dispatch_uid="questions_follow_posts")
def follow_post(sender, post, **kwargs):
    """Note that somebody answered a question, and have those who follow the topic told.

    Args:
        post: a `Post` that others read now; its topic is held.
    """
    note_answer(post)
    if post.number > 1:
        tell_followers.enqueue(post.pk)
