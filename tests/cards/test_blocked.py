"""Why a place takes no messages is said in words, whatever Teams' reason was."""

import pytest

from cards import blocked
from storage import shut_places
from storage.conversations import CHANNEL_DELETED

REASONS = [value for name, value in vars(shut_places).items() if name.isupper() and isinstance(value, str)]


@pytest.mark.parametrize("kept", sorted({CHANNEL_DELETED, *REASONS}))
def test_each_reason_that_is_kept_has_words_of_its_own(kept):
    assert blocked.why(kept) not in (blocked.UNKNOWN, kept)
    assert kept not in blocked.why(kept)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("403 ConversationBlockedByUser", "the person has blocked me (403 ConversationBlockedByUser)"),
        ("404 ConversationNotFound", "Teams does not find it any more (404 ConversationNotFound)"),
        ("404 Unknown", "Teams does not find it any more (404 Unknown)"),
        ("no answer HostNotAllowed", "its address is not one I may write to (no answer HostNotAllowed)"),
        ("403 SomethingNew", "Teams takes no messages there (403 SomethingNew)"),
        (None, "Teams takes no messages there"),
    ],
)
def test_a_refusal_is_said_in_words_with_its_code_beside(kept, said):
    assert blocked.why(kept) == said
