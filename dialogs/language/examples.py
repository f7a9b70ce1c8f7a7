"""Sentences as people type them, by intent: what no pattern knows is read by what its words mean in these.

Examples stand in plain words ("what is", not "whats"), one after the other with " | " between them. To teach the bot a
way of speaking, add one to its intent. A word in capitals stands for any of its kind: DATE, REF (an action's number),
NUMBER, STATUS, AGENCY, PERSON, COHORT, PRODUCT, THEME.
"""

from dialogs.language import examples_actions, examples_lists, examples_meetings, examples_talk, examples_training

EXAMPLES: dict[str, str] = {
    **examples_training.EXAMPLES,
    **examples_actions.EXAMPLES,
    **examples_lists.EXAMPLES,
    **examples_meetings.EXAMPLES,
    **examples_talk.EXAMPLES,
}
